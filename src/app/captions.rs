//! The words on a drawing: feet with work and wait, shares, deadlines, the figures of lanes.

use std::collections::BTreeMap;

use crate::drawing::view::{Caption, Captions, Foot, LaneFigure};
use crate::model::id::{LaneId, OfficeId, StepId};
use crate::model::office::OfficeKind;
use crate::model::procedure::Procedure;
use crate::model::step::{Step, Timer, Trigger};
use crate::model::timing::{Timing, WaitedFor};
use crate::words::Words;

use super::results::Results;

/// Captions in the language of the words.
pub struct Spoken<'a> {
    words: &'a Words,
}

impl<'a> Spoken<'a> {
    /// Captions said with these words.
    pub fn new(words: &'a Words) -> Self {
        Self { words }
    }

    /// A mean in few characters: `36 min`, `1,3 gl`, `1 h 10`.
    fn short(&self, timing: &Timing) -> String {
        timing
            .mean_minutes()
            .map_or_else(|| self.words.timing(timing), |minutes| self.words.duration(minutes))
    }
}

impl Captions for Spoken<'_> {
    fn foot(&self, _: &Procedure, _: &StepId, step: &Step) -> Foot {
        if !step.kind.is_activity() {
            return Foot::default();
        }
        let work = match &step.work {
            Some(work) => Some(Caption::plain(self.short(work))),
            None if Procedure::wants_work_time(step) => {
                Some(Caption::missing(self.words.say("caption-no-work")))
            }
            None => None,
        };
        // The longest wait names the foot; own-office waits only where no queue can emerge.
        let mean = |t: &Timing| super::results::calendar_days(t);
        let wait = step.waits.iter().max_by(|a, b| {
            let own = |w: &crate::model::timing::Wait| w.waited_for == WaitedFor::OwnOffice;
            own(b).cmp(&own(a)).then(mean(&a.timing).total_cmp(&mean(&b.timing)))
        });
        let wait =
            wait.map_or_else(|| Caption::plain("—"), |w| Caption::plain(self.short(&w.timing)));
        Foot { work, wait: Some(wait) }
    }

    fn share(&self, share: f64) -> String {
        let percent = share * 100.0;
        let decimals = usize::from((percent - percent.round()).abs() > 0.05);
        self.words.percent(share, decimals)
    }

    fn deadline(&self, procedure: &Procedure, _: &StepId, step: &Step) -> Option<String> {
        // A name given by hand says it already.
        if !step.name.is_empty() {
            return None;
        }
        let Some(Trigger::Timer(Some(timer))) = step.kind.trigger() else { return None };
        match timer {
            Timer::After(timing) => Some(self.short(timing)),
            Timer::TermExpires(term) => {
                procedure.card().terms.get(term).map(|t| self.words.term_length(t))
            }
            Timer::Text(_) => None,
        }
    }
}

/// The load of an office with its half width, where it is known.
pub type Loads<'a> = &'a dyn Fn(&OfficeId) -> Option<(f64, Option<f64>)>;

/// The figures at the upper right of each lane: staff, and the load of its office.
pub fn lane_figures(words: &Words, p: &Procedure, load: Loads<'_>) -> BTreeMap<LaneId, LaneFigure> {
    let mut out = BTreeMap::new();
    for (id, lane) in p.lanes() {
        let Some(office_id) = &lane.office else { continue };
        let Some(office) = p.office(office_id) else { continue };
        let (text, is_over) = match (office.kind, &office.staff) {
            (OfficeKind::Applicant, _) => (words.say("lane-applicant"), false),
            (OfficeKind::External, None) => (words.say("lane-external"), false),
            (OfficeKind::Internal, None) => (words.say("lane-no-staff"), false),
            (_, Some(staff)) => {
                let mut text = words.say_with("count-staff", &[("n", staff.value.into())]);
                let load = load(office_id);
                if let Some((value, half)) = load {
                    let load = match half {
                        Some(h) => {
                            format!("{} ± {}", words.number(value, 2), words.number(h, 2))
                        }
                        None => words.number(value, 2),
                    };
                    text = words
                        .say_with("lane-load", &[("staff", text.into()), ("load", load.into())]);
                }
                (text, load.is_some_and(|(value, _)| value >= 0.85))
            }
        };
        out.insert(id.clone(), LaneFigure { text, is_over });
    }
    out
}

/// The figures of lanes from a document's results.
pub fn lanes_of(
    words: &Words,
    p: &Procedure,
    results: &Results,
    variant: &crate::model::id::VariantId,
) -> BTreeMap<LaneId, LaneFigure> {
    lane_figures(words, p, &|office| results.load_of(variant, office))
}
