//! The words quick entry knows beside the units of time, in the three languages at once: a word
//! means one thing whatever the language of the window.

use crate::model::office::OfficeKind;
use crate::model::step::{StepKind, SubKind, TaskKind, Trigger};
use crate::model::timing::WaitedFor;

/// The text in lower case without accents and with one kind of space, apostrophe and hyphen: how
/// names are compared.
pub(super) fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        let plain = match c {
            'à' | 'á' | 'â' | 'ã' | 'å' => 'a',
            'è' | 'é' | 'ê' | 'ë' => 'e',
            'ì' | 'í' | 'î' | 'ï' => 'i',
            'ò' | 'ó' | 'ô' | 'õ' => 'o',
            'ù' | 'ú' | 'û' => 'u',
            '’' | '‘' | '`' => '\'',
            '–' | '—' | '−' | '‑' | '‐' => '-',
            'ä' => {
                out.push_str("ae");
                continue;
            }
            'ö' => {
                out.push_str("oe");
                continue;
            }
            'ü' => {
                out.push_str("ue");
                continue;
            }
            'ß' => {
                out.push_str("ss");
                continue;
            }
            c if c.is_whitespace() => {
                if !out.is_empty() && !out.ends_with(' ') {
                    out.push(' ');
                }
                continue;
            }
            c => c,
        };
        out.push(plain);
    }
    out.truncate(out.trim_end().len());
    out
}

/// What a leading word asks for.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Asked {
    /// A step of this kind.
    Kind(StepKind),
    /// Something awaited: a message, or time where a duration follows.
    Awaited,
}

/// The kind a word before a colon names: `fine: …`, `invia: …`.
pub(super) fn kind_word(folded: &str) -> Option<Asked> {
    let kind = match folded {
        "inizio" | "start" | "anfang" | "beginn" | "begin" => StepKind::START,
        "arriva" | "arrivo" | "eingang" | "arrival" | "arrives" => {
            StepKind::Start { trigger: Trigger::Message, interrupting: true }
        }
        "fine" | "ende" | "end" | "schluss" => StepKind::END,
        "invia" | "manda" | "spedisci" | "sende" | "senden" | "send" => {
            StepKind::Task(TaskKind::Send)
        }
        "ricevi" | "empfange" | "empfangen" | "receive" => StepKind::Task(TaskKind::Receive),
        "auto" | "automatico" | "sistema" | "automatisch" | "system" | "automatic" => {
            StepKind::Task(TaskKind::Automatic)
        }
        "a mano" | "manuale" | "manuell" | "von hand" | "manual" | "by hand" => {
            StepKind::Task(TaskKind::Manual)
        }
        "regola" | "regel" | "rule" => StepKind::Task(TaskKind::Rule),
        "sottoprocedimento" | "sub" | "teilverfahren" | "unterverfahren" | "subprocess" => {
            StepKind::SubProcedure { kind: SubKind::Embedded, expanded: false }
        }
        word if is_await(word) => return Some(Asked::Awaited),
        _ => return None,
    };
    Some(Asked::Kind(kind))
}

/// Whether a leading word says that something is awaited, also without a colon.
pub(super) fn is_await(folded: &str) -> bool {
    matches!(folded, "attendi" | "aspetta" | "warte" | "warten" | "wait" | "await")
}

/// Words for whom a case waits; a beginning of at least three letters is enough.
const WAITED_FOR: &[(WaitedFor, &[&str])] = &[
    (
        WaitedFor::OwnOffice,
        &[
            "ufficio",
            "proprio ufficio",
            "coda",
            "amt",
            "eigenes amt",
            "office",
            "own office",
            "queue",
        ],
    ),
    (
        WaitedFor::Applicant,
        &[
            "richiedente",
            "cittadino",
            "utente",
            "antragsteller",
            "antragstellerin",
            "buerger",
            "applicant",
            "citizen",
        ],
    ),
    (
        WaitedFor::OtherBody,
        &[
            "ente",
            "altro ente",
            "altro",
            "koerperschaft",
            "andere koerperschaft",
            "behoerde",
            "body",
            "other body",
            "other",
        ],
    ),
    (WaitedFor::Law, &["legge", "gesetz", "law"]),
    (WaitedFor::Sitting, &["seduta", "sitzung", "sitting"]),
    (WaitedFor::Post, &["posta", "notifica", "post", "zustellung", "mail"]),
];

/// Small words that may stand before whom a case waits for.
const FILLERS: &[&str] = &[
    "per", "il", "la", "lo", "da", "dal", "dalla", "del", "for", "the", "from", "fuer", "vom",
    "von", "der", "die", "das", "den", "auf",
];

/// Whom a folded text names, whole or by a beginning of three letters or more.
pub(super) fn waited_for(folded: &str) -> Option<WaitedFor> {
    let long_enough = folded.chars().count() >= 3;
    let names = |w: &&str| **w == *folded || (long_enough && w.starts_with(folded));
    // A whole word is meant before a beginning: "post" is not "posta" cut short, but both are post.
    let exact = WAITED_FOR.iter().find(|(_, words)| words.contains(&folded));
    exact.or_else(|| WAITED_FOR.iter().find(|(_, words)| words.iter().any(names))).map(|f| f.0)
}

/// Whether a folded word may stand between a wait and for whom it is.
pub(super) fn is_filler(folded: &str) -> bool {
    FILLERS.contains(&folded)
}

/// What an office of this name is to the body, where the name itself says it.
pub(super) fn office_kind(name: &str) -> OfficeKind {
    match waited_for(&fold(name)) {
        Some(WaitedFor::Applicant) => OfficeKind::Applicant,
        Some(WaitedFor::OtherBody) => OfficeKind::External,
        _ => OfficeKind::Internal,
    }
}

/// How well a folded query fits a folded name, the best first; `None` when it does not.
pub(super) fn fit(query: &str, name: &str) -> Option<u8> {
    if query == name {
        return Some(0);
    }
    if name.starts_with(query) {
        return Some(1);
    }
    let words = name.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    if words.clone().any(|w| w.starts_with(query)) {
        return Some(2);
    }
    if query.chars().count() >= 2 && name.contains(query) {
        return Some(3);
    }
    let mut letters = name.chars();
    let scattered = query.chars().filter(|c| *c != ' ').all(|c| letters.any(|l| l == c));
    (query.chars().count() >= 2 && scattered).then_some(4)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_compared_without_accents() {
        assert_eq!(fold("  Ufficiale d’Anagrafe \u{a0} è "), "ufficiale d'anagrafe e");
        assert_eq!(fold("Straßenamt Überprüfung"), "strassenamt ueberpruefung");
        assert_eq!(fold(""), "");
    }

    #[test]
    fn for_whom_is_known_in_three_languages_and_cut_short() {
        for (text, whom) in [
            ("richiedente", WaitedFor::Applicant),
            ("rich", WaitedFor::Applicant),
            ("antragsteller", WaitedFor::Applicant),
            ("citizen", WaitedFor::Applicant),
            ("uff", WaitedFor::OwnOffice),
            ("altro ente", WaitedFor::OtherBody),
            ("gesetz", WaitedFor::Law),
            ("sed", WaitedFor::Sitting),
            ("post", WaitedFor::Post),
        ] {
            assert_eq!(waited_for(text), Some(whom), "{text}");
        }
        assert_eq!(waited_for("ri"), None);
        assert_eq!(waited_for("urgente"), None);
    }

    #[test]
    fn a_query_fits_from_exact_to_scattered() {
        let fits = |q: &str| fit(q, "anagrafe · back office");
        assert_eq!(fits("anagrafe · back office"), Some(0));
        assert_eq!(fits("ana"), Some(1));
        assert_eq!(fits("back"), Some(2));
        assert_eq!(fits("graf"), Some(3));
        assert_eq!(fits("abo"), Some(4));
        assert_eq!(fits("xyz"), None);
    }
}
