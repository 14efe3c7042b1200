//! The tree of plain XML is held to what roxmltree says.

use super::agree::agrees;
use super::*;

/// Something of everything that is plain, and of much that is not far from it.
const SAMPLE: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- before -->\n<b:definitions \
    xmlns:b=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" xmlns=\"urn:d\"\r\n  xmlns:v='urn:v' id=\"D\">\r\n\
    \t<b:task id=\"t\" name=\"a &lt; b &#228;&amp;\" v:x=\"1\" x=\"2\"><!-- in --> one &gt; two\r\n three ]] </b:task>\n\
    <e xmlns=\"\" xml:lang=\"it\"><f a='\"' b=\"'\n\t\"/></e ><v:g xmlns:v=\"urn:w\" v:h=\"\" ></v:g><b:x.y-z_1/>\n\
    </b:definitions>\n<!-- after -->\n";

#[test]
fn plain_xml_is_parsed_as_roxmltree_does() {
    assert!(agrees(SAMPLE));
    let mut taken = 0;
    let end = SAMPLE.find("</b:definitions>").unwrap();
    for (at, c) in SAMPLE.char_indices() {
        let (head, tail) = (&SAMPLE[..at], &SAMPLE[at + c.len_utf8()..]);
        for new in [
            "", "<", ">", "/", "&", "\"", "'", "=", " ", ":", "!", "-", "x", "\r", "\u{e4}", "]]>",
            "<!---->", "id=\"\" ",
        ] {
            taken += usize::from(agrees(&format!("{head}{new}{tail}")));
            taken += usize::from(agrees(&format!("{head}{new}{c}{tail}")));
        }
        assert!(at > end || !agrees(head), "cut off");
    }
    assert!(taken > 1000, "{taken}");
}

#[test]
fn what_is_not_plain_is_left_to_roxmltree() {
    for text in [
        "<!DOCTYPE a><a/>",
        "<a><![CDATA[x]]></a>",
        "<?pi x?><a/>",
        "<\u{e4}/>",
        "<a b=\"1\" b=\"2\"/>",
        "<a xmlns:p=\"u\" xmlns:q=\"u\" p:b=\"1\" q:b=\"2\"/>",
        "<p:a/>",
        "<a>&b;</a>",
        "<a/><b/>",
        "",
    ] {
        assert!(Document::plain(text).is_none(), "{text}");
    }
    let many: Vec<String> = (0..40).map(|i| format!(" a{}=\"\"", i % 39)).collect();
    assert!(Document::plain(&format!("<a{}/>", many.concat())).is_none(), "one twice");
    let odd = Document::parse("<!DOCTYPE a><a><![CDATA[x]]><?y z?></a>").unwrap();
    let root = odd.root_element();
    assert_eq!((root.text(), root.children().count()), (Some("x"), 2));
    assert!(Document::parse("<a>\u{1}</a>").is_none());
}
