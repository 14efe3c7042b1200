//! The tree that roxmltree makes of a text, as one of ours.

use std::borrow::Cow;

use roxmltree::{Error, ParsingOptions};

use crate::files::bpmn::decode::MAX_NODES;

use super::{COMMENT, DECODED, Document, Given, INSTRUCTION, NONE, Scope, TEXT, place};

impl<'i> Document<'i> {
    /// Parses a text with roxmltree.
    ///
    /// # Errors
    /// What is wrong with it.
    pub(in crate::files::bpmn) fn copied(text: &'i str) -> Result<Self, Error> {
        // What declares entities is refused before; a document type without says nothing, and none
        // is fetched.
        let options =
            ParsingOptions { allow_dtd: true, nodes_limit: MAX_NODES, ..Default::default() };
        let parsed = roxmltree::Document::parse_with_options(text, options)?;
        let mut out = Self::new(text);
        // Numbers of the nodes that stand open, each with how deep it is.
        let mut open: Vec<u32> = vec![0];
        for node in parsed.root().descendants().skip(1) {
            let depth = node.ancestors().count() - 1;
            for number in open.split_off(depth.min(open.len())) {
                out.close(number);
            }
            let parent = open.last().copied().unwrap_or_default();
            let number = if node.is_element() {
                out.element(node, parent)
            } else {
                let kind = match node.node_type() {
                    roxmltree::NodeType::Text => TEXT,
                    roxmltree::NodeType::Comment => COMMENT,
                    _ => INSTRUCTION,
                };
                let said =
                    node.text().filter(|said| kind != TEXT || text.get(node.range()) != Some(said));
                let first = said.map_or(NONE, |said| out.keep(said));
                out.open(kind, parent, node.range(), first)
            };
            open.push(number);
        }
        for number in open.into_iter().rev() {
            out.close(number);
        }
        Ok(out)
    }

    fn close(&mut self, number: u32) {
        let end = place(self.cells.len());
        if let Some(cell) = self.cells.get_mut(number as usize) {
            cell.end = end;
        }
    }

    fn element(&mut self, node: roxmltree::Node<'_, 'i>, parent: u32) -> u32 {
        let around = self.cells.get(parent as usize).map_or(0, |cell| cell.scope);
        // The empty one is none.
        let namespace = node.tag_name().namespace().filter(|uri| !uri.is_empty());
        let namespace = namespace.map_or(NONE, |uri| self.space(Cow::Owned(uri.to_owned())));
        let kind = self.name(namespace, node.tag_name().name());
        let scope = self.scope_of(node, around);
        let first = place(self.given.len());
        let number = self.open(kind, parent, node.range(), first);
        for attribute in node.attributes() {
            let namespace = attribute.namespace().map(str::to_owned);
            let namespace = namespace.map_or(NONE, |uri| self.space(Cow::Owned(uri)));
            let mut name = self.name(namespace, attribute.name());
            let value = attribute.range_value();
            if self.text.get(value.clone()) != Some(attribute.value()) {
                name |= DECODED;
                let kept = self.keep(attribute.value());
                self.values.insert(place(self.given.len()), kept);
            }
            self.given.push(Given {
                name,
                start: place(attribute.range().start),
                value: place(value.start),
                stop: place(value.end),
            });
        }
        let attributes = place(self.given.len()) - first;
        if let Some(cell) = self.cells.get_mut(number as usize) {
            (cell.scope, cell.attributes) = (scope, attributes);
        }
        number
    }

    /// The scope of an element: that around it where it declares nothing else.
    fn scope_of(&mut self, node: roxmltree::Node<'_, 'i>, around: u32) -> u32 {
        // Most declare nothing and share the namespaces of their parent.
        let parent = node.parent_element().map(|parent| parent.namespaces());
        let shares = parent.is_some_and(|all| {
            let mut both = node.namespaces().zip(all.clone());
            all.len() == node.namespaces().len() && both.all(|(a, b)| std::ptr::eq(a, b))
        });
        if shares {
            return around;
        }
        let mut declared = Vec::new();
        for namespace in node.namespaces() {
            let prefix = namespace.name().unwrap_or_default();
            if prefix == "xml" {
                continue;
            }
            let uri = match namespace.uri() {
                "" => NONE,
                uri => self.space(Cow::Owned(uri.to_owned())),
            };
            if self.lookup(around, prefix).unwrap_or(NONE) != uri {
                declared.push((prefix, uri));
            }
        }
        if declared.is_empty() {
            return around;
        }
        self.scopes.push(Scope { around, declared });
        place(self.scopes.len() - 1)
    }
}
