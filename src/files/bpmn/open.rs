//! From the bytes of a file to its tree, what is broken mended where its meaning is clear, and the
//! text kept as the source of what was read.

use std::sync::Arc;

use roxmltree::Error;

use crate::files::error::{At, OpenError};
use crate::model::finding::{Finding, Place};
use crate::model::foreign::Source;
use crate::model::study::Study;

use super::decode::{MAX_NODES, check_limits, decode};
use super::dom::Document;
use super::read::{self, EXPORTER};
use super::xml::{KNOWN, UNDECLARED, bpmn_children, bpmn_name};
use super::{Content, Opened, ReadOptions};

/// Most pools of a file: things without one are sought in each.
const MAX_POOLS: usize = 10_000;
/// Most prefixes declared for a file that forgot to.
const MAX_PREFIXES: usize = 20;

/// Reads a file.
pub(super) fn read(bytes: &[u8], options: ReadOptions) -> Result<Opened, OpenError> {
    let decoded = decode(bytes)?;
    let mut text = decoded.text;
    let mut findings = Vec::new();
    if decoded.mended {
        findings.push(Finding::warning(Place::Study, "bpmn-bytes-replaced"));
    }
    if let Some(document) = Document::plain(&text) {
        let (opened, whole) = understood(&document, options, findings)?;
        drop(document);
        return Ok(kept(opened, whole, decoded.lead, text, options));
    }
    let mut limits = check_limits(&text)?;
    if let Some(end) = limits.root_end {
        text.truncate(end);
        findings.push(Finding::warning(Place::Study, "bpmn-after-root"));
    }
    let mut declared = 0;
    loop {
        let error = match Document::copied(&text) {
            Ok(document) => {
                let (opened, whole) = understood(&document, options, findings)?;
                drop(document);
                return Ok(kept(opened, whole, decoded.lead, text, options));
            }
            Err(error) => error,
        };
        let Error::UnknownNamespace(prefix, _) = &error else {
            return Err(refusal(&error, &text, limits.unclosed));
        };
        if declared == MAX_PREFIXES || !declare(&mut text, limits.root_start, prefix) {
            return Err(refusal(&error, &text, limits.unclosed));
        }
        declared += 1;
        limits = check_limits(&text)?;
        let warning = Finding::warning(Place::Study, "bpmn-prefix-undeclared");
        findings.push(warning.with("prefix", prefix.as_str()));
    }
}

/// What a tree says, and whether our writer makes the same text of it, so that nothing of that needs
/// to be kept.
fn understood(
    document: &Document<'_>,
    options: ReadOptions,
    findings: Vec<Finding>,
) -> Result<(Opened, bool), OpenError> {
    judge(document)?;
    let opened = read::read(document, options, findings)?;
    let ours = document.root_element().attribute("exporter") == Some(EXPORTER);
    let whole = ours && is_made_by_us(&opened.study, document.input_text());
    Ok((opened, whole))
}

/// The tree of a source's text; `None` when it cannot have been read.
pub(super) fn parse_again(text: &str) -> Option<Document<'_>> {
    let document = if let Some(document) = Document::plain(text) {
        document
    } else {
        check_limits(text).ok()?;
        Document::copied(text).ok()?
    };
    judge(&document).ok()?;
    Some(document)
}

/// Refuses a tree whose root is not BPMN's, and one of too many pools.
fn judge(document: &Document<'_>) -> Result<(), OpenError> {
    let root = document.root_element();
    if bpmn_name(root) != "definitions" {
        let at = At::of_byte(document.input_text().as_bytes(), root.range().start);
        let found = root.local().chars().take(80).collect();
        return Err(OpenError::WrongRoot { at, found });
    }
    let collaborations = root.children().filter(|n| bpmn_name(*n) == "collaboration");
    let participants = collaborations.flat_map(|c| bpmn_children(c, "participant"));
    if participants.count() > MAX_POOLS {
        return Err(OpenError::TooMany { limit: MAX_POOLS });
    }
    Ok(())
}

/// Declares a prefix at the root; `false` where there is no root.
fn declare(text: &mut String, root: Option<usize>, prefix: &str) -> bool {
    let Some(root) = root else { return false };
    let end = text[root..].find(|c: char| c.is_whitespace() || matches!(c, '>' | '/'));
    let Some(end) = end.map(|e| root + e) else { return false };
    let known = KNOWN.iter().find(|(p, _)| *p == prefix).map(|(_, uri)| *uri);
    let uri = known.map_or_else(|| format!("{UNDECLARED}{prefix}"), str::to_owned);
    text.insert_str(end, &format!(" xmlns:{prefix}=\"{uri}\""));
    true
}

fn refusal(error: &Error, text: &str, unclosed: bool) -> OpenError {
    let at = error.pos();
    let at = At::new(at.row, at.col);
    match error {
        Error::NodesLimitReached
        | Error::AttributesLimitReached
        | Error::NamespacesLimitReached => OpenError::TooMany { limit: MAX_NODES as usize },
        Error::UnexpectedEndOfStream | Error::UnclosedRootNode if unclosed => {
            OpenError::Truncated(At::of_byte(text.as_bytes(), text.len()))
        }
        _ if unclosed && error.pos().row as usize >= text.lines().count() => {
            OpenError::Truncated(At::of_byte(text.as_bytes(), text.len()))
        }
        _ => OpenError::NotXml { at, detail: error.to_string() },
    }
}

/// Whether our writer gives just this text, so that nothing of it needs to be kept.
fn is_made_by_us(study: &Study, text: &str) -> bool {
    let variant = study.variants().first();
    variant.is_some_and(|v| super::write::write(study, v, Content::Whole) == text)
}

/// What was opened, with the text it was read from where that is not what our writer makes of it.
fn kept(opened: Opened, whole: bool, lead: String, text: String, options: ReadOptions) -> Opened {
    if whole && lead.is_empty() {
        return opened;
    }
    let source = if lead.is_empty() { text } else { lead + &text };
    with_source(opened, source, options)
}

/// What was opened, with the text it was read from.
fn with_source(mut opened: Opened, text: String, options: ReadOptions) -> Opened {
    // What another language was asked for is not what the text says of itself.
    let as_read = options.language.is_none().then(|| Arc::new(opened.study.clone()));
    let id = opened.study.variants().first().map(|v| v.id.clone());
    if let Some(procedure) = id.and_then(|id| opened.study.procedure_mut(&id)) {
        procedure.put_source(Some(Source::new(text, as_read)));
    }
    opened
}
