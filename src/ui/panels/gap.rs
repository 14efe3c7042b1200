//! Going to a place where something is to be written: the panel scrolls there and the first field
//! after the place takes the focus.

use egui::{Align, Context, Id, Rect, Sense, Ui, vec2};

use crate::model::remedy::Gap;

/// Frames in which the place may still appear; a panel that is folded never shows it.
const PATIENCE: u8 = 20;

#[derive(Clone, Default)]
struct Wanted {
    place: String,
    /// Whether the stop before the field has the focus already.
    stopped: bool,
    patience: u8,
}

fn key() -> Id {
    Id::unique("wanted-gap")
}

/// The name of the place a gap lies in.
fn place_of(gap: &Gap) -> String {
    match gap {
        Gap::Staff(office) => format!("staff {office}"),
        Gap::Wait(_) => "wait".to_owned(),
        Gap::Event(_) => "event".to_owned(),
        Gap::Law(_) => "law".to_owned(),
        Gap::Numbers(_) => "numbers".to_owned(),
        Gap::Systems(_) => "systems".to_owned(),
        Gap::Condition(_) => "condition".to_owned(),
        Gap::Shares(_) => "shares".to_owned(),
        Gap::Card => "card".to_owned(),
        Gap::Source(_) | Gap::Work(_) => "work".to_owned(),
        Gap::Name(_) | Gap::Kind(_) | Gap::Office(_) => String::new(),
    }
}

/// Remembers where to go.
pub(in crate::ui) fn go(ctx: &Context, gap: &Gap) {
    go_to(ctx, place_of(gap));
}

/// Remembers where to go, by the name of the place.
pub(in crate::ui) fn go_to(ctx: &Context, place: String) {
    let wanted = Wanted { place, stopped: false, patience: PATIENCE };
    ctx.data_mut(|d| d.insert_temp(key(), wanted));
    ctx.request_repaint();
}

/// Whether this place is the wanted one: what is folded opens then.
pub(in crate::ui) fn is_wanted(ui: &Ui, place: &str) -> bool {
    ui.data(|d| d.get_temp::<Wanted>(key())).is_some_and(|w| w.place == place)
}

/// Marks a place. While it is the wanted one, a stop for the focus stands here; from it the focus
/// goes on to the first field that follows.
pub(in crate::ui) fn here(ui: &mut Ui, place: &str) {
    let Some(mut wanted) = ui.data(|d| d.get_temp::<Wanted>(key())) else { return };
    if wanted.place != place {
        return;
    }
    if wanted.stopped {
        // Said before the stop is met: then the thing after it takes the focus.
        ui.memory_mut(|m| m.move_focus(egui::FocusDirection::Next));
    }
    let rect = Rect::from_min_size(ui.cursor().min, vec2(1.0, 1.0));
    let stop = ui.interact(rect, key().with("stop"), Sense::focusable_noninteractive());
    ui.scroll_to_rect(rect.expand(40.0), Some(Align::Center));
    wanted.patience = wanted.patience.saturating_sub(1);
    if wanted.stopped {
        ui.data_mut(|d| d.remove_temp::<Wanted>(key()));
    } else {
        stop.request_focus();
        wanted.stopped = true;
        ui.data_mut(|d| d.insert_temp(key(), wanted));
    }
    ui.ctx().request_repaint();
}

/// Forgets a place that does not appear.
pub(in crate::ui) fn lose_patience(ctx: &Context) {
    ctx.data_mut(|d| {
        let Some(mut wanted) = d.get_temp::<Wanted>(key()) else { return };
        wanted.patience = wanted.patience.saturating_sub(1);
        if wanted.patience == 0 {
            d.remove_temp::<Wanted>(key());
        } else {
            d.insert_temp(key(), wanted);
        }
    });
}
