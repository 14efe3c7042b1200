//! Every kind of exercise with right, wrong and partly right answers.

use std::sync::Arc;

use prodigio::analysis::marking::facts::Facts;
use prodigio::analysis::marking::mark;
use prodigio::analysis::measure::Estimate;
use prodigio::analysis::measure::difference::Change;
use prodigio::files::catalogue;
use prodigio::model::draft::Draft;
use prodigio::model::flow::Flow;
use prodigio::model::id::{LaneId, OfficeId, StepId, TermId, VariantId};
use prodigio::model::lesson::begin::{Beginning, Weights, beginning};
use prodigio::model::lesson::mark::{Answer, Mark, Trend, Verdict};
use prodigio::model::lesson::{
    Ask, Choice, ClockUnit, DurationKey, Exercise, Gauge, Kind, LeverKey, LeverOption, Waiting,
};
use prodigio::model::procedure::Procedure;
use prodigio::model::step::{Step, StepKind};
use prodigio::model::study::Study;
use prodigio::model::text::{Language, Text};
use prodigio::model::timing::WaitedFor;
use prodigio::words::Words;

fn study() -> Study {
    catalogue::first()
}

fn exercise(kind: Kind) -> Exercise {
    Exercise { id: "e".to_owned(), points: 10.0, attempts: 3, kind, ..Exercise::default() }
}

fn judge(kind: &Kind, answer: &Answer, facts: &Facts) -> Option<Mark> {
    mark(&study(), &exercise(kind.clone()), answer, facts, Language::It)
}

fn points(kind: &Kind, answer: &Answer, facts: &Facts) -> f64 {
    judge(kind, answer, facts).expect("it can be marked").points
}

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-9
}

fn estimate(mean: f64, half: f64) -> Estimate {
    Estimate { mean, half_width: Some(half), n: 30 }
}

fn change(delta: f64, half: f64) -> Change {
    Change {
        before: estimate(100.0, 1.0),
        after: estimate(100.0 + delta, 1.0),
        delta: estimate(delta, half),
        percent: Some(delta),
        cannot_tell: delta.abs() <= half,
    }
}

#[test]
fn a_choice_counts_what_is_right_and_takes_off_what_is_wrong() {
    let option = |right| Choice { text: Text::of(Language::It, "x"), right, ..Choice::default() };
    let one = Kind::Choice { options: [false, true, false].map(option).to_vec(), many: false };
    let facts = Facts::default();
    assert!(close(points(&one, &Answer::Choice(vec![1]), &facts), 10.0));
    assert!(close(points(&one, &Answer::Choice(vec![0]), &facts), 0.0));
    assert!(judge(&one, &Answer::Choice(vec![]), &facts).is_none(), "nothing is said yet");
    let many = Kind::Choice { options: [true, true, false].map(option).to_vec(), many: true };
    assert!(close(points(&many, &Answer::Choice(vec![0, 1]), &facts), 10.0));
    assert!(close(points(&many, &Answer::Choice(vec![0]), &facts), 5.0));
    assert!(close(points(&many, &Answer::Choice(vec![0, 1, 2]), &facts), 5.0));
    assert!(close(points(&many, &Answer::Choice(vec![2]), &facts), 0.0));
    assert!(judge(&many, &Answer::Figure(Some(1.0)), &facts).is_none(), "no answer to this");
}

#[test]
fn a_bottleneck_accepts_what_the_run_cannot_tell_apart() {
    let offered = ["accertamento", "registrazione", "preavviso"].map(str::to_owned).to_vec();
    let kind = |key: &[&str]| Kind::Bottleneck {
        ask: Ask::SlowestStep,
        offered: offered.clone(),
        key: key.iter().map(|k| (*k).to_owned()).collect(),
    };
    let spot = |id: &str| Answer::Spot(Some(id.to_owned()));
    let mut facts = Facts::default();
    assert!(judge(&kind(&[]), &spot("accertamento"), &facts).is_none(), "no run yet");
    assert!(close(points(&kind(&["preavviso"]), &spot("preavviso"), &facts), 10.0));
    let tied = vec!["accertamento".to_owned(), "preavviso".to_owned()];
    facts.leaders.insert(Ask::SlowestStep, tied);
    let found = judge(&kind(&[]), &spot("preavviso"), &facts).expect("marked");
    assert!(found.is_full());
    assert!(found.reasons.iter().any(|r| r.code == "spot-tie"), "the tie is said");
    assert!(close(points(&kind(&[]), &spot("registrazione"), &facts), 0.0));
}

#[test]
fn a_prediction_is_right_within_its_tolerance_or_the_interval() {
    let kind = Kind::Predict { figure: Gauge::CycleDays, tolerance: 0.1 };
    let mut facts = Facts::default();
    facts.gauges.insert(Gauge::CycleDays, estimate(30.0, 1.0));
    for (said, expected) in [(30.0, 10.0), (32.9, 10.0), (35.0, 5.0), (37.0, 0.0), (20.0, 0.0)] {
        let got = points(&kind, &Answer::Figure(Some(said)), &facts);
        assert!(close(got, expected), "{said}: {got}");
    }
    assert!(judge(&kind, &Answer::Figure(Some(f64::NAN)), &facts).is_none());
}

#[test]
fn durations_and_causes_are_marked_one_by_one() {
    let key = |step: &str, low, high| DurationKey {
        step: StepId::new(step),
        wait: false,
        low,
        high,
        unit: ClockUnit::Minutes,
        why: Text::default(),
    };
    let kind = Kind::Durations {
        of: vec![key("registrazione", 18.0, 60.0), key("comunicazione", 6.0, 18.0)],
    };
    let facts = Facts::default();
    let said = |a, b| Answer::Durations(vec![Some(a), Some(b)]);
    assert!(close(points(&kind, &said(30.0, 10.0), &facts), 10.0));
    assert!(close(points(&kind, &said(30.0, 100.0), &facts), 5.0));
    assert!(close(points(&kind, &said(1.0, 100.0), &facts), 0.0));
    assert!(judge(&kind, &Answer::Durations(vec![Some(1.0), None]), &facts).is_none());
    let wait = |cause| Waiting { text: Text::of(Language::It, "x"), cause, why: Text::default() };
    let kind = Kind::Classify { items: vec![wait(WaitedFor::Applicant), wait(WaitedFor::Law)] };
    let said = |a, b| Answer::Causes(vec![Some(a), Some(b)]);
    assert!(close(points(&kind, &said(WaitedFor::Applicant, WaitedFor::Law), &facts), 10.0));
    assert!(close(points(&kind, &said(WaitedFor::Applicant, WaitedFor::Post), &facts), 5.0));
}

#[test]
fn a_lever_is_judged_by_its_key_or_by_its_gain() {
    let options = vec![LeverOption::default(); 4];
    let facts = Facts::default();
    let fixed = Kind::Lever { options: options.clone(), key: LeverKey::Option(2) };
    assert!(close(points(&fixed, &Answer::Choice(vec![2]), &facts), 10.0));
    assert!(close(points(&fixed, &Answer::Choice(vec![0]), &facts), 0.0));
    let kind = Kind::Lever { options, key: LeverKey::Gain(Gauge::CycleDays) };
    let facts = Facts {
        gains: vec![change(5.0, 0.5), change(4.8, 0.5), change(1.0, 0.2), change(0.1, 0.5)],
        ..Facts::default()
    };
    let got: Vec<f64> = (0..4).map(|i| points(&kind, &Answer::Choice(vec![i]), &facts)).collect();
    assert!(close(got[0], 10.0) && close(got[1], 10.0), "{got:?}");
    assert!(close(got[2], 3.0) && close(got[3], 0.0), "{got:?}");
    assert!(judge(&kind, &Answer::Choice(vec![7]), &facts).is_none(), "there is no such option");
}

#[test]
fn a_comparison_is_read_figure_by_figure() {
    let figures = vec![Gauge::CycleDays, Gauge::WorkHours, Gauge::CostEuro];
    let kind = Kind::Read {
        before: VariantId::new("as-is"),
        after: VariantId::new("to-be"),
        figures: figures.clone(),
    };
    let changes = [change(-5.0, 1.0), change(0.3, 1.0), change(2.0, 0.5)];
    let facts = Facts { changes: figures.into_iter().zip(changes).collect(), ..Facts::default() };
    let said = |a, b, c| Answer::Trends(vec![Some(a), Some(b), Some(c)]);
    let right = said(Trend::Falls, Trend::CannotTell, Trend::Rises);
    assert!(close(points(&kind, &right, &facts), 10.0));
    let wrong = said(Trend::Falls, Trend::Rises, Trend::Rises);
    assert!(close(points(&kind, &wrong, &facts), 6.7));
}

/// The drawing exercise of the tests: three steps are missing, one is with the wrong office, one
/// has lost its effect on the term.
fn drawing() -> Kind {
    Kind::Draw {
        target: VariantId::new("as-is"),
        begin: Beginning {
            without: ["comunicazione", "richiesta", "preavviso"].map(StepId::new).to_vec(),
            moved: vec![(StepId::new("accertamento"), OfficeId::new("o-sportello"))],
            unmarked: vec![StepId::new("registrazione")],
            ..Beginning::default()
        },
        weights: Weights::default(),
    }
}

fn drawn(p: Procedure) -> Answer {
    Answer::Drawing(Some(Arc::new(p)))
}

/// The same procedure with other ids, and everything elsewhere on the drawing.
fn scrambled(p: &Procedure) -> Procedure {
    let id = |old: &str| format!("x{}-{}", old.len(), old.chars().rev().collect::<String>());
    let mut draft = Draft::new();
    let mut card = p.card().clone();
    card.terms =
        card.terms.into_iter().map(|(t, term)| (TermId::new(id(t.as_str())), term)).collect();
    draft.card(card);
    for (old, office) in p.offices() {
        let mut office = office.clone();
        office.calendar = None;
        draft.office(OfficeId::new(id(old.as_str())), office);
    }
    for (old, lane) in p.lanes() {
        let mut lane = lane.clone();
        lane.office = lane.office.map(|o| OfficeId::new(id(o.as_str())));
        (lane.pool, lane.parent) = (None, None);
        lane.at.y += 400.0;
        draft.lane(LaneId::new(id(old.as_str())), lane);
    }
    let marks = |marks: &[prodigio::model::card::ClockMark]| {
        let mut marks = marks.to_vec();
        for mark in &mut marks {
            mark.term = mark.term.as_ref().map(|t| TermId::new(id(t.as_str())));
        }
        marks
    };
    for (number, (old, step)) in p.steps().enumerate() {
        let kind = match &step.kind {
            StepKind::Boundary { host, interrupting, .. } => StepKind::Boundary {
                host: StepId::new(id(host.as_str())),
                trigger: prodigio::model::step::Trigger::Timer(None),
                interrupting: *interrupting,
            },
            kind => kind.clone(),
        };
        let mut new = Step::new(kind, step.name.clone(), 150.0 * number as f64, 37.0);
        new.lane = step.lane.as_ref().map(|l| LaneId::new(id(l.as_str())));
        new.office = step.office.as_ref().map(|o| OfficeId::new(id(o.as_str())));
        new.marks = marks(&step.marks);
        draft.step(StepId::new(id(old.as_str())), new);
    }
    for (old, flow) in p.flows() {
        let [from, to] = [&flow.from, &flow.to].map(|s| StepId::new(id(s.as_str())));
        let mut new = Flow::new(from, to);
        new.marks = marks(&flow.marks);
        draft.flow(id(old.as_str()).as_str(), new);
    }
    draft.finish().0
}

#[test]
fn a_drawing_is_marked_by_what_it_says_not_by_ids_or_places() {
    let (study, facts) = (study(), Facts::default());
    let target = study.procedure(&VariantId::new("as-is")).expect("it has one");
    let kind = drawing();
    let full = judge(&kind, &drawn((**target).clone()), &facts).expect("marked");
    assert!(close(full.points, 10.0), "{full:?}");
    let other = judge(&kind, &drawn(scrambled(target)), &facts).expect("marked");
    assert!(other.is_full(), "{:?}", other.reasons);
}

#[test]
fn a_drawing_half_done_gets_points_for_each_side_and_is_told_what_is_missing() {
    let (study, facts) = (study(), Facts::default());
    let kind = drawing();
    let begin = beginning(&study, &kind).expect("it is a drawing");
    let nothing = judge(&kind, &drawn(begin.clone()), &facts).expect("marked");
    assert!(close(nothing.points, 0.0), "{nothing:?}");
    let words = Words::new(Language::It);
    let said: Vec<String> = nothing.reasons.iter().map(|r| words.mark_reason(r, &begin)).collect();
    for expected in ["Richiesta di completamento", "Accertamento dimora abituale", "Messi"] {
        assert!(said.iter().any(|s| s.contains(expected)), "{expected}: {said:#?}");
    }
    // The office put right: that side is better, the others are as they were.
    let mut draft = Draft::from(begin);
    let target = study.procedure(&VariantId::new("as-is")).expect("it has one");
    let mended = target.step(&StepId::new("accertamento")).expect("it stands");
    draft.step("accertamento", (**mended).clone());
    let better = judge(&kind, &drawn(draft.finish().0), &facts).expect("marked");
    let side = |mark: &Mark, at: usize| mark.aspects[at].points;
    assert!(side(&better, 1) > side(&nothing, 1), "{better:?}");
    assert!(
        close(side(&better, 0), side(&nothing, 0)) && close(side(&better, 2), side(&nothing, 2))
    );
    assert!(better.points > 0.0 && better.points < 10.0);
    // A step too many is told and costs.
    let mut draft = Draft::from((**target).clone());
    draft.step(
        "extra",
        Step::new(
            StepKind::Task(prodigio::model::step::TaskKind::Person),
            Text::of(Language::It, "Timbro"),
            0.0,
            0.0,
        ),
    );
    let more = judge(&kind, &drawn(draft.finish().0), &facts).expect("marked");
    assert!(more.points < 10.0 && more.points > 5.0, "{more:?}");
    assert!(more.reasons.iter().any(|r| r.code == "step-extra" && r.verdict == Verdict::Wrong));
}

#[test]
fn a_join_that_decides_nothing_may_be_left_out() {
    let (study, facts) = (study(), Facts::default());
    let target = study.procedure(&VariantId::new("as-is")).expect("it has one");
    let join = StepId::new("unione-verifica");
    let behind = target.outgoing(&join).next().expect("it goes on").1.to.clone();
    // The same drawing, in which the arrows go past the join.
    let begin = Beginning { without: vec![join.clone()], ..Beginning::default() };
    let as_draw =
        Kind::Draw { target: VariantId::new("as-is"), begin, weights: Weights::default() };
    let without = beginning(&study, &as_draw).expect("a drawing");
    let mut draft = Draft::from(without);
    for (id, flow) in target.incoming(&join).map(|(id, f)| (id, f.clone())).collect::<Vec<_>>() {
        let flow = Flow { to: behind.clone(), ..flow };
        draft.flow(id.as_str(), flow);
    }
    let full = judge(&drawing(), &drawn(draft.finish().0), &facts).expect("marked");
    assert!(full.is_full(), "{:?}", full.reasons);
}
