//! `Draft`: a procedure being built by a reader or by a program; `finish` gives it sound.
//!
//! A reader may put in whatever a file says. `finish` mends what the invariants refuse (dangling
//! references, wild numbers) and says so in findings, so that a broken file gives what can be read.

use std::sync::Arc;

use jiff::civil::Date;

use super::artifact::Artifact;
use super::calendar::Calendar;
use super::card::Card;
use super::delta::Thing;
use super::finding::Finding;
use super::flow::{Flow, Link};
use super::foreign::{Foreign, Source};
use super::id::{
    ArtifactId, CalendarId, FlowId, LaneId, LinkId, NoteId, OfficeId, PoolId, ScenarioId, StepId,
};
use super::invariants;
use super::lane::{Lane, Pool};
use super::office::Office;
use super::procedure::Procedure;
use super::rename::Names;
use super::review::Note;
use super::scenario::Scenario;
use super::step::Step;
use super::study::{Body, Role, Study, Variant};
use super::text::{Language, Text};

/// A procedure being built.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    procedure: Procedure,
}

impl Draft {
    /// An empty draft.
    pub fn new() -> Self {
        Self::default()
    }

    /// A draft that goes on from a procedure.
    pub fn from(procedure: Procedure) -> Self {
        Self { procedure }
    }

    /// What has been put in so far.
    pub fn so_far(&self) -> &Procedure {
        &self.procedure
    }

    /// Takes one thing as another procedure has it, be it that it has none.
    pub fn take(&mut self, thing: &Thing, from: &Procedure) -> &mut Self {
        self.procedure.take(thing, from);
        self
    }

    /// Removes a step, and nothing with it.
    pub fn without_step(&mut self, id: &StepId) -> &mut Self {
        self.procedure.put_step(id, None);
        self
    }

    /// Removes a flow.
    pub fn without_flow(&mut self, id: &FlowId) -> &mut Self {
        self.procedure.put_flow(id, None);
        self
    }

    /// Sets the card.
    pub fn card(&mut self, card: Card) -> &mut Self {
        self.procedure.put_card(card);
        self
    }

    /// Names the body's own calendar.
    pub fn body_calendar(&mut self, id: Option<CalendarId>) -> &mut Self {
        self.procedure.put_body_calendar(id);
        self
    }

    /// Sets the first simulated day.
    pub fn first_day(&mut self, day: Option<Date>) -> &mut Self {
        self.procedure.put_first_day(day);
        self
    }

    /// Sets the foreign content of the whole.
    pub fn foreign(&mut self, foreign: Foreign) -> &mut Self {
        self.procedure.put_foreign(foreign);
        self
    }

    /// Sets the text of the file it is read from.
    pub fn source(&mut self, source: Option<Source>) -> &mut Self {
        self.procedure.put_source(source);
        self
    }

    /// Puts a calendar.
    pub fn calendar(&mut self, id: impl Into<CalendarId>, calendar: Calendar) -> &mut Self {
        self.procedure.put_calendar(&id.into(), Some(Arc::new(calendar)));
        self
    }

    /// Puts an office.
    pub fn office(&mut self, id: impl Into<OfficeId>, office: Office) -> &mut Self {
        self.procedure.put_office(&id.into(), Some(Arc::new(office)));
        self
    }

    /// Puts a pool.
    pub fn pool(&mut self, id: impl Into<PoolId>, pool: Pool) -> &mut Self {
        self.procedure.put_pool(&id.into(), Some(Arc::new(pool)));
        self
    }

    /// Puts a lane.
    pub fn lane(&mut self, id: impl Into<LaneId>, lane: Lane) -> &mut Self {
        self.procedure.put_lane(&id.into(), Some(Arc::new(lane)));
        self
    }

    /// Puts a step.
    pub fn step(&mut self, id: impl Into<StepId>, step: Step) -> &mut Self {
        self.procedure.put_step(&id.into(), Some(Arc::new(step)));
        self
    }

    /// Puts many steps at once.
    pub fn steps(&mut self, steps: Vec<(StepId, Arc<Step>)>) -> &mut Self {
        self.procedure.put_steps(steps);
        self
    }

    /// Puts many flows at once.
    pub fn flows(&mut self, flows: Vec<(FlowId, Arc<Flow>)>) -> &mut Self {
        self.procedure.put_flows(flows);
        self
    }

    /// Puts a flow.
    pub fn flow(&mut self, id: impl Into<FlowId>, flow: Flow) -> &mut Self {
        self.procedure.put_flow(&id.into(), Some(Arc::new(flow)));
        self
    }

    /// Puts a message flow or association.
    pub fn link(&mut self, id: impl Into<LinkId>, link: Link) -> &mut Self {
        self.procedure.put_link(&id.into(), Some(Arc::new(link)));
        self
    }

    /// Puts an artifact.
    pub fn artifact(&mut self, id: impl Into<ArtifactId>, artifact: Artifact) -> &mut Self {
        self.procedure.put_artifact(&id.into(), Some(Arc::new(artifact)));
        self
    }

    /// Puts a scenario.
    pub fn scenario(&mut self, id: impl Into<ScenarioId>, scenario: Scenario) -> &mut Self {
        self.procedure.put_scenario(&id.into(), Some(Arc::new(scenario)));
        self
    }

    /// Puts a review note.
    pub fn note(&mut self, id: impl Into<NoteId>, note: Note) -> &mut Self {
        self.procedure.put_note(&id.into(), Some(Arc::new(note)));
        self
    }

    /// Gives the procedure sound, with a finding for everything that had to be mended.
    pub fn finish(mut self) -> (Procedure, Vec<Finding>) {
        let (names, mut findings) = Names::mending(&self.procedure);
        if !names.is_empty() {
            self = names.draft(&self.procedure);
        }
        findings.extend(invariants::mend::mend(&mut self.procedure));
        (self.procedure, findings)
    }
}

/// A study being built by a reader or by a program.
#[derive(Clone, Debug, Default)]
pub struct StudyDraft {
    study: Study,
}

impl StudyDraft {
    /// An empty study with a title.
    pub fn new(title: Text, language: Language) -> Self {
        let mut study = Study::default();
        study.put_title(title);
        study.put_language(language);
        study.put_next_id(1);
        Self { study }
    }

    /// A draft that goes on from a study.
    pub fn from(study: Study) -> Self {
        Self { study }
    }

    /// Sets the body.
    pub fn body(&mut self, body: Body) -> &mut Self {
        self.study.put_body(body);
        self
    }

    /// Adds a variant after the others.
    pub fn variant(
        &mut self,
        id: impl Into<super::id::VariantId>,
        role: Role,
        name: Text,
        procedure: Procedure,
    ) -> &mut Self {
        let id = id.into();
        let variant = Variant { id: id.clone(), role, name, procedure: Arc::new(procedure) };
        self.study.put_variant(&id, Some((usize::MAX, variant)));
        self
    }

    /// Numbers from here on were never used; smaller ones may have been.
    pub fn next_id(&mut self, next: u64) -> &mut Self {
        self.study.put_next_id(next);
        self
    }

    /// Gives the study, with the next id behind every number in use.
    pub fn finish(mut self) -> Study {
        let next = invariants::first_free_number(&self.study).max(self.study.next_id());
        self.study.put_next_id(next);
        self.study
    }
}
