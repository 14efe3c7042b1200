//! Good files made a mess of, at random: whatever still is XML is read, and comes back equal.

use proptest::prelude::*;

use prodigio::files::bpmn::{self, ReadOptions};
use prodigio::model::invariants::study_violations;

use super::kept::ODD;
use super::ways;
use super::xml::differences;

/// One stroke of the mess: what is done, where, and with what.
type Stroke = (u8, prop::sample::Index, prop::sample::Index);

/// The elements of a text without content of their own, and whole lines of it: what can be moved
/// about so that it stays XML.
fn pieces(text: &str) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    for (at, _) in text.match_indices('<') {
        let Some(end) = text[at..].find('>').map(|e| at + e + 1) else { continue };
        let tag = &text[at..end];
        if tag.ends_with("/>") && !tag.contains("xmlns") {
            out.push((at, end));
        }
    }
    out
}

/// The quoted values of a text that are no namespaces.
fn values(text: &str) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    for (at, _) in text.match_indices("=\"") {
        let start = at + 2;
        let Some(end) = text[start..].find('"').map(|e| start + e) else { continue };
        let name = text[..at].rsplit([' ', '\n']).next().unwrap_or_default();
        if !name.starts_with("xmlns") && !name.contains("version") && name != "encoding" {
            out.push((start, end));
        }
    }
    out
}

fn stroke(text: &mut String, (what, first, second): &Stroke) {
    let pieces = pieces(text);
    let values = values(text);
    if pieces.is_empty() || values.is_empty() {
        return;
    }
    let (from, to) = *first.get(&pieces);
    let piece = text[from..to].to_owned();
    let (value, value_end) = *first.get(&values);
    match what % 7 {
        // Gone, twice, elsewhere.
        0 => text.replace_range(from..to, ""),
        1 => text.insert_str(to, &piece),
        2 => {
            let (_, other) = *second.get(&pieces);
            text.insert_str(other, &piece);
        }
        // Another value of the file, none, a wild one; an attribute without its id.
        3 => {
            let (start, end) = *second.get(&values);
            let other = text[start..end].to_owned();
            text.replace_range(value..value_end, &other);
        }
        4 => text.replace_range(value..value_end, ""),
        5 => text
            .replace_range(value..value_end, ["NaN", "-1e308", " 7 ", "ä b:c", "&#10;"][from % 5]),
        _ => {
            if let Some(at) = text[from..to].find(" id=\"") {
                text.replace_range(from + at..from + at + 5, " no=\"");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn any_mess_comes_back_equal(strokes in proptest::collection::vec(any::<Stroke>(), 1..25)) {
        let mut text = ODD.to_owned();
        for one in &strokes {
            stroke(&mut text, one);
        }
        let options = ReadOptions::default();
        let Ok(opened) = bpmn::read(text.as_bytes(), &options) else {
            // An attribute twice, and the like: then it is no XML to others either.
            prop_assert!(differences(&text, &text).is_err(), "{text}");
            return Ok(());
        };
        prop_assert_eq!(study_violations(&opened.study), []);
        prop_assert_eq!(ways::written(&opened.study), Ok(text.clone()));
        // And from the model alone, and touched.
        prop_assert_eq!(ways::check(&opened.study), Ok(()), "{}", text);
    }
}
