//! Link events: the checks, the file and the engines tie them in one way.

use std::collections::{BTreeMap, BTreeSet};

use prodigio::analysis::check::check;
use prodigio::files::bpmn::engine::{self, dialect::Dialect};
use prodigio::files::bpmn::{self, Content, ReadOptions};
use prodigio::files::native;
use prodigio::model::draft::{Draft, StudyDraft};
use prodigio::model::flow::Flow;
use prodigio::model::id::{StepId, VariantId};
use prodigio::model::procedure::Procedure;
use prodigio::model::sketch;
use prodigio::model::step::{Step, StepKind, Trigger};
use prodigio::model::study::{Role, Study};
use prodigio::model::text::{Language, Text};

use super::{bare, check_round_trip, procedure, process, read};

/// Where each link goes on.
fn jumps(p: &Procedure) -> Vec<(&str, &str)> {
    p.link_jumps().into_iter().map(|(from, to)| (from.as_str(), to.as_str())).collect()
}

/// The same in a written file: throws and catches of one name.
fn tied(text: &str) -> Vec<(String, String)> {
    let document = roxmltree::Document::parse(text).expect("XML");
    let ends = |kind: &str| -> Vec<(String, String)> {
        let all = document.descendants().filter(|n| n.tag_name().name() == kind);
        let name = |n: roxmltree::Node<'_, '_>| {
            n.children().find_map(|c| c.attribute("name")).unwrap_or_default().to_owned()
        };
        all.map(|n| (name(n), n.attribute("id").unwrap_or_default().to_owned())).collect()
    };
    let catches: BTreeMap<_, _> = ends("intermediateCatchEvent").into_iter().rev().collect();
    let throws = ends("intermediateThrowEvent").into_iter();
    throws.filter_map(|(name, id)| Some((id, catches.get(&name)?.clone()))).collect()
}

/// What is tied in the model, in its file and in an engine, which must be the same.
fn ties(study: &Study) -> Vec<(String, String)> {
    let id = &study.as_is().expect("one").id;
    let p = study.procedure(id).expect("it is there");
    let model: Vec<_> = jumps(p).into_iter().map(|(a, b)| (a.to_owned(), b.to_owned())).collect();
    for content in [Content::Whole, Content::Plain] {
        let text = bpmn::write(study, id, content).expect("it is written");
        assert_eq!(tied(&text), model, "{text}");
        let again = read(text.as_bytes()).expect("it is read");
        assert_eq!(jumps(procedure(&again)), jumps(p), "{text}");
    }
    let text = engine::export(study, id, Dialect::Operaton).expect("it is exported").text;
    assert_eq!(tied(&text), model, "{text}");
    let mut alone = Vec::new();
    for finding in check(p, Language::It).iter().filter(|f| f.code == "link-alone") {
        alone.push(finding.place.clone());
    }
    let ends = p.steps().filter(|(_, s)| s.kind.trigger() == Some(&Trigger::Link)).count();
    let landings: BTreeSet<_> = model.iter().map(|(_, to)| to).collect();
    assert_eq!(alone.len(), ends - model.len() - landings.len(), "{alone:?}");
    model
}

/// The study with a step called something else.
fn renamed(study: &Study, step: &str, name: &str) -> Study {
    named(study, step, |_| Text::of(Language::It, name))
}

/// The study with a step called something made from what it is called.
fn named(study: &Study, step: &str, make: impl Fn(&Text) -> Text) -> Study {
    changed(study, step, |step| step.name = make(&step.name))
}

/// The study with a step that is changed.
fn changed(study: &Study, step: &str, change: impl Fn(&mut Step)) -> Study {
    let variant = study.as_is().expect("one");
    let mut draft = Draft::from(Procedure::clone(&variant.procedure));
    let mut new = Step::clone(variant.procedure.step(&step.into()).expect("it is there"));
    change(&mut new);
    draft.step(step, new);
    let mut out = StudyDraft::from(study.clone());
    out.variant(variant.id.clone(), Role::AsIs, Text::default(), draft.finish().0);
    out.finish()
}

/// A throw and a catch drawn here.
fn drawn(language: Language, name: impl Fn() -> Text) -> Study {
    let mut draft = Draft::from(sketch::parse("start > a > end").expect("well formed"));
    for (id, kind, x) in [
        ("go", StepKind::Throw(Trigger::Link), 0.0),
        ("come", StepKind::Catch(Trigger::Link), 200.0),
    ] {
        draft.step(id, Step::new(kind, name(), x, 400.0));
    }
    draft.flow("x1", Flow::new("a".into(), "go".into()));
    draft.flow("x2", Flow::new("come".into(), "end".into()));
    let mut study = StudyDraft::new(Text::of(language, "Studie"), language);
    study.variant("as-is", Role::AsIs, Text::default(), draft.finish().0);
    study.finish()
}

/// A file of somebody else: two pairs, whose names stand in their definitions.
fn two_pairs(label: impl Fn(&str) -> String) -> Study {
    let text = text_of_two_pairs(label);
    check_round_trip("two pairs", text.as_bytes()).study
}

fn text_of_two_pairs(label: impl Fn(&str) -> String) -> String {
    let end = |kind: &str, id: &str, name: &str| {
        format!(
            r#"<bpmn:intermediate{kind}Event id="{id}" name="{}"><bpmn:linkEventDefinition id="d-{id}" name="{name}"/></bpmn:intermediate{kind}Event>"#,
            label(id),
        )
    };
    let ends = [
        end("Catch", "c1", "B"),
        end("Catch", "c2", "A &amp; more"),
        end("Throw", "t1", "A &amp; more"),
        end("Throw", "t2", "B"),
    ];
    process(&ends.concat()).replace(" name=\"\"", "")
}

fn pairs(all: &[(&str, &str)]) -> Vec<(String, String)> {
    all.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect()
}

#[test]
fn links_of_others_are_tied_by_their_definitions() {
    let right = pairs(&[("t1", "c2"), ("t2", "c1")]);
    assert_eq!(ties(&two_pairs(|_| String::new())), right);
    assert_eq!(ties(&two_pairs(|id| format!("a label of {id}"))), right);
}

#[test]
fn a_link_that_is_renamed_is_tied_by_its_name() {
    // What is called again as it was is tied again as it was.
    let unnamed = pairs(&[("t2", "c1")]);
    for (study, cleared) in [
        (two_pairs(|_| String::new()), unnamed),
        (two_pairs(|id| format!("a label of {id}")), Vec::new()),
    ] {
        let one = renamed(&study, "t1", "C");
        assert_eq!(ties(&one), pairs(&[("t2", "c1")]));
        let both = renamed(&one, "c1", "C");
        assert_eq!(ties(&both), pairs(&[("t1", "c1")]));
        assert_eq!(ties(&renamed(&both, "c1", "")), cleared);
    }
    // The same name in both places follows too.
    let study = two_pairs(|id| if id == "c1" || id == "t2" { "B" } else { "A &amp; more" }.into());
    assert_eq!(ties(&study), pairs(&[("t1", "c2"), ("t2", "c1")]));
    assert_eq!(ties(&renamed(&study, "t1", "B")), pairs(&[("t1", "c1"), ("t2", "c1")]));
}

#[test]
fn a_link_that_is_translated_stays_tied() {
    let text = text_of_two_pairs(|id| format!("Seite bei {id}"));
    let options = ReadOptions { language: Some(Language::De) };
    let opened = bpmn::read(text.as_bytes(), &options).expect("it is read");
    let right = pairs(&[("t1", "c2"), ("t2", "c1")]);
    let add = |study: &Study, step: &str, language: Language| {
        named(study, step, |name| name.clone().with(language, format!("{} {step}", language.tag())))
    };
    let before = |study: &Study| {
        // As it was kept once: without the language.
        let keep = |step: &mut Step| {
            let some = step.foreign.attributes.remove("prodigio:tied-in");
            assert_eq!(some.as_deref(), Some("de"));
        };
        changed(study, "t1", keep)
    };
    for study in [opened.study.clone(), before(&opened.study)] {
        assert_eq!(ties(&study), right);
        for language in [Language::It, Language::En] {
            let translated = add(&study, "t1", language);
            assert_eq!(ties(&translated), right, "{}", language.tag());
            let native = native::write(&translated).expect("it is written");
            let again = native::read(native.as_bytes()).expect("it is read");
            assert_eq!(ties(&again), right, "{}", language.tag());
            // What it was called in the file is another matter.
            let renamed = add(&translated, "t1", Language::De);
            assert_eq!(ties(&renamed), pairs(&[("t2", "c1")]), "{}", language.tag());
        }
    }
}

#[test]
fn links_without_a_name_are_tied_to_nothing() {
    assert_eq!(ties(&drawn(Language::It, Text::default)), []);
}

#[test]
fn a_link_is_named_on_one_line() {
    let study = drawn(Language::It, || Text::of(Language::It, "Pagina\n2"));
    assert_eq!(ties(&study), pairs(&[("go", "come")]));
    let study = renamed(&study, "go", "Pagina 2");
    assert_eq!(ties(&study), pairs(&[("go", "come")]));
}

#[test]
fn links_drawn_here_are_tied_by_their_name_in_the_file() {
    let name = || Text::of(Language::It, "Pagina 2").with(Language::De, "Seite 2");
    let study = drawn(Language::De, name);
    assert_eq!(ties(&study), pairs(&[("go", "come")]));
    for content in [Content::Whole, Content::Plain] {
        let text = bpmn::write(&study, &VariantId::new("as-is"), content).expect("it is there");
        let tied = text.matches("_definition\" name=\"Pagina 2\"").count();
        assert_eq!(tied, 2, "{text}");
        // Files of before named each by its id: nothing of that is kept.
        let before = ["go", "come"].iter().fold(text.clone(), |text, id| {
            let definition = format!("id=\"{id}_definition\" name=\"");
            text.replace(&format!("{definition}Pagina 2\""), &format!("{definition}{id}\""))
        });
        assert_ne!(before, text);
        for text in [text, before] {
            let opened = read(text.as_bytes()).expect("it is read");
            assert_eq!(jumps(procedure(&opened)), [("go", "come")], "{text}");
            let link = procedure(&opened).step(&StepId::new("go")).expect("it is there");
            if content == Content::Whole {
                assert!(link.foreign.is_empty(), "{:?}", link.foreign);
                assert!(bare(&opened) == *study.as_is().expect("it").procedure, "{text}");
            }
        }
    }
}
