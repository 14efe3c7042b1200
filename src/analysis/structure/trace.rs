//! Traces: from which firing each token came, and a trace in the words of the drawing.

use std::collections::BTreeSet;

use super::game::{Game, Move};
use super::net::{Net, Place, Spot};
use super::{Firing, Witness};

/// Which move of a trace made each token, and from which it came.
pub(super) struct Story {
    tokens: Vec<(u32, Option<usize>)>,
    causes: Vec<Vec<usize>>,
}

impl Story {
    /// Follows the tokens of a trace.
    pub(super) fn of(moves: &[Move]) -> Self {
        let mut story = Self { tokens: Vec::new(), causes: Vec::with_capacity(moves.len()) };
        for (number, step) in moves.iter().enumerate() {
            let mut causes = Vec::new();
            for place in &step.taken {
                if let Some(at) = story.tokens.iter().position(|(p, _)| p == place) {
                    causes.extend(story.tokens.remove(at).1);
                }
            }
            story.causes.push(causes);
            story.tokens.extend(step.given.iter().map(|&place| (place, Some(number))));
        }
        story
    }

    /// The moves that made the tokens of a place.
    pub(super) fn makers(&self, place: u32) -> Vec<Option<usize>> {
        self.tokens.iter().filter(|(p, _)| *p == place).map(|(_, maker)| *maker).collect()
    }

    /// A move and all from which it came.
    fn history(&self, of: usize) -> BTreeSet<usize> {
        let mut out = BTreeSet::new();
        let mut todo = vec![of];
        while let Some(at) = todo.pop() {
            if out.insert(at) {
                todo.extend(&self.causes[at]);
            }
        }
        out
    }

    /// The last move from which both came.
    pub(super) fn parting(&self, one: usize, other: usize) -> Option<usize> {
        self.history(one).intersection(&self.history(other)).max().copied()
    }

    /// Where two tokens parted, and the first step that both passed after it.
    pub(super) fn meeting(
        &self,
        moves: &[Move],
        one: Option<usize>,
        other: Option<usize>,
    ) -> (Option<usize>, Option<usize>) {
        let (Some(one), Some(other)) = (one, other) else { return (None, None) };
        let parting = self.parting(one, other);
        let since = |of: usize| -> Vec<usize> {
            let history = self.history(of).into_iter();
            history.filter(|&at| parting.is_none_or(|p| at > p)).collect()
        };
        let passed: BTreeSet<usize> = since(other).into_iter().map(|at| moves[at].node).collect();
        let merge = since(one).into_iter().map(|at| moves[at].node).find(|n| passed.contains(n));
        (parting.map(|at| moves[at].node), merge)
    }
}

/// A trace in the words of the drawing.
pub(super) fn witness(game: &Game<'_, '_>, moves: &[Move]) -> Witness {
    let net = game.net;
    let spots = |places: &[u32]| -> Vec<super::Spot> {
        places.iter().filter_map(|&place| spot(net, &net.places[place as usize])).collect()
    };
    let firing = |step: &Move| Firing {
        step: net.nodes[step.node].id.clone(),
        act: step.act,
        takes: spots(&step.taken),
        gives: spots(&step.given),
    };
    Witness { begin: spots(&game.first()), firings: moves.iter().map(firing).collect() }
}

fn spot(net: &Net<'_>, place: &Place<'_>) -> Option<super::Spot> {
    let step = || net.nodes[place.node].id.clone();
    let owner = || net.scopes[place.scope].owner.map(|owner| net.nodes[owner].id.clone());
    Some(match place.spot {
        Spot::Flow(id) => super::Spot::Flow(id.clone()),
        Spot::Begin => super::Spot::Before(owner()),
        Spot::At => super::Spot::At(step()),
        Spot::Running => super::Spot::Running(step()),
        Spot::Rest => super::Spot::Rest(step()),
        Spot::Mark => return None,
    })
}
