//! Keys for commands: reads the table's shortcuts, and says them as the system does.

use egui::{Context, Event, Key, Modifiers};

use crate::app::action::{Action, Reach, reach};
use crate::app::keys::{self, Preset};
use crate::words::Words;

use super::typed::Typed;

/// A key with its modifiers, out of `Ctrl+Shift+P`.
fn parse(shortcut: &str) -> Option<(Modifiers, Key)> {
    let mut modifiers = Modifiers::NONE;
    // `Ctrl++` and `Ctrl+-` end in the key itself.
    let (before, last) = match shortcut.strip_suffix('+') {
        Some(rest) => (rest.strip_suffix('+').unwrap_or(rest), "+"),
        None => shortcut.rsplit_once('+').unwrap_or(("", shortcut)),
    };
    for part in before.split('+').filter(|p| !p.is_empty()) {
        match part {
            "Ctrl" => modifiers |= Modifiers::COMMAND,
            "Shift" => modifiers |= Modifiers::SHIFT,
            "Alt" => modifiers |= Modifiers::ALT,
            _ => return None,
        }
    }
    let key = match last {
        "=" => Key::Equals,
        "+" => Key::Plus,
        "-" => Key::Minus,
        "." => Key::Period,
        "?" => Key::Questionmark,
        name => Key::from_name(name)?,
    };
    Some((modifiers, key))
}

/// Where the keys go.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "several may be so at once")]
pub(super) struct Focus {
    /// A text field has the focus.
    pub(super) typing: bool,
    /// The drawing has it.
    pub(super) canvas: bool,
    /// The Teach workspace is shown, or a trace plays in Map.
    pub(super) teach: bool,
    /// It is a trace that plays.
    pub(super) trace: bool,
}

/// A row of the table with one of its shortcuts, as it is read now.
struct Row {
    action: Action,
    modifiers: Modifiers,
    key: Key,
}

/// The action asked for by a key, if any. A key held down may ask several times in one frame; any
/// other ends the keys of this frame: the drawing it leads to decides what the next ones mean.
pub(super) fn pressed(
    ctx: &Context,
    focus: Focus,
    preset: Preset,
    typed: &mut Typed,
) -> Vec<Action> {
    let rows = rows(focus, preset);
    let mut out = Vec::new();
    ctx.input_mut(|input| {
        let mut at = 0;
        while at < input.events.len() {
            let Some((action, repeat)) = asked(&rows, &input.events[at]) else {
                at += 1;
                continue;
            };
            out.push(action);
            input.events.remove(at);
            // The letter a key writes belongs to the key.
            if matches!(input.events.get(at), Some(Event::Text(_))) {
                input.events.remove(at);
            }
            if !repeat {
                typed.keep_from(&mut input.events, at);
                break;
            }
        }
    });
    out
}

/// The shortcuts that act while the keys go there.
fn rows(focus: Focus, preset: Preset) -> Vec<Row> {
    let Focus { typing, canvas, teach, trace } = focus;
    let all = keys::all(preset).into_iter();
    all.filter_map(|(action, shortcut)| {
        let (modifiers, key) = parse(shortcut)?;
        let reach = reach(action, shortcut);
        let acts = match reach {
            Reach::Window => !typing || modifiers.command || modifiers.alt || is_function(key),
            Reach::Canvas => canvas && !typing,
            Reach::Teach => teach && !typing && (!trace || action.is_of_traces()),
        };
        // Text fields keep their own undo, selection and clipboard.
        let fields_own = typing && is_of_fields(action);
        // In Teach plain keys belong to the case that plays.
        let taken = teach && reach == Reach::Canvas && action != Action::SelectNone;
        (acts && !fields_own && !taken).then_some(Row { action, modifiers, key })
    })
    .collect()
}

/// What a key asks for, and whether it is being held down.
fn asked(rows: &[Row], event: &Event) -> Option<(Action, bool)> {
    let Event::Key { key, pressed: true, modifiers, repeat, .. } = event else { return None };
    let row = rows.iter().find(|row| {
        // `Shift+Tab` is not `Tab`; but where `+` and `?` are is up to the keyboard.
        let wherever = matches!(key, Key::Questionmark | Key::Plus);
        row.key == *key
            && (wherever || row.modifiers.shift == modifiers.shift)
            && row.modifiers.alt == modifiers.alt
            && row.modifiers.command == (modifiers.command || modifiers.ctrl)
    })?;
    Some((row.action, *repeat))
}

/// What a text field does itself while it has the focus.
fn is_of_fields(action: Action) -> bool {
    matches!(
        action,
        Action::Undo
            | Action::Redo
            | Action::SelectAll
            | Action::Cut
            | Action::Copy
            | Action::Paste
            | Action::Rename
    )
}

fn is_function(key: Key) -> bool {
    let name = key.name();
    name.len() > 1 && name.starts_with('F') && name[1..].parse::<u8>().is_ok()
}

/// A shortcut as people read it, its keys named in the language and as the system does.
pub(super) fn shown(shortcut: &str, words: &Words) -> String {
    let Some((modifiers, key)) = parse(shortcut) else { return String::new() };
    let mut parts = Vec::new();
    if modifiers.command {
        parts.push(if cfg!(target_os = "macos") {
            "⌘".to_owned()
        } else {
            words.say("key-ctrl")
        });
    }
    if modifiers.alt {
        parts.push(words.say("key-alt"));
    }
    if modifiers.shift {
        parts.push(words.say("key-shift"));
    }
    parts.push(match key {
        Key::Delete => words.say("key-delete"),
        Key::Escape => words.say("key-escape"),
        Key::Space => words.say("key-space"),
        Key::Enter => words.say("key-enter"),
        Key::ArrowUp => "↑".to_owned(),
        Key::ArrowDown => "↓".to_owned(),
        Key::ArrowLeft => "←".to_owned(),
        Key::ArrowRight => "→".to_owned(),
        key => key.symbol_or_name().to_owned(),
    });
    parts.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shortcut_of_the_table_is_a_key() {
        for preset in Preset::ALL {
            for (action, shortcut) in keys::all(preset) {
                assert!(parse(shortcut).is_some(), "{shortcut} of {action:?}");
            }
        }
    }

    #[test]
    fn modifiers_are_read() {
        let (modifiers, key) = parse("Ctrl+Shift+P").unwrap();
        assert!(modifiers.command && modifiers.shift && !modifiers.alt);
        assert_eq!(key, Key::P);
        assert_eq!(parse("Ctrl++").unwrap().1, Key::Plus);
        assert_eq!(parse("Ctrl+-").unwrap().1, Key::Minus);
    }

    /// A key pressed and let go.
    fn press(key: Key) -> Vec<Event> {
        let event = |pressed| Event::Key {
            key,
            physical_key: None,
            pressed,
            repeat: false,
            modifiers: Modifiers::NONE,
        };
        vec![event(true), event(false)]
    }

    /// The actions of each frame, when all these events come with the first.
    fn frames(events: Vec<Event>) -> Vec<Vec<Action>> {
        let ctx = Context::default();
        let focus = Focus { typing: false, canvas: true, teach: false, trace: false };
        let mut typed = Typed::default();
        let mut input = egui::RawInput { events, ..egui::RawInput::default() };
        let mut out: Vec<Vec<Action>> = Vec::new();
        while out.last().is_none_or(|last| !last.is_empty()) {
            let mut now = Vec::new();
            let mut output = ctx.run_ui(std::mem::take(&mut input), |ui| {
                typed.give_back(ui.ctx());
                now = pressed(ui.ctx(), focus, Preset::Camunda, &mut typed);
            });
            output.textures_delta.clear();
            out.push(now);
        }
        out.pop();
        out
    }

    #[test]
    fn presses_in_one_slow_frame_are_told_apart_and_keep_their_order() {
        let press = |key, text: &str| {
            let mut out = press(key);
            out.splice(1..1, (!text.is_empty()).then(|| Event::Text(text.to_owned())));
            out
        };
        let keys =
            [press(Key::Tab, ""), press(Key::Tab, ""), press(Key::G, "g"), press(Key::Tab, "")];
        let events = keys.concat();
        let one = |action| vec![action];
        assert_eq!(
            frames(events),
            [
                one(Action::WalkNext),
                one(Action::WalkNext),
                one(Action::AppendGateway),
                one(Action::WalkNext)
            ]
        );
    }

    #[test]
    fn a_key_held_down_does_not_lag_behind() {
        let tab = || press(Key::Tab).swap_remove(0);
        let events = vec![tab(), tab(), tab(), tab()];
        assert_eq!(frames(events), [vec![Action::WalkNext], vec![Action::WalkNext; 3]]);
    }
}
