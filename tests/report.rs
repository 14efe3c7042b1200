//! The door of documents on paper: the manager's page, the dossier, the drawing.
//!
//! The same study gives the same bytes; what is said is found in the text of the pages; the structure
//! for screen readers is there; HTML is well formed, without scripts; hostile and empty studies end.

use std::sync::Arc;

use prodigio::analysis::simulate::plan::{Extent, Repeats, RunPlan};
use prodigio::app::dossier::gather::{Asked, Material, gather};
use prodigio::app::dossier::{self, Format, Kind, Paperwork};
use prodigio::app::jobs::Stop;
use prodigio::files::report::{Block, Cell, LEGIBLE, MAX_SHEETS, Paper, Report};
use prodigio::files::{self, disk};
use prodigio::model::procedure::Procedure;
use prodigio::model::sketch;
use prodigio::model::study::Study;
use prodigio::model::text::{Language, Text};
use prodigio::words::Words;

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
    assert!(dossier::write(&study, &id, what, &stop, &mut |_, _| {}).is_ok());
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
        let bytes = dossier::write(&study, &id, what, &stop, &mut |_, _| {}).expect("a drawing");
        count(&bytes, "/Type/Page/")
    };
    assert_eq!(made(Paper::A4, false), 1);
    let small = made(Paper::A4, true);
    let large = made(Paper::A3, true);
    assert!(small > 1 && large <= small, "{small} {large}");
}

#[test]
fn what_cannot_be_told_is_called_so() {
    // The same procedure twice, under another seed of nothing: no difference may be claimed.
    let one = sample(SAMPLES[0]);
    let as_is = one.as_is().expect("an as-is").clone();
    let same = Study::of(one.title().clone(), (*as_is.procedure).clone());
    let report = of(&same, Kind::Page, Language::En);
    let text = html(&report);
    assert!(!text.contains("better by") && !text.contains("worse by"));
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
    assert!(dossier::write(&shared, &id, what, &stop, &mut |_, _| {}).is_err());
}
