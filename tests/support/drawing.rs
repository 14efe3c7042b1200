//! Drawings for tests of rules: a sketch with things put on top.

use prodigio::analysis::check::check;
use prodigio::model::card::Card;
use prodigio::model::draft::Draft;
use prodigio::model::finding::Finding;
use prodigio::model::flow::Flow;
use prodigio::model::procedure::Procedure;
use prodigio::model::sketch;
use prodigio::model::step::Step;
use prodigio::model::text::Language;

/// A drawing for tests: a sketch with things put on top.
pub(crate) struct Drawing(pub(crate) Procedure);

impl Drawing {
    pub(crate) fn of(text: &str) -> Self {
        Self(sketch::parse(text).expect("the sketch of a test is well formed"))
    }

    pub(crate) fn step(self, id: &str, change: impl FnOnce(&mut Step)) -> Self {
        let mut step = (**self.0.step(&id.into()).expect("the step is on the drawing")).clone();
        change(&mut step);
        self.put(|d| {
            d.step(id, step);
        })
    }

    pub(crate) fn flow(self, id: &str, change: impl FnOnce(&mut Flow)) -> Self {
        let mut flow = (**self.0.flow(&id.into()).expect("the flow is on the drawing")).clone();
        change(&mut flow);
        self.put(|d| {
            d.flow(id, flow);
        })
    }

    pub(crate) fn every_flow(self, change: impl Fn(&mut Flow)) -> Self {
        let ids: Vec<String> = self.0.flows().map(|(id, _)| id.to_string()).collect();
        ids.iter().fold(self, |drawing, id| drawing.flow(id, &change))
    }

    pub(crate) fn card(self, change: impl FnOnce(&mut Card)) -> Self {
        let mut card = self.0.card().clone();
        change(&mut card);
        self.put(|d| {
            d.card(card);
        })
    }

    pub(crate) fn put(self, change: impl FnOnce(&mut Draft)) -> Self {
        let mut draft = Draft::from(self.0);
        change(&mut draft);
        let (procedure, mended) = draft.finish();
        assert_eq!(mended, [], "a drawing of a test is sound");
        Self(procedure)
    }

    pub(crate) fn findings(&self, code: &str) -> Vec<Finding> {
        check(&self.0, Language::En).into_iter().filter(|f| f.code == code).collect()
    }
}
