//! Whether the tree of plain XML is what roxmltree says: for tests, and for whatever is fed while fuzzing.

use super::*;

/// All that can be asked of a tree.
fn told(document: &Document<'_>) -> Vec<String> {
    let nodes = (0..document.size()).filter_map(|n| document.node(place(n)));
    nodes
        .map(|n| {
            let attributes: Vec<_> = n
                .attributes()
                .map(|a| (a.name(), a.namespace(), a.value(), a.range(), a.written()))
                .collect();
            let mut spaces: Vec<_> = n.namespaces().collect();
            spaces.sort_unstable();
            format!(
                "{:?} {:?} {:?} {:?} {:?} {attributes:?} {spaces:?} {:?} {:?}",
                n.local(),
                n.namespace(),
                n.bpmn_name(),
                n.range(),
                n.text().filter(|_| n.number() > 0),
                n.parent().map(Node::number),
                n.children().map(Node::number).collect::<Vec<_>>(),
            )
        })
        .collect()
}

/// The plain tree is that of roxmltree, or there is none.
pub(super) fn agrees(text: &str) -> bool {
    let Some(plain) = Document::plain(text) else { return false };
    match Document::copied(text) {
        Ok(copied) => assert_eq!(told(&plain), told(&copied), "{text}"),
        Err(error) => panic!("taken, and no XML ({error}): {text}"),
    }
    true
}
