//! A large drawing, the same each time.

use prodigio::model::draft::{Draft, StudyDraft};
use prodigio::model::flow::Flow;
use prodigio::model::foreign::Foreign;
use prodigio::model::geometry::Rect;
use prodigio::model::id::{FlowId, LaneId, OfficeId, StepId};
use prodigio::model::lane::Lane;
use prodigio::model::office::Office;
use prodigio::model::step::{GatewayKind, Step, StepKind, TaskKind};
use prodigio::model::study::{Role, Study};
use prodigio::model::text::{Language, Text};
use prodigio::model::timing::{Timing, Unit};

/// Steps in a row of the drawing.
const ROW: usize = 100;

/// A study of so many tasks and gateways in rows of lanes, about 1.3 flows a step.
pub(crate) fn study(steps: usize) -> Study {
    let mut draft = Draft::new();
    let names = [
        "Verifica dei requisiti",
        "Richiesta di integrazione documentale",
        "Istruttoria",
        "Parere dell'ufficio tecnico",
        "Redazione del provvedimento",
        "Firma",
        "Protocollazione in uscita",
        "Comunicazione all'interessato",
    ];
    let kinds = [TaskKind::Person, TaskKind::Automatic, TaskKind::Send, TaskKind::Rule];
    let rows = steps.div_ceil(ROW);
    for row in 0..rows {
        let name = Text::of(Language::It, format!("Ufficio {row}"));
        draft.office(OfficeId::new(format!("o{row}")), Office { name, ..Office::default() });
        let (w, h) = (ROW as f64 * 170.0 + 160.0, 150.0);
        let lane = Lane {
            name: Text::default(),
            at: Rect::new(-100.0, row as f64 * 150.0, w, h),
            office: Some(OfficeId::new(format!("o{row}"))),
            pool: None,
            parent: None,
            vertical: false,
            foreign: Foreign::default(),
        };
        draft.lane(LaneId::new(format!("l{row}")), lane);
    }
    let mut flows = 0;
    let id = |i: usize| StepId::new(format!("s{i:05}"));
    for i in 0..steps {
        let (row, column) = (i / ROW, i % ROW);
        let (x, y) = (column as f64 * 170.0, row as f64 * 150.0 + 35.0);
        let is_gateway = i % 10 == 9;
        let kind = if is_gateway {
            StepKind::Gateway(GatewayKind::Exclusive)
        } else {
            StepKind::Task(kinds[i % kinds.len()])
        };
        let name = if is_gateway { "Completa?" } else { names[i % names.len()] };
        let mut step = Step::new(kind, Text::of(Language::It, name), x, y);
        if is_gateway {
            step.at = step.at.moved(25.0, 15.0);
        } else {
            step.work = Some(Timing::illustrative(10.0, 20.0, 45.0, Unit::Minutes));
        }
        step.lane = Some(LaneId::new(format!("l{row}")));
        draft.step(id(i), step);
        let mut join = |from: usize, to: usize| {
            flows += 1;
            draft.flow(FlowId::new(format!("f{flows:05}")), Flow::new(id(from), id(to)));
        };
        if i > 0 {
            join(i - 1, i);
        }
        if i % 10 == 9 && i >= 7 {
            join(i, i - 7);
        }
        if i % 5 == 2 && i >= ROW {
            join(i - ROW, i);
        }
    }
    let (procedure, _) = draft.finish();
    let mut study = StudyDraft::new(Text::of(Language::It, "Grande"), Language::It);
    study.variant("as-is", Role::AsIs, Text::of(Language::It, "Com'è"), procedure);
    study.finish()
}
