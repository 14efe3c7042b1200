//! Drawing at the speed of talk: the first sample drawn from nothing by keyboard alone, with its
//! key presses counted.
#![cfg(feature = "window")]

use std::collections::{BTreeMap, BTreeSet};

#[path = "support/screen.rs"]
mod screen;

use egui::{Key, Modifiers};

use prodigio::app::action::Action;
use prodigio::app::command::Command;
use prodigio::app::settings::Settings;
use prodigio::model::geometry::Rect;
use prodigio::model::id::StepId;
use prodigio::model::procedure::Procedure;
use prodigio::model::step::{Step, StepKind};
use prodigio::model::study::Study;
use prodigio::model::text::Language;

use screen::{Screen, handle, open, window};

/// A person at the keyboard: typed words are free, every other key press counts.
struct Typist {
    screen: Screen,
    presses: usize,
}

impl Typist {
    /// A window with an empty study.
    fn at_an_empty_study(language: Language) -> Self {
        let settings = Settings { language, ..Settings::default() };
        let screen = open(settings, [1600.0, 1000.0], |window| window);
        let mut out = Self { screen, presses: 0 };
        for action in [Action::StopSimulation, Action::New, Action::StopSimulation] {
            handle(&mut out.screen, Command::Act(action));
            out.draw();
        }
        out
    }

    fn draw(&mut self) {
        self.screen.run_steps(2);
    }

    fn press(&mut self, modifiers: Modifiers, key: Key) {
        self.presses += 1;
        self.screen.key_press_modifiers(modifiers, key);
        self.draw();
    }

    fn write(&mut self, words: &str) {
        self.screen.event(egui::Event::Text(words.to_owned()));
        self.draw();
    }

    /// A line and Enter.
    fn line(&mut self, words: &str) {
        self.write(words);
        self.press(Modifiers::NONE, Key::Enter);
    }

    fn study(&self) -> &Study {
        window(&self.screen).bench().document().expect("a study is open").study()
    }

    fn procedure(&self) -> &Procedure {
        window(&self.screen).bench().procedure().expect("a procedure is shown")
    }
}

/// What an analyst types while the office tells how a change of residence goes.
const TOLD: &[&str] = &[
    "arriva: Ricevimento @Cittadino",
    "Presentazione dichiarazione 0,3-0,5-1h",
    "Canale? @\"Sportello anagrafe\" sportello 62 / telematico 38",
    "Verifica requisiti formali 0,2-0,35-0,75h ~0-0-0,2gl ufficio",
    "telematico: Protocollazione e verifica @\"Anagrafe · back office\" 0,2-0,4-0,8h ~0-0,5-2gl uff",
    "+",
    "Completa? sì 50 / no 50",
    "Registrazione in ANPR 0,3-0,5-1h ~0-1-3gl ufficio",
    "invia: Comunicazione di avvio 0,1-0,2-0,3h ~0-0-1gl ufficio",
    "Accertamento dimora abituale @\"Messi accertatori\" 0,5-1-2,5h ~5-15-35gl ufficio | \
     ricevi: Conferma cancellazione @\"Comune di provenienza\" 0-0,1-0,3h ~0-1-5gl ente",
    "! 45g \"45 giorni\"",
    "fine: Silenzio-assenso @Anagrafe",
    "+ @Messi",
    "Esito? @Anagrafe positivo 88 / negativo 12",
    "auto: Chiusura e archiviazione 0,1-0,15-0,3h ~0-0-2gl ufficio",
    "fine: Residenza confermata",
    "invia: Preavviso di rigetto 0,5-0,75-1,5h ~10g richiedente",
    "Valutazione osservazioni @\"Ufficiale d’anagrafe\" 0,5-1-2h ~1-3-8gl ufficio",
    "Accolte? sì 40 -> Chiusura / no 60",
    "Annullamento e segnalazione 0,5-1-2h ~0-2-5gl ufficio",
    "fine: Iscrizione annullata",
    "invia: Richiesta di completamento 0,2-0,3-0,5h ~2-7-20gl richiedente",
    "Torna? sì 85 -> Protocollazione / no 15",
    "fine: Irricevibile",
];

/// A step as it is compared: what the person told of it.
#[derive(Debug, PartialEq)]
struct Told {
    office: String,
    work: Option<String>,
    waits: Vec<String>,
    kind: String,
}

fn key_of(p: &Procedure, id: &StepId) -> String {
    let step = p.step(id).expect("it stands");
    let name = step.name.get(Language::It);
    if name.is_empty() { format!("{:?} in {}", step.kind, office_of(p, step)) } else { name.into() }
}

fn office_of(p: &Procedure, step: &Step) -> String {
    let office = p.office_of(step).and_then(|id| p.office(id));
    office.map(|o| o.name.get(Language::It).to_owned()).unwrap_or_default()
}

fn told(p: &Procedure) -> BTreeMap<String, Told> {
    p.steps()
        .map(|(id, s)| {
            let timing = |t: &prodigio::model::timing::Timing| format!("{:?} {:?}", t.law, t.unit);
            let kind = match &s.kind {
                // Which term a timer watches, and what an end means in law, is for the card.
                StepKind::Boundary { host, .. } => format!("on {}", key_of(p, host)),
                StepKind::End { .. } => "end".to_owned(),
                kind => format!("{kind:?}"),
            };
            let told = Told {
                office: office_of(p, s),
                work: s.work.as_ref().map(timing),
                waits: s
                    .waits
                    .iter()
                    .map(|w| format!("{} {:?}", timing(&w.timing), w.waited_for))
                    .collect(),
                kind,
            };
            (key_of(p, id), told)
        })
        .collect()
}

fn flows(p: &Procedure) -> BTreeSet<String> {
    p.flows()
        .map(|(_, f)| {
            format!(
                "{} -[{} {:?} {}]-> {}",
                key_of(p, &f.from),
                f.name.get(Language::It),
                f.share.as_ref().map(|s| s.value),
                f.default,
                key_of(p, &f.to)
            )
        })
        .collect()
}

/// Two steps that touch, and steps that stand outside their lane.
fn misplaced(p: &Procedure) -> Vec<String> {
    let steps: Vec<(&StepId, &Step)> =
        p.steps().filter(|(_, s)| !matches!(s.kind, StepKind::Boundary { .. })).collect();
    let mut out = Vec::new();
    for (i, (id, step)) in steps.iter().enumerate() {
        for (_, other) in &steps[i + 1..] {
            if step.at.touches(other.at) {
                out.push(format!("{} touches {:?}", key_of(p, id), other.name));
            }
        }
        let lane = step.lane.as_ref().and_then(|l| p.lane(l)).map(|l| l.at);
        if lane.is_some_and(|l: Rect| !l.encloses(step.at)) {
            out.push(format!("{} stands outside its lane", key_of(p, id)));
        }
    }
    for (a, lane) in p.lanes() {
        for (b, other) in p.lanes() {
            if a < b && lane.at.grown(-1.0).touches(other.at.grown(-1.0)) {
                out.push(format!("lanes {a} and {b} overlap"));
            }
        }
    }
    out
}

#[test]
fn the_first_sample_is_drawn_by_keyboard_in_two_presses_a_step() {
    let mut typist = Typist::at_an_empty_study(Language::It);
    for words in TOLD {
        typist.line(words);
    }
    let sample = prodigio::files::catalogue::load("cambio-residenza").expect("the sample is there");
    let sample = sample.as_is().expect("it has an as-is").procedure.clone();
    let drawn = typist.procedure();
    let (wanted, got) = (told(&sample), told(drawn));
    for (name, wanted) in &wanted {
        assert_eq!(got.get(name), Some(wanted), "{name}");
    }
    assert_eq!(got.len(), wanted.len());
    assert_eq!(flows(drawn), flows(&sample));
    assert!(misplaced(drawn).is_empty(), "{:#?}", misplaced(drawn));
    let steps = drawn.steps().count();
    println!(
        "{} key presses beyond the typed words for {steps} steps: {:.2} a step",
        typist.presses,
        typist.presses as f64 / steps as f64
    );
    assert!(typist.presses <= 2 * steps, "{} for {steps}", typist.presses);
    if let Some(folder) = std::env::var_os("PRODIGIO_PICTURES") {
        let path = std::path::Path::new(&folder).join("speed.prodigio");
        prodigio::files::save(typist.study(), &path).expect("the picture's study is written");
    }
}

#[test]
fn the_bar_completes_chooses_its_place_and_leaves_to_the_canvas() {
    let mut typist = Typist::at_an_empty_study(Language::It);
    typist.line("a @\"Ufficio tecnico comunale\" 5m");
    // Tab takes the completion at the cursor.
    typist.write("b @tec");
    typist.press(Modifiers::NONE, Key::Tab);
    typist.write("10m");
    typist.press(Modifiers::NONE, Key::Enter);
    let names = |t: &Typist| -> Vec<String> {
        t.procedure().steps().map(|(_, s)| s.name.get(Language::It).to_owned()).collect()
    };
    assert!(names(&typist).contains(&"b".to_owned()), "{:?}", names(&typist));
    assert_eq!(typist.procedure().offices().count(), 1);
    // Alt and arrows choose the other branch; the line below says it.
    typist.line("ok? sì 90 / no");
    typist.press(Modifiers::ALT, Key::ArrowDown);
    typist.line("rifiuta 3m");
    let p = typist.procedure();
    let to = |name: &str| {
        let id =
            p.steps().find(|(_, s)| s.name.get(Language::It) == name).map(|(id, _)| id.clone());
        id.and_then(|id| p.incoming(&id).next().map(|(_, f)| f.name.get(Language::It).to_owned()))
    };
    assert_eq!(to("rifiuta"), Some("no".to_owned()));
    // An empty line: Ctrl+Z takes back the last line, and the bar keeps the focus.
    typist.press(Modifiers::COMMAND, Key::Z);
    assert!(!names(&typist).contains(&"rifiuta".to_owned()));
    typist.line("accetta 3m");
    assert!(names(&typist).contains(&"accetta".to_owned()));
    // A line that cannot be drawn stays, with its reason.
    let before = typist.procedure().steps().count();
    typist.line("x -> nessuno");
    assert_eq!(typist.procedure().steps().count(), before);
    // Escape leaves to the canvas: letters are commands again, and Q comes back.
    typist.press(Modifiers::NONE, Key::Escape);
    typist.press(Modifiers::NONE, Key::Tab);
    typist.press(Modifiers::NONE, Key::Q);
    typist.line("ultimo 1m");
    assert!(names(&typist).contains(&"ultimo".to_owned()), "{:?}", names(&typist));
}

#[test]
fn a_study_that_takes_the_place_of_the_empty_one_has_the_keys() {
    let mut typist = Typist::at_an_empty_study(Language::It);
    let first = prodigio::app::first_template();
    handle(&mut typist.screen, Command::OpenTemplate(first));
    typist.draw();
    let before = typist.procedure().steps().count();
    // Tab walks the drawing, and a letter is a command, not a word of a line.
    typist.press(Modifiers::NONE, Key::Tab);
    let lead = window(&typist.screen).bench().document().and_then(|d| d.selection.lead().cloned());
    assert!(lead.is_some(), "Tab walked");
    typist.press(Modifiers::NONE, Key::G);
    assert_eq!(typist.procedure().steps().count(), before + 1);
}
