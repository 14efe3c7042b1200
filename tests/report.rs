//! The door of documents on paper: the manager's page, the dossier, the drawing.
//!
//! The same study gives the same bytes; what is said is found in the text of the pages; the structure
//! for screen readers is there; HTML is well formed, without scripts; hostile and empty studies end.

#[path = "support/drawing.rs"]
#[expect(dead_code, reason = "shared with other tests")]
mod drawing;

use std::sync::Arc;

use prodigio::analysis::compare::worth::Aim;
use prodigio::analysis::measure::indicators::{Indicator, Of, What};
use prodigio::analysis::simulate::plan::{Extent, Repeats, RunPlan};
use prodigio::app::compare;
use prodigio::app::dossier::gather::{Asked, Material, gather};
use prodigio::app::dossier::{self, Format, Kind, Paperwork, Subject};
use prodigio::app::jobs::Stop;
use prodigio::drawing::paper::Part;
use prodigio::drawing::role::Role as ColorRole;
use prodigio::drawing::shape::Shape;
use prodigio::files::report::{Block, Cell, LEGIBLE, MAX_SHEETS, Paper, Report, Table, preview};
use prodigio::files::{self, disk};
use prodigio::model::demand::Demand;
use prodigio::model::draft::{Draft, StudyDraft};
use prodigio::model::geometry::Rect;
use prodigio::model::item::ItemId;
use prodigio::model::procedure::Procedure;
use prodigio::model::provenance::Sourced;
use prodigio::model::rename::Names;
use prodigio::model::review::{Note, Remark};
use prodigio::model::sketch;
use prodigio::model::study::{Role, Study};
use prodigio::model::text::{Language, Text};
use prodigio::model::timing::{Distribution, Timing, Unit, Wait, WaitedFor};
use prodigio::words::Words;

use drawing::Drawing;

/// The samples, as they are compiled in.
const SAMPLES: [&str; 2] =
    ["procedures/cambio-residenza.prodigio", "procedures/suolo-pubblico.prodigio"];

fn sample(name: &str) -> Study {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    files::open(&path).expect("a sample opens").study
}

/// A short run: documents are looked at here, not figures.
fn asked() -> Asked {
    let plan = RunPlan {
        extent: Extent::Days { warmup: 60, measured: 180, drain: 120 },
        repeats: Repeats::Fixed(4),
        mirrored: false,
        ..RunPlan::usual()
    };
    Asked { as_is: None, to_be: None, plan, is_counted: true }
}

fn material(study: &Study, language: Language) -> Material {
    let stop = Stop::default();
    gather(study, &asked(), language, &stop, &mut |_, _| {}).expect("a variant is there")
}

fn of(study: &Study, kind: Kind, language: Language) -> Report {
    dossier::compose(&material(study, language), kind, &Words::new(language))
}

fn pdf(report: &Report) -> Vec<u8> {
    dossier::bytes(report, Format::Pdf).expect("a PDF")
}

fn html(report: &Report) -> String {
    let bytes = dossier::bytes(report, Format::Html).expect("a page");
    String::from_utf8(bytes).expect("UTF-8")
}

/// How often a piece stands in bytes.
fn count(bytes: &[u8], piece: &str) -> usize {
    bytes.windows(piece.len()).filter(|w| *w == piece.as_bytes()).count()
}

/// All headings, those in columns too.
fn headings(blocks: &[Block]) -> Vec<&str> {
    let each = blocks.iter().flat_map(|block| match block {
        Block::Heading(_, text) => vec![text.as_str()],
        Block::Columns(columns) => columns.iter().flat_map(|c| headings(c)).collect(),
        _ => Vec::new(),
    });
    each.collect()
}

#[test]
fn the_same_study_gives_the_same_bytes() {
    let study = sample(SAMPLES[0]);
    for kind in [Kind::Page, Kind::Dossier] {
        let [one, two] = [(); 2].map(|()| of(&study, kind, Language::It));
        assert!(pdf(&one) == pdf(&two), "{kind:?}");
        assert!(html(&one) == html(&two), "{kind:?}");
    }
}

#[test]
fn a_pdf_is_tagged_named_and_of_one_page_where_it_must_be() {
    for name in SAMPLES {
        let study = sample(name);
        for language in Language::ALL {
            let page = pdf(&of(&study, Kind::Page, language));
            assert!(page.starts_with(b"%PDF-1.7"));
            assert_eq!(count(&page, "/Type/Page/") + count(&page, "/Type /Page\n"), 1, "{name}");
            for tag in ["/StructTreeRoot", "/Table", "/TH", "/Figure", "/H1", "/H2", "/LBody"] {
                assert!(count(&page, tag) > 0, "{name} {language:?}: {tag}");
            }
            assert!(count(&page, "pdfuaid:part") > 0, "{name} {language:?}: PDF/UA");
            assert!(count(&page, "CreationDate") == 0);
            assert!(page.len() < 400_000, "{} bytes", page.len());
        }
    }
}

#[test]
fn a_dossier_says_everything_it_must_in_three_languages() {
    let study = sample(SAMPLES[1]);
    for language in Language::ALL {
        let report = of(&study, Kind::Dossier, language);
        let words = Words::new(language);
        let said = headings(&report.blocks);
        for key in [
            "report-risk",
            "report-sure",
            "report-card",
            "report-findings",
            "report-where",
            "report-comparison",
            "report-annotations",
            "report-sources",
            "report-made",
        ] {
            assert!(said.contains(&words.say(key).as_str()), "{language:?} lacks {key}");
        }
        let text = html(&report);
        for heading in said {
            let heading = heading.replace('&', "&amp;").replace('\'', "&apos;");
            assert!(text.contains(&heading), "{language:?}: {heading}");
        }
        assert!(!text.contains('⟨'), "a message is missing in {language:?}");
        let bytes = pdf(&report);
        assert!(count(&bytes, "/Outlines") > 0);
        assert!(bytes.len() < 3_000_000, "{} bytes", bytes.len());
    }
}

#[test]
fn html_is_well_formed_and_needs_nothing() {
    for (name, kind) in [(SAMPLES[0], Kind::Page), (SAMPLES[1], Kind::Dossier)] {
        let report = of(&sample(name), kind, Language::De);
        let text = html(&report);
        assert!(text.starts_with("<!DOCTYPE html>\n<html lang=\"de\">"));
        for word in ["<script", "http-equiv", "src=", "@import", "url(", "javascript:"] {
            assert!(!text.contains(word), "{word}");
        }
        // Void elements aside it reads as XML: every element ends, every sign is escaped.
        let xml = text
            .replace("<!DOCTYPE html>", "")
            .replace("<meta charset=\"utf-8\">", "")
            .replace("<br>", "<br/>");
        let xml: Vec<&str> = xml.lines().filter(|l| !l.starts_with("<meta")).collect();
        roxmltree::Document::parse(&xml.join("\n")).expect("well formed");
    }
}

#[test]
fn one_variant_makes_a_whole_page_of_what_is() {
    let mut found = 0;
    let study = Study::of(Text::of(Language::It, "Una variante"), procedure(8));
    let report = of(&study, Kind::Page, Language::It);
    for block in &report.blocks {
        if let Block::Table(table) = block {
            assert_eq!(table.columns.len(), 2, "no empty half");
            found += table.rows.len();
        }
    }
    assert!(found > 0 || html(&report).contains("Le cifre non ci sono ancora"));
    let words = Words::new(Language::It);
    assert!(headings(&report.blocks).contains(&words.say("report-where").as_str()));
    assert_eq!(count(&pdf(&report), "/Type/Page/"), count(&pdf(&report), "/Type/Page/").min(1));
}

#[test]
fn an_empty_study_gives_pages_that_say_so() {
    let study = Study::of(Text::default(), Procedure::default());
    for kind in [Kind::Page, Kind::Dossier] {
        let report = of(&study, kind, Language::En);
        assert!(!pdf(&report).is_empty());
        assert!(html(&report).contains("There are no figures yet"));
    }
    let what = Paperwork { tiles: true, ..Paperwork::new(Kind::Drawing, Language::En) };
    let id = study.variants()[0].id.clone();
    let stop = Stop::default();
    assert!(dossier::write(&study, &Subject::of(&id), what, &stop, &mut |_, _| {}).is_ok());
}

#[test]
fn where_no_case_comes_to_its_end_that_is_said() {
    // A wait far longer than the run, in one of the two or in both.
    let drawn = |days: f64| {
        let timing = Timing::new(Distribution::Fixed(days), Unit::CalendarDays);
        let wait = Wait { waited_for: WaitedFor::Applicant, timing };
        let d = Drawing::of("start > a @x*1 ~30 > end").step("a", |s| s.waits.push(wait));
        d.step("start", |s| s.demand = Some(Demand::of(Sourced::bare(200.0)))).0
    };
    let words = Words::new(Language::En);
    let both = words.say("report-none-ends");
    let one =
        |role| words.say_with("report-none-ends-of", &[("variant", words.title(role).into())]);
    let [first, second] = [Role::AsIs, Role::ToBe].map(one);
    let [long, short] = [drawn(30_000.0), drawn(1.0)];
    for (study, said) in [
        (Study::of(Text::default(), long.clone()), Some(&*both)),
        (two(long.clone(), long.clone()), Some(&*both)),
        (two(long.clone(), short.clone()), Some(&*first)),
        (two(short.clone(), long), Some(&*second)),
        (two(short.clone(), short), None),
    ] {
        for kind in [Kind::Page, Kind::Dossier] {
            let page = html(&of(&study, kind, Language::En));
            for sentence in [&*both, &*first, &*second] {
                assert_eq!(page.contains(sentence), said == Some(sentence), "{kind:?} {sentence}");
            }
            // Of what nobody measured chance says nothing.
            let is_silent = !page.contains("Whether it changes cannot be told");
            assert!(said.is_none() || is_silent, "{kind:?}");
        }
    }
}

#[test]
fn texts_of_strangers_are_texts() {
    let title = "<script>alert('ß')</script> & \u{0}\u{1b} 中文 \u{fffe}";
    let study = Study::of(Text::of(Language::It, title), procedure(5));
    for kind in [Kind::Page, Kind::Dossier] {
        let report = of(&study, kind, Language::It);
        let text = html(&report);
        assert!(!text.contains("<script"), "escaped");
        assert!(text.contains("&lt;script&gt;"));
        assert!(!pdf(&report).is_empty());
    }
}

/// A row of so many tasks between start and end.
fn procedure(tasks: usize) -> Procedure {
    let names: Vec<String> = (0..tasks).map(|i| format!("passo{i}")).collect();
    sketch::parse(&format!("start > {} > end", names.join(" > "))).expect("a sketch")
}

#[test]
fn a_large_study_ends_in_bounded_time_and_size() {
    let study = Study::of(Text::of(Language::It, "Grande"), procedure(2_000));
    let report = of(&study, Kind::Dossier, Language::It);
    let bytes = pdf(&report);
    assert!(bytes.len() < 12_000_000, "{} bytes", bytes.len());
    assert!(html(&report).contains("Elenco accorciato"), "what is left out is said");
    let sheets = report.blocks.iter().filter(|b| matches!(b, Block::Sheets(_))).count();
    assert_eq!(sheets, 1);
    assert!(count(&bytes, "/Type/Page/") < MAX_SHEETS + 120);
    const { assert!(LEGIBLE > 0.0) };
}

#[test]
fn a_drawing_goes_on_one_sheet_or_on_several() {
    let study = sample(SAMPLES[1]);
    let id = study.variants()[0].id.clone();
    let stop = Stop::default();
    let made = |paper, tiles| {
        let what = Paperwork { paper, tiles, ..Paperwork::new(Kind::Drawing, Language::De) };
        let bytes = dossier::write(&study, &Subject::of(&id), what, &stop, &mut |_, _| {})
            .expect("a drawing");
        count(&bytes, "/Type/Page/")
    };
    assert_eq!(made(Paper::A4, false), 1);
    let small = made(Paper::A4, true);
    let large = made(Paper::A3, true);
    assert!(small > 1 && large <= small, "{small} {large}");
}

#[test]
fn the_pages_to_be_looked_at_are_those_of_the_pdf() {
    let study = sample(SAMPLES[0]);
    for kind in [Kind::Page, Kind::Dossier] {
        let report = of(&study, kind, Language::It);
        let pages = preview::pages(&report);
        assert_eq!(pages.len(), count(&pdf(&report), "/Type/Page/"), "{kind:?}");
        let titles: Vec<&str> =
            pages.iter().flat_map(|page| page.titles.iter().map(String::as_str)).collect();
        assert_eq!(titles, headings(&report.blocks), "{kind:?}");
        for (at, page) in pages.iter().enumerate() {
            let said: String = page
                .parts
                .iter()
                .flat_map(Part::seen)
                .filter_map(|shape| match shape {
                    Shape::Text(label) => Some(format!("{} ", label.content)),
                    _ => None,
                })
                .collect();
            for title in &page.titles {
                let first = title.split_whitespace().next().unwrap_or_default();
                assert!(said.contains(first), "{kind:?}, page {at}: {title}");
            }
            let (w, h) = page.size;
            let paper = Rect::new(0.0, 0.0, w, h);
            assert!(
                page.parts.iter().all(|p| paper.grown(0.01).encloses(p.to)),
                "{kind:?}, page {at}"
            );
        }
    }
    let what = Paperwork { tiles: true, ..Paperwork::new(Kind::Drawing, Language::De) };
    let (of, stop) = (Subject::of(&study.variants()[0].id), Stop::default());
    let pages = dossier::pages(&study, &of, what, &stop, &mut |_, _| {}).expect("a drawing");
    let bytes = dossier::write(&study, &of, what, &stop, &mut |_, _| {}).expect("a drawing");
    assert_eq!(pages.len(), count(&bytes, "/Type/Page/"));
}

/// A study of two variants.
fn two(before: Procedure, after: Procedure) -> Study {
    let mut draft = StudyDraft::new(Text::of(Language::It, "Due"), Language::It);
    draft.variant("as-is", Role::AsIs, Text::default(), before);
    draft.variant("to-be", Role::ToBe, Text::default(), after);
    draft.finish()
}

/// All tables, those in columns too.
fn tables(blocks: &[Block]) -> Vec<&Table> {
    let each = blocks.iter().flat_map(|block| match block {
        Block::Table(table) => vec![table],
        Block::Columns(columns) => columns.iter().flat_map(|c| tables(c)).collect(),
        _ => Vec::new(),
    });
    each.collect()
}

fn said(cell: &Cell) -> String {
    match cell {
        Cell::Text(spans) => spans.iter().map(|s| s.text.as_str()).collect(),
        Cell::Plot(_) => String::new(),
    }
}

#[test]
fn what_cannot_be_told_is_called_so() {
    // The same procedure twice: no difference may be claimed.
    let one = sample(SAMPLES[0]);
    let as_is = (*one.as_is().expect("an as-is").procedure).clone();
    let same = two(as_is.clone(), as_is);
    let made = material(&same, Language::En);
    assert!(made.is_paired && made.gains.is_none());
    let words = Words::new(Language::En);
    let text = html(&dossier::compose(&made, Kind::Page, &words));
    assert!(!text.contains("better by") && !text.contains("worse by"));
    assert!(text.contains(&words.say("report-no-changes")));
    // Of two that differ, what chance could explain is called so in the table, without a color.
    let made = material(&sample(SAMPLES[1]), Language::En);
    let report = dossier::compose(&made, Kind::Dossier, &words);
    let table = all_indicators(&report, &words);
    let mut untold = 0;
    for (indicator, row) in made.indicators.iter().zip(&table.rows) {
        let cannot_tell = indicator.change.delta.n > 0 && indicator.change.cannot_tell;
        assert_eq!(said(&row[3]) == words.say("no-difference"), cannot_tell, "{indicator:?}");
        // What chance could explain, or reads as nothing, has no color of better or worse.
        let is_colored = matches!(&row[3], Cell::Text(spans)
            if matches!(spans[0].role, ColorRole::Better | ColorRole::Worse));
        let something = compare::said::is_something(&said(&row[3]));
        assert!(!is_colored || (!cannot_tell && something), "{indicator:?}");
        untold += usize::from(cannot_tell);
    }
    assert!(untold > 0);
}

/// The table with all indicators of a dossier.
fn all_indicators<'a>(report: &'a Report, words: &Words) -> &'a Table {
    let tables = tables(&report.blocks);
    let all = tables.into_iter().filter(|t| t.caption == words.say("indicators"));
    all.max_by_key(|t| t.rows.len()).expect("a table of indicators")
}

#[test]
fn a_dossier_compares_every_indicator_that_the_window_does() {
    let words = Words::new(Language::It);
    let made = material(&sample(SAMPLES[1]), Language::It);
    let report = dossier::compose(&made, Kind::Dossier, &words);
    let table = all_indicators(&report, &words);
    let named = |i: &Indicator| {
        compare::said::indicator(&words, &[&made.joined.after, &made.joined.before], i)
    };
    let names: Vec<String> = made.indicators.iter().map(named).collect();
    assert_eq!(table.rows.iter().map(|row| said(&row[0])).collect::<Vec<_>>(), names);
    for what in [What::Within, What::HandOffs, What::Rework, What::CostYear, What::Digital] {
        assert!(made.indicators.iter().any(|i| i.what == what), "{what:?}");
    }
    assert!(names.iter().all(|name| !name.trim_end().ends_with(':')), "{names:?}");
}

#[test]
fn a_to_be_of_other_ids_is_compared_office_by_office() {
    let one = sample(SAMPLES[0]);
    let as_is = (*one.as_is().expect("an as-is").procedure).clone();
    let other = |mark: &str, id: &str| format!("{mark}{id}");
    let names = Names {
        steps: as_is
            .steps()
            .map(|(id, _)| (id.clone(), other("x", id.as_str()).as_str().into()))
            .collect(),
        offices: as_is
            .offices()
            .map(|(id, _)| (id.clone(), other("y", id.as_str()).as_str().into()))
            .collect(),
        ..Names::default()
    };
    let made = material(&two(as_is.clone(), names.of(&as_is)), Language::It);
    let loads: Vec<&Indicator> = made.indicators.iter().filter(|i| i.what == What::Load).collect();
    assert!(!loads.is_empty() && loads.len() <= as_is.offices().count());
    assert!(loads.iter().all(|i| i.change.before.n > 0 && i.change.after.n > 0), "{loads:#?}");
    let structure = made.structure.expect("two variants");
    assert!(structure.is_same_structure());
}

#[test]
fn which_change_brings_the_gain_stands_on_the_page_and_in_the_dossier() {
    let study = sample(SAMPLES[0]);
    for language in Language::ALL {
        let words = Words::new(language);
        let made = material(&study, language);
        let answer = made.gains.as_ref().expect("it was asked");
        assert!(answer.finished && !answer.rows.is_empty());
        // It is told by what is at stake: the term that is kept least often.
        let within = |i: &&Indicator| i.what == What::Within;
        let kept: Vec<&Indicator> = made.indicators.iter().filter(within).collect();
        let least =
            kept.iter().min_by(|a, b| a.change.before.mean.total_cmp(&b.change.before.mean));
        let Aim::Within(term) = &made.aim else { panic!("{:?}", made.aim) };
        assert_eq!(least.map(|i| &i.of), Some(&Of::Term(term.clone())));
        let title = words.say("gains-title");
        let page = dossier::compose(&made, Kind::Page, &words);
        assert!(headings(&page.blocks).contains(&title.as_str()));
        let report = dossier::compose(&made, Kind::Dossier, &words);
        assert!(headings(&report.blocks).contains(&title.as_str()));
        let by = |at: usize| {
            let subject = compare::said::Said {
                words: &words,
                joined: &made.joined,
                structure: made.structure.as_ref().expect("two variants"),
            };
            words.say_with("report-gains-by", &[("aim", subject.aim(&answer.aims[at]).into())])
        };
        let tables = tables(&report.blocks);
        let table = tables.iter().find(|t| t.caption == by(0)).expect("a table of gains");
        assert_eq!(table.rows.len(), answer.rows.len());
        // The best first: by what decides more is better.
        let ranked = answer.ranked(0);
        let gains: Vec<f64> = ranked
            .iter()
            .filter_map(|r| r.1)
            .map(|g| g.alone.mean)
            .filter(|v| v.is_finite())
            .collect();
        assert!(gains.windows(2).all(|w| w[0] >= w[1]), "{gains:?}");
    }
}

#[test]
fn open_review_notes_stand_in_the_dossier_and_those_done_do_not() {
    let remark = |text: &str| Remark {
        author: "Jörg".to_owned(),
        date: jiff::civil::date(2026, 11, 26),
        text: text.to_owned(),
    };
    let mut draft = Draft::from(procedure(3));
    let step = draft.so_far().steps().next().expect("a step").0.clone();
    let mut open = Note::new(Some(ItemId::Step(step)), remark("Perché <due> volte?"));
    open.answers.push(remark("Nach § 5."));
    draft.note("note1", open);
    draft.note("note2", Note { done: true, ..Note::new(None, remark("Già evasa")) });
    let study = Study::of(Text::of(Language::It, "Note"), draft.finish().0);
    for language in Language::ALL {
        let text = html(&of(&study, Kind::Dossier, language));
        let words = Words::new(language);
        for said in ["Perché &lt;due&gt; volte?", "Nach § 5.", "Jörg", &words.say("report-notes")]
        {
            assert!(text.contains(said), "{language:?}: {said}");
        }
        assert!(!text.contains("Già evasa"));
    }
    let none = html(&of(&Study::of(Text::default(), procedure(3)), Kind::Dossier, Language::It));
    assert!(!none.contains("Note di revisione"));
}

#[test]
fn one_is_said_as_one() {
    let words = Words::new(Language::It);
    for (key, one, many) in [
        ("report-others", "e un’altra voce", "e altre 3 voci"),
        ("report-late-year", "È circa una pratica l’anno.", "Sono circa 3 pratiche l’anno."),
    ] {
        assert_eq!(words.say_with(key, &[("count", 1.into())]), one);
        assert_eq!(words.say_with(key, &[("count", 3.into())]), many);
    }
    let text = html(&of(&Study::of(Text::default(), procedure(1)), Kind::Dossier, Language::De));
    assert!(text.contains("1 Schritt, 2 Pfeile"), "{}", &text[..2_000]);
}

#[test]
fn figures_of_the_page_carry_their_intervals() {
    let report = of(&sample(SAMPLES[0]), Kind::Page, Language::It);
    let Some(Block::Table(table)) = report.blocks.iter().find(|b| matches!(b, Block::Table(_)))
    else {
        panic!("no table of figures")
    };
    assert_eq!(table.rows.len(), 5);
    for row in &table.rows {
        let Cell::Text(spans) = &row[1] else { panic!("a figure") };
        assert!(spans.len() == 2 && spans[1].text.contains('±'), "{spans:?}");
        assert!(matches!(row[4], Cell::Plot(_)));
    }
}

#[test]
fn a_folder_that_cannot_be_written_is_said_and_nothing_is_left() {
    let folder = tempfile::tempdir().expect("a folder");
    let missing = folder.path().join("nowhere").join("page.pdf");
    let error = disk::write(&missing, b"x").expect_err("no such folder");
    assert_eq!(error.code(), "save-missing-folder");
    assert!(!missing.exists());
}

#[test]
fn it_can_be_stopped() {
    let stop = Stop::default();
    stop.ask();
    let study = sample(SAMPLES[0]);
    assert!(gather(&study, &asked(), Language::It, &stop, &mut |_, _| {}).is_none());
    let shared = Arc::new(study);
    let what = Paperwork::new(Kind::Page, Language::It);
    let id = shared.variants()[0].id.clone();
    assert!(dossier::write(&shared, &Subject::of(&id), what, &stop, &mut |_, _| {}).is_err());
}
