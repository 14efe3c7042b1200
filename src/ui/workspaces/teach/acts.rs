//! What an action does to what plays: how it is shown, where in time it stands, which case it is.

use egui::Ui;

use crate::analysis::crowd::{Crowd, Pick};
use crate::analysis::story::Story;
use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::live::Wanted;

use super::{Source, Teach};

impl Teach {
    /// What is shown, and how.
    pub(super) fn present(&mut self, action: Action, steps: usize) {
        match action {
            Action::TeachReveal => self.reveal.next(steps),
            Action::TeachHide => self.reveal.back(),
            Action::TeachRevealAll => self.reveal.all(),
            Action::TeachSpotlight => self.spotlight = !self.spotlight,
            Action::TeachBig => {
                self.big = !self.big;
                self.canvas.fit_next = true;
            }
            Action::TeachPresent => self.presenter.toggle(),
            Action::TeachFaster | Action::TeachSlower => {
                self.clock.change_speed(action == Action::TeachFaster);
            }
            Action::TeachCrowd => self.crowd = !self.crowd,
            _ => {}
        }
    }

    /// What happens in simulated time.
    pub(super) fn play(&mut self, action: Action, source: Source<'_>, out: &mut Vec<Command>) {
        match (action, source) {
            (Action::TeachPlay, Source::One(story, _)) => {
                let ends = story.moments.first().zip(story.moments.last());
                if let Some((first, last)) = ends {
                    if !self.clock.playing && self.at + 1 >= story.moments.len() {
                        self.at = 0;
                    }
                    self.clock.toggle((first.at, last.at));
                }
            }
            (Action::TeachPlay, Source::Crowd(film)) => self.clock.toggle(film.span()),
            (_, Source::One(story, _)) => self.move_one(action, story, out),
            (_, Source::Crowd(film)) => self.move_crowd(action, film, out),
        }
    }

    fn move_one(&mut self, action: Action, story: &Story, out: &mut Vec<Command>) {
        let last = story.moments.len().saturating_sub(1);
        match action {
            Action::TeachNext => self.stand_at(story, (self.at + 1).min(last)),
            Action::TeachBack => self.stand_at(story, self.at.saturating_sub(1)),
            Action::TeachFirst => self.stand_at(story, 0),
            Action::TeachLast => self.stand_at(story, last),
            // The case that plays is the one to follow in the crowd.
            Action::TeachCrowd => self.follow = Some(story.number),
            _ => out.extend(wanted(action).map(Command::Trace)),
        }
    }

    fn move_crowd(&mut self, action: Action, film: &Crowd, out: &mut Vec<Command>) {
        let (from, to) = film.span();
        let time = self.clock.time();
        match action {
            Action::TeachNext => self.clock.stand(film.next(time).unwrap_or(to).min(to)),
            Action::TeachBack => self.clock.stand(film.back(time).unwrap_or(from).max(from)),
            Action::TeachFirst => self.clock.stand(from),
            Action::TeachLast => self.clock.stand(to),
            Action::TeachCrowd => {
                out.extend(self.follow.map(|number| Command::Trace(Wanted::Number(number))));
            }
            Action::TeachOther => {
                let next = film.cases().partition_point(|c| c.arrival <= time);
                self.follow_case(film, Some(next).filter(|at| *at < film.cases().len()));
            }
            Action::TeachSlowest => self.follow_case(film, film.pick(Pick::Slowest)),
            Action::TeachTypical => self.follow_case(film, film.pick(Pick::Typical)),
            Action::TeachLate => self.follow_case(film, film.pick(Pick::MissesTerm)),
            Action::TeachLooping => self.follow_case(film, film.pick(Pick::LoopsMost)),
            _ => {}
        }
    }

    /// Marks a case of the crowd and goes to where it comes in.
    pub(super) fn follow_case(&mut self, film: &Crowd, at: Option<usize>) {
        let Some(case) = at.and_then(|at| film.cases().get(at)) else { return };
        self.follow = Some(case.number);
        self.clock.jump(case.arrival.max(film.span().0));
    }

    pub(super) fn stand_at(&mut self, story: &Story, at: usize) {
        self.at = at;
        self.clock.stand(story.moments.get(at).map_or(0, |m| m.at));
    }

    /// Begins anew when something else plays.
    pub(super) fn belong(&mut self, revision: u64, source: Source<'_>) {
        let (number, begin) = match source {
            Source::One(story, _) => {
                (Some(story.number), story.moments.first().map_or(0, |m| m.at))
            }
            Source::Crowd(film) => (None, film.span().0),
        };
        let of = (revision, number);
        if self.of.replace(of) != Some(of) {
            self.at = 0;
            self.clock.stand(begin);
            if let (Source::Crowd(film), Some(number)) = (source, self.follow) {
                let was_playing = self.clock.playing;
                self.follow_case(film, film.case_numbered(number));
                self.clock.playing = was_playing;
            }
        }
    }

    /// Moves the play head with the clock while playing.
    pub(super) fn advance(&mut self, ui: &Ui, source: Source<'_>, reduced: bool) {
        match source {
            Source::One(story, _) => {
                let last = story.moments.len().saturating_sub(1);
                self.at = self.at.min(last);
                let end = story.moments.last().map_or(0, |m| m.at);
                let was_playing = self.clock.playing;
                self.clock.advance(ui, end, reduced);
                if was_playing {
                    let time = self.clock.time();
                    self.at = story.moments.partition_point(|m| m.at <= time).saturating_sub(1);
                }
            }
            Source::Crowd(film) => self.clock.advance(ui, film.span().1, reduced),
        }
    }
}

/// The case an action asks for.
fn wanted(action: Action) -> Option<Wanted> {
    match action {
        Action::TeachOther => Some(Wanted::Next),
        Action::TeachSlowest => Some(Wanted::Slowest),
        Action::TeachTypical => Some(Wanted::Typical),
        Action::TeachLate => Some(Wanted::Late),
        Action::TeachLooping => Some(Wanted::Looping),
        _ => None,
    }
}
