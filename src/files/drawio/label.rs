//! Labels: what a piece of HTML says, as plain text.

/// Longest label that is read, in bytes of its markup.
const LONGEST: usize = 20_000;

/// The text of a label; markup is taken out, lines stay lines.
pub(super) fn plain(value: &str, html: bool) -> String {
    let end = value.char_indices().nth(LONGEST).map_or(value.len(), |(at, _)| at);
    let value = &value[..end];
    // What only looks like markup stays as it is.
    let text = if html || value.contains("</") || value.contains("<br") {
        decoded(&without_tags(value))
    } else {
        value.to_owned()
    };
    let lines = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

fn without_tags(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut rest = value;
    while let Some(start) = rest.find('<') {
        out.push_str(&rest[..start]);
        let tag = &rest[start..];
        let is_tag = tag[1..].starts_with(|c: char| c.is_ascii_alphabetic() || "/!".contains(c));
        if let Some(end) = tag.find('>').filter(|_| is_tag) {
            let name = tag[1..end].trim_start_matches('/');
            let name = name.split(|c: char| !c.is_ascii_alphanumeric()).next();
            let name = name.unwrap_or_default().to_ascii_lowercase();
            if matches!(&*name, "br" | "div" | "p" | "li" | "tr" | "h1" | "h2" | "h3" | "hr") {
                out.push('\n');
            }
            rest = &tag[end + 1..];
        } else {
            out.push('<');
            rest = &tag[1..];
        }
    }
    out.push_str(rest);
    out
}

/// A text with its entities decoded, those of XML and the few others that labels have.
fn decoded(text: &str) -> String {
    let named = |name: &str| {
        Some(match name {
            "nbsp" => " ",
            "amp" => "&",
            "lt" => "<",
            "gt" => ">",
            "quot" => "\"",
            "apos" => "'",
            "agrave" => "à",
            "egrave" => "è",
            "eacute" => "é",
            "igrave" => "ì",
            "ograve" => "ò",
            "ugrave" => "ù",
            "auml" => "ä",
            "ouml" => "ö",
            "uuml" => "ü",
            "szlig" => "ß",
            "euro" => "€",
            _ => return None,
        })
    };
    quick_xml::escape::unescape_with(text, named).map_or_else(|_| text.to_owned(), Into::into)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_goes_and_words_stay() {
        for (value, html, wanted) in [
            ("<b>Verifica</b>&nbsp;<i>atti</i>", true, "Verifica atti"),
            ("<div>Prima</div><div>Dopo</div>", true, "Prima\nDopo"),
            ("Uno<br>Due", false, "Uno\nDue"),
            ("a &lt; b &amp;&#224;", true, "a < b &à"),
            ("a < b", false, "a < b"),
            ("3 < 4", true, "3 < 4"),
            ("<font color=\"#fff\">&unknown; x</font>", true, "&unknown; x"),
            ("  Ufficio \n  tecnico ", false, "Ufficio\ntecnico"),
        ] {
            assert_eq!(plain(value, html), wanted, "{value}");
        }
    }
}
