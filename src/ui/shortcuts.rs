//! Keys for commands: reads the table's shortcuts, and says them as the system does.

use egui::{Context, Key, Modifiers};

use crate::app::command::{Action, Reach, reach};
use crate::app::keys::{self, Preset};
use crate::words::Words;

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
pub(super) struct Focus {
    /// A text field has the focus.
    pub(super) typing: bool,
    /// The drawing has it.
    pub(super) canvas: bool,
    /// The Teach workspace is shown.
    pub(super) teach: bool,
}

/// The actions asked for by keys this frame.
pub(super) fn pressed(ctx: &Context, focus: Focus, preset: Preset) -> Vec<Action> {
    let Focus { typing, canvas, teach } = focus;
    let mut out = Vec::new();
    ctx.input_mut(|input| {
        // Longer combinations first, so that Ctrl+S does not take Ctrl+Shift+S.
        let mut rows: Vec<(Action, Reach, Modifiers, Key)> = keys::all(preset)
            .into_iter()
            .filter_map(|(action, s)| parse(s).map(|(m, k)| (action, reach(action, s), m, k)))
            .collect();
        let weight = |m: &Modifiers| u8::from(m.shift) + u8::from(m.alt) + u8::from(m.command);
        rows.sort_by_key(|(_, _, m, _)| std::cmp::Reverse(weight(m)));
        for (action, reach, modifiers, key) in rows {
            let acts = match reach {
                Reach::Window => !typing || modifiers.command || modifiers.alt || is_function(key),
                Reach::Canvas => canvas && !typing,
                Reach::Teach => teach && !typing,
            };
            // Text fields keep their own undo, selection and clipboard.
            let fields_own = typing && is_of_fields(action);
            // In Teach plain keys belong to the case that plays.
            let taken = teach && reach == Reach::Canvas;
            let exact = key == Key::Questionmark || key == Key::Plus;
            if acts && !fields_own && !taken {
                let hit = if exact {
                    input.consume_key(modifiers | Modifiers::SHIFT, key)
                        || input.consume_key(modifiers, key)
                } else {
                    consume_exact(input, modifiers, key)
                };
                if hit {
                    out.push(action);
                }
            }
        }
    });
    out
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

/// Consumes a key only with exactly these modifiers: `Shift+Tab` is not `Tab`.
fn consume_exact(input: &mut egui::InputState, modifiers: Modifiers, key: Key) -> bool {
    let mut hit = false;
    input.events.retain(|event| {
        let egui::Event::Key { key: k, pressed: true, modifiers: m, .. } = event else {
            return true;
        };
        let same = *k == key
            && m.shift == modifiers.shift
            && m.alt == modifiers.alt
            && (m.command || m.ctrl) == modifiers.command;
        hit |= same;
        !same
    });
    hit
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
}
