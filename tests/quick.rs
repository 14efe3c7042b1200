//! Quick entry without a window: lines in, a drawing out; each line is one undo step.

use proptest::prelude::*;

use prodigio::app::Workbench;
use prodigio::app::command::Command;
use prodigio::app::settings::Settings;
use prodigio::edit::quick::{Cursor, cursor};
use prodigio::files::catalogue;
use prodigio::files::native;
use prodigio::model::id::{FlowId, LaneId, StepId};
use prodigio::model::invariants::study_violations;
use prodigio::model::item::ItemId;
use prodigio::model::office::OfficeKind;
use prodigio::model::procedure::Procedure;
use prodigio::model::quick::{Known, open_branches};
use prodigio::model::sketch;
use prodigio::model::step::{GatewayKind, StepKind, Trigger};
use prodigio::model::study::Study;
use prodigio::model::text::{Language, Text};
use prodigio::model::timing::WaitedFor;
use prodigio::words::quick::read;

fn bench(study: Study) -> Workbench {
    let mut bench = Workbench::new(Settings::default(), std::sync::Arc::new(|| {}));
    bench.open_study(study, None);
    bench
}

fn empty() -> Workbench {
    sketched("")
}

fn sketched(text: &str) -> Workbench {
    let procedure = if text.is_empty() {
        prodigio::model::draft::Draft::new().finish().0
    } else {
        sketch::parse(text).expect("the sketch of a test is well formed")
    };
    let study = Study::of(Text::of(Language::It, "Prova"), procedure);
    let bytes = native::write(&study).expect("a sound study can be written");
    bench(native::read(bytes.as_bytes()).expect("a written study is read"))
}

fn p(bench: &Workbench) -> &Procedure {
    bench.procedure().expect("a procedure is shown")
}

/// Reads and draws a line where the selection is; says whether it was drawn.
fn line(bench: &mut Workbench, text: &str) -> Result<(), String> {
    let yes_no = ["sì".to_owned(), "no".to_owned()];
    let entry = read(text, &Known::of(p(bench), Language::It, yes_no));
    if !entry.is_ready() {
        return Err(format!("{:?}", entry.remarks));
    }
    let document = bench.document().expect("a study is open");
    let plan = document.desk().quick(&entry.line, document.selection.lead(), text);
    let plan = plan.map_err(|refusal| refusal.0.code.to_owned())?;
    let before = document.history().depth().0;
    bench.handle(Command::Plan(Box::new(plan)));
    let document = bench.document().expect("a study is open");
    assert_eq!(document.history().depth().0, before + 1, "{text}: one undo step");
    assert_eq!(study_violations(document.study()), vec![], "{text}");
    Ok(())
}

fn lines(bench: &mut Workbench, all: &[&str]) {
    for text in all {
        assert_eq!(line(bench, text), Ok(()), "{text}");
    }
}

fn named(p: &Procedure, name: &str) -> StepId {
    let found: Vec<_> = p.steps().filter(|(_, s)| s.name.get(Language::It) == name).collect();
    let [(id, _)] = found.as_slice() else { panic!("{name}: {} steps", found.len()) };
    (*id).clone()
}

fn flows(p: &Procedure) -> Vec<String> {
    let shown = |id: &StepId| {
        let step = p.step(id).expect("it stands");
        let name = step.name.get(Language::It);
        match &step.kind {
            _ if !name.is_empty() => name.to_owned(),
            StepKind::Gateway(GatewayKind::Parallel) => "+".to_owned(),
            StepKind::Gateway(_) => "x".to_owned(),
            StepKind::Start { .. } => "o".to_owned(),
            _ => "?".to_owned(),
        }
    };
    let mut out: Vec<String> = p
        .flows()
        .map(|(_, f)| {
            let name = f.name.get(Language::It);
            format!("{} {name}> {}", shown(&f.from), shown(&f.to))
        })
        .collect();
    out.sort();
    out
}

fn select(bench: &mut Workbench, name: &str) {
    let id = named(p(bench), name);
    bench.handle(Command::Select(vec![ItemId::Step(id)]));
}

/// Steps that touch, or stand outside their lane.
fn misplaced(p: &Procedure) -> Vec<String> {
    let steps: Vec<_> =
        p.steps().filter(|(_, s)| !matches!(s.kind, StepKind::Boundary { .. })).collect();
    let mut out = Vec::new();
    for (i, (id, step)) in steps.iter().enumerate() {
        for (other, at) in steps[i + 1..].iter().map(|(id, s)| (id, s.at)) {
            if step.at.touches(at) {
                out.push(format!("{id} touches {other}"));
            }
        }
        let lane = step.lane.as_ref().and_then(|l| p.lane(l)).map(|l| l.at);
        if lane.is_some_and(|l| !l.encloses(step.at)) {
            out.push(format!("{id} outside its lane"));
        }
    }
    out
}

#[test]
fn the_first_line_draws_a_start_and_a_lane() {
    let mut bench = empty();
    assert_eq!(cursor(p(&bench), None), Cursor::Empty);
    lines(&mut bench, &["presentazione domanda @Cittadino 30m ~2g"]);
    assert_eq!(flows(p(&bench)), ["o > presentazione domanda"]);
    let (_, office) = p(&bench).offices().next().expect("it was made");
    assert_eq!(office.kind, OfficeKind::Applicant);
    let step = p(&bench).step(&named(p(&bench), "presentazione domanda")).expect("it stands");
    assert_eq!(step.waits[0].waited_for, WaitedFor::Applicant, "unsaid, it is the office's");
    assert_eq!(step.office, None, "the lane says it");
    assert_eq!(p(&bench).lanes().count(), 1);
    assert!(p(&bench).steps().all(|(_, s)| s.lane.is_some()));
}

#[test]
fn branches_are_open_until_lines_fill_them() {
    let mut bench = empty();
    lines(&mut bench, &["a", "ok? sì 70 / no"]);
    assert_eq!(open_branches(p(&bench)).len(), 2);
    lines(&mut bench, &["b", "fine: fatto"]);
    assert_eq!(open_branches(p(&bench)).len(), 1);
    lines(&mut bench, &["c -> b"]);
    assert_eq!(open_branches(p(&bench)).len(), 0);
    let wanted = ["a > ok?", "b > fatto", "c > b", "o > a", "ok? no> c", "ok? sì> b"];
    assert_eq!(flows(p(&bench)), wanted);
    let shares: Vec<_> = p(&bench).flows().filter_map(|(_, f)| f.share.as_ref()).collect();
    assert_eq!(shares.iter().map(|s| s.value).collect::<Vec<_>>(), [0.7, 0.3]);
}

#[test]
fn a_branch_is_chosen_by_name_and_may_lead_back() {
    let mut bench = empty();
    lines(&mut bench, &["a", "ok?", "no: -> a", "sì: fine: fatto"]);
    assert_eq!(flows(p(&bench)), ["a > ok?", "o > a", "ok? no> a", "ok? sì> fatto"]);
    assert_eq!(p(&bench).steps().count(), 4, "no open branch is left behind");
}

#[test]
fn parallel_steps_come_together() {
    let mut bench = empty();
    lines(&mut bench, &["a", "b | c | d", "| e", "+ f 5m"]);
    let wanted = [
        "+ > +", "+ > b", "+ > c", "+ > d", "+ > e", "+ > f", "a > +", "b > +", "c > +", "d > +",
        "e > +", "o > a",
    ];
    let got = flows(p(&bench));
    assert_eq!(got.len(), 11, "{got:?}");
    assert!(got.iter().all(|f| wanted.contains(&f.as_str())), "{got:?}");
    assert_eq!(line(&mut bench, "+"), Err("quick-no-join".to_owned()));
}

#[test]
fn an_open_branch_goes_straight_to_the_join() {
    let mut bench = empty();
    lines(&mut bench, &["a", "ok?", "b", "+ c"]);
    assert_eq!(flows(p(&bench)), ["a > ok?", "b > x", "o > a", "ok? no> x", "ok? sì> b", "x > c"]);
}

#[test]
fn a_line_after_a_step_with_a_sequel_goes_in_between() {
    let mut bench = sketched("start > a > b > end");
    bench.handle(Command::Act(prodigio::app::action::Action::Arrange));
    select(&mut bench, "a");
    lines(&mut bench, &["mezzo 5m"]);
    let got = flows(p(&bench));
    assert!(
        got.contains(&"a > mezzo".to_owned()) && got.contains(&"mezzo > b".to_owned()),
        "{got:?}"
    );
    assert!(misplaced(p(&bench)).is_empty(), "{:?}", misplaced(p(&bench)));
    select(&mut bench, "a");
    assert_eq!(line(&mut bench, "fine: x"), Err("quick-end-inside".to_owned()));
}

#[test]
fn a_timer_hangs_on_its_step_and_the_talk_goes_back_to_it() {
    let mut bench = empty();
    lines(&mut bench, &["a @Messi", "! 45g scadenza", "fine: silenzio", "b"]);
    let a = named(p(&bench), "a");
    let timer = p(&bench).step(&named(p(&bench), "scadenza")).expect("it stands");
    let StepKind::Boundary { host, trigger: Trigger::Timer(Some(_)), .. } = &timer.kind else {
        panic!("{timer:?}")
    };
    assert_eq!(*host, a);
    assert!(flows(p(&bench)).contains(&"a > b".to_owned()));
    select(&mut bench, "silenzio");
    bench.handle(Command::Select(vec![]));
    lines(&mut bench, &["ok?"]);
    assert_eq!(line(&mut bench, "! 3g x"), Err("quick-no-host".to_owned()));
}

#[test]
fn a_drawing_without_lanes_stays_without() {
    let mut bench = sketched("start > a > b");
    lines(&mut bench, &["c @Ufficio tecnico 5m", "d"]);
    assert_eq!(p(&bench).lanes().count(), 0);
    for name in ["c", "d"] {
        let step = p(&bench).step(&named(p(&bench), name)).expect("it stands");
        assert!(step.office.is_some(), "{name}");
    }
}

#[test]
fn a_crowded_lane_grows_and_what_is_below_moves() {
    let mut bench = empty();
    lines(&mut bench, &["a @Uno", "b @Due", "scelta? @Uno v 1 / w 2 / x 3 / y 4 / z"]);
    assert!(misplaced(p(&bench)).is_empty(), "{:?}", misplaced(p(&bench)));
    let lanes: Vec<_> = p(&bench).lanes().map(|(_, l)| l.at).collect();
    assert!(lanes[0].h > 500.0 && (lanes[1].y - lanes[0].bottom()).abs() < 0.01, "{lanes:?}");
}

#[test]
fn the_sample_goes_on_where_it_is_selected() {
    let study = catalogue::load("cambio-residenza").expect("the sample is there");
    let mut bench = bench(study);
    let before = misplaced(p(&bench));
    let flow = FlowId::new("f-registrata");
    bench.handle(Command::Select(vec![ItemId::Flow(flow)]));
    lines(&mut bench, &["controllo incrociato @Uff 15m #ANPR", "avviso @Nuovo ufficio 5m"]);
    let step = p(&bench).step(&named(p(&bench), "controllo incrociato")).expect("it stands");
    assert_eq!(step.lane, Some(LaneId::new("l-ufficiale")));
    assert_eq!(misplaced(p(&bench)), before);
    assert!(p(&bench).lanes().any(|(_, l)| l.pool.is_some() && l.office.is_some()));
}

#[test]
fn undo_takes_a_line_back_whole() {
    let mut bench = empty();
    let bytes = |b: &Workbench| native::write(b.document().expect("open").study()).expect("sound");
    let first = bytes(&bench);
    lines(&mut bench, &["a @Uno 5m ~2g #X", "ok? sì 3 / no", "b | c", "! 3g t", "+"]);
    let last = bytes(&bench);
    for _ in 0..5 {
        bench.handle(Command::Act(prodigio::app::action::Action::Undo));
    }
    assert_eq!(bytes(&bench), first);
    for _ in 0..5 {
        bench.handle(Command::Act(prodigio::app::action::Action::Redo));
    }
    assert_eq!(bytes(&bench), last);
}

const PIECES: [&str; 28] = [
    "verifica",
    "a",
    "ok?",
    "sì 50",
    "no",
    "/",
    "|",
    "+",
    "!",
    "->",
    "a",
    "@Uno",
    "@Due tre",
    "@",
    "30m",
    "1h-2h",
    "~2g",
    "~5gl richiedente",
    "#ANPR",
    "fine:",
    "inizio:",
    "sì:",
    "attendi",
    "\"x",
    "45g",
    "🎉",
    "مرحبا",
    "1e300",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn any_lines_anywhere_leave_a_sound_drawing_that_undo_restores(
        talk in proptest::collection::vec(
            (proptest::collection::vec(0..PIECES.len(), 1..6), any::<prop::sample::Index>()), 1..12),
    ) {
        let mut bench = empty();
        let bytes = |b: &Workbench| native::write(b.document().expect("open").study()).expect("sound");
        let first = bytes(&bench);
        let mut drawn = 0;
        for (pieces, place) in &talk {
            let text = pieces.iter().map(|i| PIECES[*i]).collect::<Vec<_>>().join(" ");
            let items: Vec<ItemId> = p(&bench)
                .steps()
                .map(|(id, _)| ItemId::Step(id.clone()))
                .chain(p(&bench).flows().map(|(id, _)| ItemId::Flow(id.clone())))
                .collect();
            if !items.is_empty() && pieces.len() % 2 == 0 {
                let item = place.get(&items).clone();
                bench.handle(Command::Select(vec![item]));
            }
            drawn += usize::from(line(&mut bench, &text).is_ok());
            prop_assert!(misplaced(p(&bench)).is_empty(), "{text}: {:?}", misplaced(p(&bench)));
        }
        for _ in 0..drawn {
            bench.handle(Command::Act(prodigio::app::action::Action::Undo));
        }
        prop_assert_eq!(bytes(&bench), first);
    }
}

/// An event stands nearer to the edge of its lane than a task may.
#[test]
fn what_comes_in_between_near_an_edge_stays_in_its_lane() {
    let mut bench = empty();
    lines(&mut bench, &["fine:"]);
    let steps: Vec<StepId> = p(&bench).steps().map(|(id, _)| id.clone()).collect();
    bench.handle(Command::Select(vec![ItemId::Step(steps[1].clone())]));
    lines(&mut bench, &["fine: attendi"]);
    let flow = p(&bench).flows().next().map(|(id, _)| id.clone()).unwrap();
    bench.handle(Command::Select(vec![ItemId::Flow(flow)]));
    lines(&mut bench, &["verifica @Uno"]);
    assert_eq!(misplaced(p(&bench)), [""; 0]);
    assert!(p(&bench).lanes().next().is_some());
}
