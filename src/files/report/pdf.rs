//! A document as PDF: vectors and text that can be selected, fonts inside, tagged, with an outline.
//!
//! PDF/UA-1 where its texts allow. No date, no name of a machine: the same document gives the same
//! bytes.

use std::num::NonZeroU16;

use krilla::configure::{Accessibility, Configuration, ConfigurationBuilder};
use krilla::geom::Point as At;
use krilla::metadata::Metadata;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::tagging::{
    Artifact, ArtifactType, ContentTag, Identifier, ListNumbering, Node as Branch, SpanTag,
    TableHeaderScope, Tag, TagGroup, TagTree,
};
use krilla::{Document, SerializeSettings, destination::XyzDestination};

use crate::drawing::tokens::Palette;
use crate::files::error::SaveError;

use super::paint::{Fonts, Painter};
use super::tree::{Kind, Laid, Mark, Page};
use super::{Report, page};

/// Deepest heading of the outline.
const DEEPEST: usize = 3;

/// Writes a document.
///
/// # Errors
/// When the pages cannot be written as PDF.
pub fn write(report: &Report) -> Result<Vec<u8>, SaveError> {
    let laid = page::lay(report);
    let strict = ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1);
    // Letters of scripts that the font lacks are drawn as a box, which PDF/UA does not allow: the
    // same pages are then written without its promise.
    let attempts = [strict.finish().unwrap_or_default(), Configuration::default()];
    let mut failed = None;
    for configuration in attempts {
        match once(report, &laid, configuration) {
            Ok(bytes) => return Ok(bytes),
            Err(error) => failed = Some(error),
        }
    }
    Err(failed.unwrap_or_else(|| SaveError::Unsayable(report.title.clone())))
}

fn once(report: &Report, laid: &Laid, configuration: Configuration) -> Result<Vec<u8>, SaveError> {
    let unsayable = |what: String| SaveError::Unsayable(what);
    let fonts = Fonts::read().ok_or_else(|| unsayable("font".to_owned()))?;
    let settings = SerializeSettings { configuration, ..SerializeSettings::default() };
    let mut document = Document::new_with(settings);
    document.set_metadata(
        Metadata::new()
            .title(report.title.clone())
            .description(report.subject.clone())
            .language(report.language.tag().to_owned())
            .creator(format!("prodigio {}", env!("CARGO_PKG_VERSION"))),
    );
    let mut leaves: Vec<Vec<Identifier>> = vec![Vec::new(); laid.nodes.len()];
    for page in &laid.pages {
        paint(&mut document, page, &fonts, &mut leaves)?;
    }
    document.set_outline(outline(&laid.marks, &report.title));
    document.set_tag_tree(tags(laid, &leaves, report));
    document.finish().map_err(|error| unsayable(format!("{error:?}")))
}

/// Paints a page; what belongs to a node is marked as its content.
fn paint(
    document: &mut Document,
    page: &Page,
    fonts: &Fonts,
    leaves: &mut [Vec<Identifier>],
) -> Result<(), SaveError> {
    let (w, h) = (page.size.0 as f32, page.size.1 as f32);
    let size = PageSettings::from_wh(w, h);
    let size = size.ok_or_else(|| SaveError::Unsayable(format!("{w} × {h}")))?;
    let mut sheet = document.start_page_with(size);
    let mut surface = sheet.surface();
    let mut rest = page.pieces.as_slice();
    while let Some(first) = rest.first() {
        let count = rest.iter().take_while(|p| p.node == first.node).count();
        let (run, after) = rest.split_at(count);
        rest = after;
        let figure = matches!(first.ink, super::tree::Ink::Part(_));
        let tag = match first.node {
            None => ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)),
            Some(_) if figure => ContentTag::Other,
            Some(_) => ContentTag::Span(SpanTag::empty()),
        };
        let id = surface.start_tagged(tag);
        let palette = Palette::light();
        let mut painter = Painter { surface: &mut surface, fonts, palette };
        for piece in run {
            painter.ink(&piece.ink);
        }
        surface.end_tagged();
        if let Some(leaves) = first.node.and_then(|node| leaves.get_mut(node)) {
            leaves.push(id);
        }
    }
    surface.finish();
    sheet.finish();
    Ok(())
}

/// The structure of the document, in the order in which it was laid out.
fn tags(laid: &Laid, leaves: &[Vec<Identifier>], report: &Report) -> TagTree {
    let mut inside: Vec<Vec<usize>> = vec![Vec::new(); laid.nodes.len()];
    let mut tops = Vec::new();
    for (i, node) in laid.nodes.iter().enumerate() {
        match node.parent {
            Some(parent) => inside[parent].push(i),
            None => tops.push(i),
        }
    }
    let mut tree = TagTree::new().with_lang(Some(report.language.tag().to_owned()));
    for top in tops {
        tree.push(branch(laid, leaves, &inside, top));
    }
    tree
}

fn branch(laid: &Laid, leaves: &[Vec<Identifier>], inside: &[Vec<usize>], at: usize) -> TagGroup {
    let mut group = group(&laid.nodes[at].kind);
    for leaf in &leaves[at] {
        group.push(Branch::Leaf(*leaf));
    }
    // Nodes lie at most five deep: table, body, row, cell, figure.
    for child in &inside[at] {
        group.push(branch(laid, leaves, inside, *child));
    }
    group
}

fn group(kind: &Kind) -> TagGroup {
    match kind {
        Kind::Heading(level, text) => {
            let level = NonZeroU16::new(u16::from(*level)).unwrap_or(NonZeroU16::MIN);
            TagGroup::new(Tag::Hn(level, Some(text.clone())))
        }
        Kind::Paragraph => TagGroup::new(Tag::P),
        Kind::List => TagGroup::new(Tag::L(ListNumbering::Disc)),
        Kind::Item => TagGroup::new(Tag::LI),
        Kind::Sign => TagGroup::new(Tag::Lbl),
        Kind::ItemBody => TagGroup::new(Tag::LBody),
        Kind::Table(caption) => TagGroup::new(Tag::Table.with_summary(Some(caption.clone()))),
        Kind::TableHead => TagGroup::new(Tag::THead),
        Kind::TableBody => TagGroup::new(Tag::TBody),
        Kind::Row => TagGroup::new(Tag::TR),
        Kind::ColumnHead => TagGroup::new(Tag::TH(TableHeaderScope::Column)),
        Kind::RowHead => TagGroup::new(Tag::TH(TableHeaderScope::Row)),
        Kind::Cell => TagGroup::new(Tag::TD),
        Kind::Figure(alt) => TagGroup::new(Tag::Figure(Some(alt.clone()))),
    }
}

/// The headings as an outline, each under the nearest one above it; the title where there is none.
fn outline(marks: &[Mark], title: &str) -> Outline {
    let mut outline = Outline::new();
    if marks.is_empty() {
        let place = XyzDestination::new(0, At::from_xy(0.0, 0.0));
        outline.push_child(OutlineNode::new(title.to_owned(), place));
    }
    let mut open: Vec<(u8, OutlineNode)> = Vec::new();
    for mark in marks {
        close(&mut outline, &mut open, mark.level);
        let place = XyzDestination::new(mark.page, At::from_xy(0.0, mark.y as f32));
        open.push((mark.level, OutlineNode::new(mark.text.clone(), place)));
    }
    close(&mut outline, &mut open, 0);
    outline
}

/// Ends the open headings that are as high as `level` or lower.
fn close(outline: &mut Outline, open: &mut Vec<(u8, OutlineNode)>, level: u8) {
    for _ in 0..=DEEPEST {
        if open.last().is_none_or(|(last, _)| *last < level) {
            return;
        }
        if let Some((_, done)) = open.pop() {
            match open.last_mut() {
                Some((_, above)) => above.push_child(done),
                None => outline.push_child(done),
            }
        }
    }
}
