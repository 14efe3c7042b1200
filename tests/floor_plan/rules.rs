//! The house rules over one Rust file: what a room may import and what it alone may name.

use crate::source::{CodePath, Source};

/// A room and the rooms it may import.
struct Room {
    name: &'static str,
    may_import: &'static [&'static str],
}

/// The floor plan, lowest floor first; `ARCHITECTURE.md` says why.
const ROOMS: &[Room] = &[
    Room { name: "model", may_import: &[] },
    Room { name: "layout", may_import: &["model"] },
    Room { name: "law", may_import: &["model"] },
    Room { name: "words", may_import: &["model"] },
    Room { name: "drawing", may_import: &["model", "layout"] },
    Room { name: "edit", may_import: &["model", "layout"] },
    Room { name: "analysis", may_import: &["model", "law"] },
    Room { name: "files", may_import: &["model", "layout", "drawing", "law", "words"] },
    Room {
        name: "app",
        may_import: &["model", "layout", "law", "words", "drawing", "edit", "analysis", "files"],
    },
    Room {
        name: "ui",
        may_import: &["app", "model", "layout", "drawing", "analysis", "law", "edit", "words"],
    },
    Room { name: "cli", may_import: &["app", "files", "analysis", "law", "words", "model"] },
];

/// Rooms that compute: the same input gives the same output, so they see no machine.
const PURE: &[&str] = &["model", "layout", "drawing", "law", "edit", "analysis"];

/// A name that only some places may say.
struct Wall {
    name: &'static [&'static str],
    only: &'static [&'static str],
    because: &'static str,
}

const WALLS: &[Wall] = &[
    Wall { name: &["egui"], only: &["src/ui"], because: "everything with egui in it is in ui" },
    Wall { name: &["eframe"], only: &["src/ui"], because: "everything with egui in it is in ui" },
    Wall { name: &["egui_extras"], only: &["src/ui"], because: "egui stays in ui" },
    Wall { name: &["rfd"], only: &["src/ui"], because: "dialogs are asked by ui" },
    Wall { name: &["clap"], only: &["src/cli"], because: "everything with clap in it is in cli" },
    Wall { name: &["std", "fs"], only: &["src/files"], because: "only files touches the disk" },
    Wall { name: &["atomic_write_file"], only: &["src/files"], because: "only files writes" },
    Wall { name: &["roxmltree"], only: &["src/files"], because: "only files knows XML" },
    Wall { name: &["quick_xml"], only: &["src/files"], because: "only files knows XML" },
    Wall {
        name: &["petgraph"],
        only: &["src/model/graph.rs"],
        because: "an index of petgraph must not leave its file",
    },
    Wall {
        name: &["imbl"],
        only: &["src/model"],
        because: "how a procedure is copied is the model's own",
    },
    Wall { name: &["std", "thread"], only: &["src/app/jobs"], because: "jobs start the threads" },
];

/// Names that no pure room may say.
const MACHINE: &[&[&str]] = &[
    &["std", "env"],
    &["std", "net"],
    &["std", "process"],
    &["std", "time", "Instant"],
    &["std", "time", "SystemTime"],
    &["Instant"],
    &["SystemTime"],
    &["jiff", "Zoned", "now"],
    &["Zoned", "now"],
    &["jiff", "Timestamp", "now"],
    &["Timestamp", "now"],
    &["log"],
    &["tracing"],
];

/// Methods of a path that ask the disk without naming `std::fs`.
const DISK_METHODS: &[&str] = &["exists", "is_dir", "is_file", "canonicalize", "read_dir"];

/// Where colors may be written out.
const COLOR_PLACES: &[&str] = &["src/ui/theme", "src/drawing/tokens"];

/// Colors that are no color.
const NO_COLORS: &[&str] = &["TRANSPARENT", "PLACEHOLDER"];

/// Everything a file does against the plan, each with `path:line`.
pub(crate) fn complaints(source: &Source) -> Vec<String> {
    let mut found = Vec::new();
    first_line(source, &mut found);
    if source.path.starts_with("src/") {
        let paths = source.paths();
        for path in &paths {
            imports(source, path, &mut found);
            walls(source, path, &mut found);
            colors(source, path, &mut found);
        }
        room_is_known(source, &mut found);
        re_exports(source, &mut found);
        writers(source, &mut found);
        disk_methods(source, &mut found);
        written_colors(source, &mut found);
    }
    // A group `a::{b, c}` is several paths with the same fault.
    found.dedup();
    found
}

/// The rooms `lib.rs` lists must be in floor order, and `lib.rs` must say nothing else.
pub(crate) fn lib_complaints(source: &Source) -> Vec<String> {
    let mut found = Vec::new();
    let mut highest = 0;
    for (number, line) in source.lines_with_strings() {
        let line = line.trim();
        if line.is_empty() || line.starts_with("#[cfg(") {
            continue;
        }
        let name = line.strip_prefix("pub mod ").and_then(|rest| rest.strip_suffix(';'));
        match name.and_then(|name| ROOMS.iter().position(|room| room.name == name)) {
            Some(place) if place < highest => {
                found.push(complaint(source, number, "rooms stand in floor order, lowest first"));
            }
            Some(place) => highest = place,
            None => found.push(complaint(source, number, "lib.rs lists the rooms, no logic")),
        }
    }
    found
}

fn complaint(source: &Source, line: usize, message: &str) -> String {
    format!("{}:{line}: {message}", source.path)
}

fn first_line(source: &Source, found: &mut Vec<String>) {
    if !source.text.starts_with("//!") {
        found.push(complaint(source, 1, "the first line is `//!` and says what the file is"));
    }
    // Cargo takes `tests/support.rs` for a test of its own, so only there `mod.rs` is right.
    if source.path.ends_with("/mod.rs") && !source.path.starts_with("tests/") {
        found.push(complaint(source, 1, "no `mod.rs`: a room is `room.rs` beside `room/`"));
    }
}

fn room_is_known(source: &Source, found: &mut Vec<String>) {
    let Some(name) = source.room() else { return };
    let known = ROOMS.iter().any(|room| room.name == name) || name == "lib" || name == "main";
    if !known {
        found.push(complaint(source, 1, &format!("`{name}` is no room of the floor plan")));
    }
}

fn imports(source: &Source, path: &CodePath, found: &mut Vec<String>) {
    if path.starts_with(&["super", "super"]) {
        let message = "no `super::super`: write `crate::room::…`";
        found.push(complaint(source, path.line, message));
    }
    let Some(room) = ROOMS.iter().find(|room| Some(room.name) == source.room()) else { return };
    let in_room_file = source.path == format!("src/{}.rs", room.name);
    if in_room_file && path.starts_with(&["super"]) && !source.is_test_line(path.line) {
        let message = "`super::` of a room file leaves the room: write `crate::room::…`";
        found.push(complaint(source, path.line, message));
    }
    let Some(other) = path.segments.get(1).filter(|_| path.starts_with(&["crate"])) else { return };
    let report = source.is_in("src/files/report") && other == "analysis";
    if other != room.name && !room.may_import.contains(&other.as_str()) && !report {
        let allowed = match room.may_import {
            [] => "nothing of ours".to_owned(),
            rooms => rooms.join(", "),
        };
        let message = format!("`{}` may not import `{other}` (it may: {allowed})", room.name);
        found.push(complaint(source, path.line, &message));
    }
    if room.name == "ui" && path.starts_with(&["crate", "edit", "apply"]) {
        let message = "`ui` sends edits to `app`; it applies none";
        found.push(complaint(source, path.line, message));
    }
}

/// A crate's name alone may be a local variable; a path or an import through it is a use.
fn names(path: &CodePath, name: &[&str]) -> bool {
    let is_crate = name.len() == 1 && name[0].starts_with(|c: char| c.is_lowercase());
    path.starts_with(name) && (!is_crate || path.segments.len() > 1)
}

fn walls(source: &Source, path: &CodePath, found: &mut Vec<String>) {
    if source.is_test_line(path.line) {
        return;
    }
    for wall in WALLS {
        if names(path, wall.name) && !wall.only.iter().any(|place| source.is_in(place)) {
            let message = format!("`{}` here, but {}", wall.name.join("::"), wall.because);
            found.push(complaint(source, path.line, &message));
        }
    }
    let pure = source.room().is_some_and(|room| PURE.contains(&room));
    if let Some(name) = MACHINE.iter().find(|name| pure && names(path, name)) {
        let message = format!("`{}` here, but this room sees no machine", name.join("::"));
        found.push(complaint(source, path.line, &message));
    }
}

fn re_exports(source: &Source, found: &mut Vec<String>) {
    let tokens = source.tokens();
    for (index, token) in tokens.iter().enumerate().filter(|(_, token)| token.text == "pub") {
        let mut next = index + 1;
        if tokens.get(next).is_some_and(|token| token.text == "(") {
            next += tokens[next..].iter().take_while(|token| token.text != ")").count() + 1;
        }
        if tokens.get(next).is_some_and(|token| token.text == "use") {
            let message = "no re-exports: one path per name";
            found.push(complaint(source, token.line, message));
        }
    }
}

/// Only `model` and `edit` may hold a study or a procedure they could change.
fn writers(source: &Source, found: &mut Vec<String>) {
    if source.is_in("src/model") || source.is_in("src/edit") {
        return;
    }
    let tokens = source.tokens();
    for (index, token) in tokens.iter().enumerate().filter(|(_, token)| token.text == "mut") {
        let before: Vec<&str> =
            tokens[index.saturating_sub(3)..index].iter().map(|token| token.text).collect();
        let borrowed = matches!(before.as_slice(), [.., "&"] | ["&", "'", _]);
        // `Study` or `crate::model::study::Study`.
        let name = tokens[index + 1..]
            .iter()
            .map(|token| token.text)
            .find(|text| *text != "::" && !text.starts_with(char::is_lowercase));
        if let Some(name @ ("Study" | "Procedure")) = name
            && borrowed
            && !source.is_test_line(token.line)
        {
            let message = format!("`&mut {name}` here, but only `model` and `edit` change a study");
            found.push(complaint(source, token.line, &message));
        }
    }
}

fn is_name_char(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn disk_methods(source: &Source, found: &mut Vec<String>) {
    if source.is_in("src/files") {
        return;
    }
    for window in source.tokens().windows(4) {
        let [dot, method, open, close] = window else { continue };
        let asks = dot.text == "." && open.text == "(" && close.text == ")";
        if asks && DISK_METHODS.contains(&method.text) && !source.is_test_line(method.line) {
            let message = format!("`.{}()` asks the disk, but only files does", method.text);
            found.push(complaint(source, method.line, &message));
        }
    }
}

fn colors(source: &Source, path: &CodePath, found: &mut Vec<String>) {
    if COLOR_PLACES.iter().any(|place| source.is_in(place)) || source.is_test_line(path.line) {
        return;
    }
    let Some(place) = path.segments.iter().position(|name| name == "Color32" || name == "Rgba")
    else {
        return;
    };
    let Some(made) = path.segments.get(place + 1) else { return };
    let literal = made.starts_with("from_") || made.starts_with(char::is_uppercase);
    if literal && !NO_COLORS.contains(&made.as_str()) {
        let message = format!("color `{made}` written out: take a theme token");
        found.push(complaint(source, path.line, &message));
    }
}

/// A `#RGB` or `#RRGGBB` inside a string.
fn written_colors(source: &Source, found: &mut Vec<String>) {
    if COLOR_PLACES.iter().any(|place| source.is_in(place)) {
        return;
    }
    for (number, line) in source.lines_with_strings() {
        let written = line.match_indices('#').any(|(at, _)| {
            let rest = &line[at + 1..];
            let digits = rest.chars().take_while(char::is_ascii_hexdigit).count();
            let ended = !rest[digits..].starts_with(is_name_char);
            let quoted = line[..at].contains('"') && !line[..at].ends_with('&');
            quoted && ended && matches!(digits, 3 | 6 | 8)
        });
        if written && !source.is_test_line(number) {
            found.push(complaint(source, number, "color written out: take a theme token"));
        }
    }
}
