//! The tree of an XML file: flat tables of nodes and attributes that borrow from its text.
//!
//! Most files are plain XML, and a parser of our own takes them in one go (see `plain`). What that
//! does not take (document types, CDATA, processing instructions, letters of other alphabets in
//! names, anything wrong) is parsed by roxmltree, whose tree is copied (see `copy`): it alone says
//! what is wrong with a file. The tables are as small as can be, since the largest files make
//! hundreds of thousands of nodes.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use super::decode::is_xml_char;
use super::vocabulary::{is_artifact, is_step, is_thing};
use super::xml::is_model;

#[cfg(any(test, fuzzing))]
mod agree;
mod copy;
mod plain;
#[cfg(test)]
mod tests;

/// Namespace of the prefix `xml`.
pub(super) const XML: &str = "http://www.w3.org/XML/1998/namespace";
/// Where there is no node, name or namespace.
const NONE: u32 = u32::MAX;
/// Kinds of nodes that are no element; the kind of an element is the number of its name.
const TEXT: u32 = NONE;
const COMMENT: u32 = NONE - 1;
const INSTRUCTION: u32 = NONE - 2;
const ROOT: u32 = NONE - 3;
/// Set in the name of an attribute whose value does not stand in the text as it is.
const DECODED: u32 = 1 << 31;

/// One node. Those inside it follow at once.
#[derive(Clone, Copy, Debug)]
struct Cell {
    /// Of an element the number of its name, else the kind.
    kind: u32,
    parent: u32,
    /// The first node behind it and all inside it.
    end: u32,
    /// Bytes of the text.
    start: u32,
    stop: u32,
    /// Of an element its first attribute; of others the number of their decoded text, or [`NONE`].
    first: u32,
    /// Of an element the namespaces in scope.
    scope: u32,
    /// Of an element how many attributes it has.
    attributes: u32,
}

/// One attribute: its name, and where name and value stand.
#[derive(Clone, Copy, Debug)]
struct Given {
    name: u32,
    start: u32,
    value: u32,
    stop: u32,
}

/// A name with its namespace, and what it means to BPMN.
#[derive(Clone, Copy, Debug)]
struct Name<'i> {
    local: &'i str,
    namespace: u32,
    bpmn: bool,
    read_as: ReadAs,
}

/// As what an element is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ReadAs {
    Step,
    Artifact,
    /// Another thing with an id of its own.
    Thing,
    Nothing,
}

/// Namespaces that an element declares, inside those around it.
#[derive(Clone, Debug)]
struct Scope<'i> {
    around: u32,
    /// Prefix (empty for the default) and namespace, [`NONE`] for none.
    declared: Vec<(&'i str, u32)>,
}

/// The tree of a text.
#[derive(Debug)]
pub(super) struct Document<'i> {
    text: &'i str,
    cells: Vec<Cell>,
    given: Vec<Given>,
    names: Vec<Name<'i>>,
    /// Numbers of names; asked, never walked.
    numbers: HashMap<(u32, &'i str), u32>,
    spaces: Vec<Cow<'i, str>>,
    /// Numbers of namespaces; asked, never walked.
    space_numbers: HashMap<Cow<'i, str>, u32>,
    scopes: Vec<Scope<'i>>,
    /// Texts that do not stand in the file as they are.
    decoded: Vec<Box<str>>,
    /// Numbers of decoded values by attribute; asked, never walked.
    values: HashMap<u32, u32>,
}

impl<'i> Document<'i> {
    fn new(text: &'i str) -> Self {
        let root = Cell {
            kind: ROOT,
            parent: NONE,
            end: 1,
            start: 0,
            stop: place(text.len()),
            first: NONE,
            scope: 0,
            attributes: 0,
        };
        // Files of this size have about one node for each 28 bytes, and nearly as many attributes.
        let mut cells = Vec::with_capacity(text.len() / 28 + 16);
        cells.push(root);
        Self {
            text,
            cells,
            given: Vec::with_capacity(text.len() / 36 + 16),
            names: Vec::new(),
            numbers: HashMap::new(),
            spaces: Vec::new(),
            space_numbers: HashMap::new(),
            scopes: vec![Scope { around: NONE, declared: Vec::new() }],
            decoded: Vec::new(),
            values: HashMap::new(),
        }
    }

    /// Parses a text; `None` when it is no XML. Depth is not bounded here but for plain files: ask
    /// [`check_limits`](super::decode::check_limits) before.
    pub(super) fn parse(text: &'i str) -> Option<Self> {
        let plain = if text.contains(|c| !is_xml_char(c)) { None } else { Self::plain(text) };
        #[cfg(fuzzing)]
        if plain.is_some() {
            agree::agrees(text);
        }
        plain.or_else(|| Self::copied(text).ok())
    }

    /// The text.
    pub(super) fn input_text(&self) -> &'i str {
        self.text
    }

    /// A node by its number.
    pub(super) fn node(&self, number: u32) -> Option<Node<'_, 'i>> {
        let cell = self.cells.get(number as usize)?;
        Some(Node { document: self, number, cell })
    }

    /// How many nodes there are: numbers are smaller.
    pub(super) fn size(&self) -> usize {
        self.cells.len()
    }

    /// The root element; the document itself where there is none, which no parser leaves so.
    pub(super) fn root_element(&self) -> Node<'_, 'i> {
        let document = Node { document: self, number: 0, cell: &self.cells[0] };
        document.children().find(Node::is_element).unwrap_or(document)
    }

    /// Whether any name is of this namespace.
    pub(super) fn speaks(&self, uri: &str) -> bool {
        self.space_numbers.contains_key(uri)
    }

    fn space(&mut self, uri: Cow<'i, str>) -> u32 {
        if let Some(number) = self.space_numbers.get(&uri) {
            return *number;
        }
        let number = place(self.spaces.len());
        self.spaces.push(uri.clone());
        self.space_numbers.insert(uri, number);
        number
    }

    fn name(&mut self, namespace: u32, local: &'i str) -> u32 {
        if let Some(number) = self.numbers.get(&(namespace, local)) {
            return *number;
        }
        let number = place(self.names.len());
        let bpmn = self.spaces.get(namespace as usize).is_some_and(|uri| is_model(uri));
        let read_as = match local {
            _ if !bpmn => ReadAs::Nothing,
            _ if is_step(local) => ReadAs::Step,
            _ if is_artifact(local) => ReadAs::Artifact,
            _ if is_thing(local) => ReadAs::Thing,
            _ => ReadAs::Nothing,
        };
        self.names.push(Name { local, namespace, bpmn, read_as });
        self.numbers.insert((namespace, local), number);
        number
    }

    /// A scope and those around it.
    fn scopes_from(&self, scope: u32) -> impl Iterator<Item = &Scope<'i>> {
        let get = |number: u32| self.scopes.get(number as usize);
        std::iter::successors(get(scope), move |scope| get(scope.around))
    }

    /// The namespace a prefix means in a scope; `None` where it means none.
    fn lookup(&self, scope: u32, prefix: &str) -> Option<u32> {
        let mut all = self.scopes_from(scope).flat_map(|scope| &scope.declared);
        let (_, uri) = all.find(|(p, _)| *p == prefix)?;
        Some(*uri).filter(|uri| *uri != NONE)
    }

    fn keep(&mut self, text: &str) -> u32 {
        self.decoded.push(text.into());
        place(self.decoded.len() - 1)
    }

    fn open(&mut self, kind: u32, parent: u32, range: Range<usize>, first: u32) -> u32 {
        let number = place(self.cells.len());
        self.cells.push(Cell {
            kind,
            parent,
            end: number + 1,
            start: place(range.start),
            stop: place(range.end),
            first,
            scope: 0,
            attributes: 0,
        });
        number
    }
}

/// A place as it is kept: texts are far shorter than this holds.
fn place(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(NONE)
}

/// A node of a tree.
#[derive(Clone, Copy)]
pub(super) struct Node<'d, 'i> {
    document: &'d Document<'i>,
    number: u32,
    cell: &'d Cell,
}

impl PartialEq for Node<'_, '_> {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.document, other.document) && self.number == other.number
    }
}

impl std::fmt::Debug for Node<'_, '_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "node {} {:?}", self.number, self.named().map(|n| n.local))
    }
}

impl<'d, 'i> Node<'d, 'i> {
    fn at(self, number: u32) -> Option<Self> {
        self.document.node(number)
    }

    fn named(self) -> Option<&'d Name<'i>> {
        self.document.names.get(self.cell.kind as usize)
    }

    /// Its number in the tree, in the order of the file.
    pub(super) fn number(self) -> u32 {
        self.number
    }

    /// Its tree.
    pub(super) fn document(self) -> &'d Document<'i> {
        self.document
    }

    /// Whether it is an element.
    pub(super) fn is_element(&self) -> bool {
        self.cell.kind < ROOT
    }

    /// Whether it is text.
    pub(super) fn is_text(&self) -> bool {
        self.cell.kind == TEXT
    }

    /// Whether it is a comment.
    pub(super) fn is_comment(&self) -> bool {
        self.cell.kind == COMMENT
    }

    /// Whether it is a processing instruction.
    pub(super) fn is_instruction(&self) -> bool {
        self.cell.kind == INSTRUCTION
    }

    /// The name of an element without its prefix; empty for others.
    pub(super) fn local(self) -> &'i str {
        self.named().map_or("", |n| n.local)
    }

    /// The namespace of an element.
    pub(super) fn namespace(self) -> Option<&'d str> {
        self.document.spaces.get(self.named()?.namespace as usize).map(|uri| &**uri)
    }

    /// The name of an element of BPMN's model; empty for others.
    pub(super) fn bpmn_name(self) -> &'i str {
        self.named().filter(|n| n.bpmn).map_or("", |n| n.local)
    }

    /// Whether it is an element of BPMN's model.
    pub(super) fn is_bpmn(self) -> bool {
        self.named().is_some_and(|n| n.bpmn)
    }

    /// Whether it is read as a step.
    pub(super) fn is_step(self) -> bool {
        self.named().is_some_and(|n| n.read_as == ReadAs::Step)
    }

    /// Whether it is read as an artifact.
    pub(super) fn is_artifact(self) -> bool {
        self.named().is_some_and(|n| n.read_as == ReadAs::Artifact)
    }

    /// Whether it becomes a thing of the model with an id of its own.
    pub(super) fn is_thing(self) -> bool {
        self.named().is_some_and(|n| n.read_as != ReadAs::Nothing)
    }

    /// The bytes it takes.
    pub(super) fn range(self) -> Range<usize> {
        self.cell.start as usize..self.cell.stop as usize
    }

    /// What a text or comment says; of an element what its first child says, where that is text.
    pub(super) fn text(self) -> Option<&'d str> {
        if self.is_element() {
            return self.children().next().filter(Node::is_text).and_then(Node::text);
        }
        let range = self.range();
        match self.document.decoded.get(self.cell.first as usize) {
            Some(text) => Some(text),
            None if self.is_comment() => {
                self.document.text.get(range.start + "<!--".len()..range.end - "-->".len())
            }
            None => self.document.text.get(range),
        }
    }

    /// The nodes directly inside it.
    pub(super) fn children(self) -> Children<'d, 'i> {
        Children { document: self.document, next: self.number + 1, end: self.cell.end }
    }

    /// It and all nodes inside it.
    pub(super) fn descendants(self) -> impl Iterator<Item = Self> {
        (self.number..self.cell.end).filter_map(move |number| self.at(number))
    }

    /// The first element directly inside it.
    pub(super) fn first_element_child(self) -> Option<Self> {
        self.children().find(Self::is_element)
    }

    /// What it stands in.
    pub(super) fn parent(self) -> Option<Self> {
        self.at(self.cell.parent)
    }

    /// The element it stands in.
    pub(super) fn parent_element(self) -> Option<Self> {
        self.parent().filter(Self::is_element)
    }

    /// It, what it stands in, and so on.
    pub(super) fn ancestors(self) -> impl Iterator<Item = Self> {
        std::iter::successors(Some(self), |n| n.parent())
    }

    /// Its attributes but declarations of namespaces, in order.
    pub(super) fn attributes(self) -> impl ExactSizeIterator<Item = Attribute<'d, 'i>> {
        let document = self.document;
        let first = if self.is_element() { self.cell.first as usize } else { 0 };
        let last = first + self.cell.attributes as usize;
        let given = document.given.get(first..last).unwrap_or_default();
        given.iter().enumerate().map(move |(i, given)| Attribute {
            document,
            number: first + i,
            given,
        })
    }

    /// The value of an attribute without a namespace.
    pub(super) fn attribute(self, name: &str) -> Option<&'d str> {
        self.attributes()
            .find(|a| a.named().is_some_and(|n| n.namespace == NONE && n.local == name))
            .map(Attribute::value)
    }

    /// The value of an attribute of a namespace.
    pub(super) fn attribute_of(self, uri: &str, name: &str) -> Option<&'d str> {
        self.attributes()
            .find(|a| a.name() == name && a.namespace() == Some(uri))
            .map(Attribute::value)
    }

    /// Prefixes (empty for the default) and namespaces in scope: its own first.
    pub(super) fn namespaces(self) -> impl Iterator<Item = (&'i str, &'d str)> {
        let (document, own) = (self.document, self.cell.scope);
        let declared = document.scopes_from(own).enumerate().flat_map(move |(nearer, scope)| {
            scope.declared.iter().filter(move |(prefix, _)| {
                let mut nearer = document.scopes_from(own).take(nearer);
                !nearer.any(|scope| scope.declared.iter().any(|(p, _)| p == prefix))
            })
        });
        // A default that is taken back is none.
        declared.filter_map(|(prefix, uri)| {
            let uri = document.spaces.get(*uri as usize)?;
            Some((*prefix, &**uri))
        })
    }

    /// The namespace that a prefix (empty for the default) means here.
    pub(super) fn lookup(self, prefix: &str) -> Option<&'d str> {
        if prefix == "xml" {
            return Some(XML);
        }
        let number = self.document.lookup(self.cell.scope, prefix)?;
        self.document.spaces.get(number as usize).map(|uri| &**uri)
    }
}

/// The nodes directly inside another.
#[derive(Clone)]
pub(super) struct Children<'d, 'i> {
    document: &'d Document<'i>,
    next: u32,
    end: u32,
}

impl<'d, 'i> Iterator for Children<'d, 'i> {
    type Item = Node<'d, 'i>;

    fn next(&mut self) -> Option<Node<'d, 'i>> {
        if self.next >= self.end {
            return None;
        }
        let node = self.document.node(self.next)?;
        self.next = node.cell.end;
        Some(node)
    }
}

/// An attribute of an element.
#[derive(Clone, Copy)]
pub(super) struct Attribute<'d, 'i> {
    document: &'d Document<'i>,
    number: usize,
    given: &'d Given,
}

impl<'d, 'i> Attribute<'d, 'i> {
    fn named(self) -> Option<&'d Name<'i>> {
        self.document.names.get((self.given.name & !DECODED) as usize)
    }

    /// Its name without prefix.
    pub(super) fn name(self) -> &'i str {
        self.named().map_or("", |n| n.local)
    }

    /// Its namespace.
    pub(super) fn namespace(self) -> Option<&'d str> {
        self.document.spaces.get(self.named()?.namespace as usize).map(|uri| &**uri)
    }

    /// Its value.
    pub(super) fn value(self) -> &'d str {
        if self.given.name & DECODED != 0 {
            let number = self.document.values.get(&place(self.number));
            let decoded = number.and_then(|n| self.document.decoded.get(*n as usize));
            return decoded.map_or("", |value| value);
        }
        let range = self.given.value as usize..self.given.stop as usize;
        self.document.text.get(range).unwrap_or_default()
    }

    /// The bytes of name and quoted value.
    pub(super) fn range(self) -> Range<usize> {
        self.given.start as usize..self.given.stop as usize + 1
    }

    /// Its name with the prefix it has in the file.
    pub(super) fn written(self) -> &'i str {
        let text: &'i str = self.document.text;
        let rest = text.get(self.given.start as usize..self.given.value as usize);
        let rest = rest.unwrap_or_default();
        let end = rest.find(|c: char| c.is_whitespace() || c == '=').unwrap_or(rest.len());
        &rest[..end]
    }
}
