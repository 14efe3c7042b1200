//! Elements being made, before they are written: name, attributes, children, kept fragments.

use smol_str::SmolStr;

use crate::model::geometry::{Point, Rect};

use super::sink::{Sink, escaped, escaped_text, number};
use super::vocabulary::rank;
use super::xml::fragment_name;

/// A child: made here, or kept from a file.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Piece {
    /// Made here.
    Made(Element),
    /// XML text in canonical prefixes.
    Kept(String),
    /// A point of a line. Most of what is in a large file are these and the next: they stay numbers.
    Waypoint(Point),
    /// Where a shape or a label stands.
    Bounds(Rect),
}

/// What [`Piece::Waypoint`] is called.
const WAYPOINT: &str = "di:waypoint";
/// What [`Piece::Bounds`] is called.
const BOUNDS: &str = "dc:Bounds";

/// The attributes of a point, in pixels.
fn of_point(at: Point) -> [(&'static str, f64); 2] {
    [("x", at.x), ("y", at.y)]
}

/// The attributes of a rectangle, in pixels.
fn of_rect(at: Rect) -> [(&'static str, f64); 4] {
    [("x", at.x), ("y", at.y), ("width", at.w), ("height", at.h)]
}

impl Piece {
    /// The element's name without prefix; empty for a comment.
    pub(super) fn local(&self) -> &str {
        let name = match self {
            Self::Made(element) => &element.name,
            Self::Kept(text) => fragment_name(text),
            Self::Waypoint(_) => WAYPOINT,
            Self::Bounds(_) => BOUNDS,
        };
        name.rsplit_once(':').map_or(name, |(_, local)| local)
    }
}

/// A point of a line, in pixels, as an element.
pub(super) fn waypoint(at: Point) -> Element {
    Element::numbers(WAYPOINT, &of_point(at))
}

/// A rectangle, in pixels, as an element.
pub(super) fn bounds(at: Rect) -> Element {
    Element::numbers(BOUNDS, &of_rect(at))
}

/// An element being made.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Element {
    name: SmolStr,
    attributes: Vec<(SmolStr, SmolStr)>,
    text: Option<SmolStr>,
    children: Vec<Piece>,
}

impl Element {
    /// An element without content.
    pub(super) fn new(name: impl Into<SmolStr>) -> Self {
        Self { name: name.into(), ..Self::default() }
    }

    fn numbers(name: &str, values: &[(&str, f64)]) -> Self {
        values.iter().fold(Self::new(name), |out, (key, value)| out.with(key, number(*value)))
    }

    /// This element with one more attribute.
    pub(super) fn with(mut self, name: &str, value: impl Into<SmolStr>) -> Self {
        self.set(name, value);
        self
    }

    /// This element with a text.
    pub(super) fn with_text(mut self, text: impl Into<SmolStr>) -> Self {
        self.text = Some(text.into());
        self
    }

    /// This element with one more child.
    pub(super) fn with_child(mut self, child: Self) -> Self {
        self.push(child);
        self
    }

    /// Sets an attribute, replacing one of the same name.
    pub(super) fn set(&mut self, name: &str, value: impl Into<SmolStr>) {
        let value = value.into();
        match self.attributes.iter_mut().find(|(n, _)| n == name) {
            Some(place) => place.1 = value,
            None => self.attributes.push((name.into(), value)),
        }
    }

    /// Removes an attribute.
    pub(super) fn unset(&mut self, name: &str) {
        self.attributes.retain(|(n, _)| n != name);
    }

    /// A kept fragment by itself.
    pub(super) fn fragment(text: &str) -> Self {
        Self { children: vec![Piece::Kept(text.to_owned())], ..Self::default() }
    }

    /// Adds the children of another element.
    pub(super) fn absorb(&mut self, other: Self) {
        self.children.extend(other.children);
    }

    /// Puts children before those there are.
    pub(super) fn put_first(&mut self, children: Vec<Self>) {
        self.children.splice(0..0, children.into_iter().map(Piece::Made));
    }

    /// Replaces kept children by made ones.
    pub(super) fn map_kept(&mut self, mut with: impl FnMut(&str) -> Option<Self>) {
        for child in &mut self.children {
            if let Piece::Kept(text) = child
                && let Some(made) = with(text)
            {
                *child = Piece::Made(made);
            }
        }
    }

    /// Replaces kept children, or takes them away.
    pub(super) fn revise_kept(&mut self, mut with: impl FnMut(String) -> Option<String>) {
        let children = std::mem::take(&mut self.children).into_iter();
        self.children = children
            .filter_map(|child| match child {
                Piece::Kept(text) => with(text).map(Piece::Kept),
                made => Some(made),
            })
            .collect();
    }

    /// The value of an attribute.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str())
    }

    /// The attributes.
    pub(super) fn attributes(&self) -> &[(SmolStr, SmolStr)] {
        &self.attributes
    }

    /// Its qualified name.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// Its text, where it has one.
    pub(super) fn text(&self) -> Option<&str> {
        self.text.as_deref()
    }

    /// Its children.
    pub(super) fn children(&self) -> &[Piece] {
        &self.children
    }

    /// Adds a child.
    pub(super) fn push(&mut self, child: Self) {
        self.children.push(Piece::Made(child));
    }

    /// Adds a point of a line.
    pub(super) fn push_waypoint(&mut self, at: Point) {
        self.children.push(Piece::Waypoint(at));
    }

    /// Adds where it stands.
    pub(super) fn push_bounds(&mut self, at: Rect) {
        self.children.push(Piece::Bounds(at));
    }

    /// Makes room for children and attributes that are known to come.
    pub(super) fn expecting(mut self, attributes: usize, children: usize) -> Self {
        self.attributes.reserve_exact(attributes);
        self.children.reserve_exact(children);
        self
    }

    /// Adds a kept child.
    pub(super) fn keep(&mut self, fragment: impl Into<String>) {
        self.children.push(Piece::Kept(fragment.into()));
    }

    /// Whether there is nothing inside.
    pub(super) fn is_hollow(&self) -> bool {
        self.children.is_empty() && self.text.is_none()
    }

    /// Puts `ours` into the extension elements, beside kept ones.
    pub(super) fn extend(&mut self, ours: Vec<Self>) {
        if ours.is_empty() {
            return;
        }
        let kept = self.children.iter_mut().find(|c| c.local() == "extensionElements");
        let mut extension = Self::new("bpmn:extensionElements");
        if let Some(Piece::Kept(text)) = &kept {
            let inner = inner(text);
            if !inner.is_empty() {
                extension.keep(inner);
            }
        }
        extension.children.extend(ours.into_iter().map(Piece::Made));
        match kept {
            Some(place) => *place = Piece::Made(extension),
            None => self.children.push(Piece::Made(extension)),
        }
    }

    /// Puts the children in the order of the schema; those of equal rank keep theirs.
    pub(super) fn sort(&mut self) {
        if self.children.len() < 2 {
            return;
        }
        let parent = self.name.rsplit_once(':').map_or(self.name.as_str(), |(_, l)| l);
        let place = |c: &Piece| rank(parent, c.local());
        if !self.children.is_sorted_by_key(place) {
            self.children.sort_by_cached_key(place);
        }
    }

    /// Writes this element.
    pub(super) fn write(&self, sink: &mut Sink) {
        if self.name.is_empty() {
            // A kept fragment by itself.
            for child in &self.children {
                if let Piece::Kept(text) = child {
                    sink.raw(text);
                }
            }
            return;
        }
        match &self.text {
            Some(text) => sink.text(&self.name, &self.attributes, text),
            None if self.children.is_empty() => sink.empty(&self.name, &self.attributes),
            None => {
                sink.open(&self.name, &self.attributes);
                for child in &self.children {
                    match child {
                        // Depth is that of the model, which the invariants bound.
                        Piece::Made(element) => element.write(sink),
                        Piece::Kept(text) => sink.raw(text),
                        Piece::Waypoint(at) => sink.numbers(WAYPOINT, &of_point(*at)),
                        Piece::Bounds(at) => sink.numbers(BOUNDS, &of_rect(*at)),
                    }
                }
                sink.close();
            }
        }
    }

    /// This element as XML text on one line, as [`compact`](super::xml::compact) gives a read one.
    pub(super) fn compact(&self) -> String {
        let mut out = format!("<{}", self.name);
        for (key, value) in &self.attributes {
            for piece in [" ", key, "=\"", &escaped(value), "\""] {
                out.push_str(piece);
            }
        }
        if self.is_hollow() {
            out.push_str("/>");
            return out;
        }
        out.push('>');
        out.push_str(&escaped_text(self.text.as_deref().unwrap_or_default()));
        for child in &self.children {
            match child {
                Piece::Made(element) => out.push_str(&element.compact()),
                Piece::Kept(text) => out.push_str(text),
                Piece::Waypoint(at) => out.push_str(&waypoint(*at).compact()),
                Piece::Bounds(at) => out.push_str(&bounds(*at).compact()),
            }
        }
        for piece in ["</", &self.name, ">"] {
            out.push_str(piece);
        }
        out
    }
}

/// What stands between the tags of a kept element.
pub(super) fn inner(fragment: &str) -> String {
    let Some(end) = fragment.rfind("</") else { return String::new() };
    let mut quote = false;
    for (i, c) in fragment.char_indices() {
        match c {
            '"' => quote = !quote,
            '>' if !quote => return fragment.get(i + 1..end).unwrap_or_default().trim().to_owned(),
            _ => {}
        }
    }
    String::new()
}
