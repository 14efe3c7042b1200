//! Opening hours, closures and sittings as people say them, and back: `lun–ven 08:30–13:00`,
//! `10/08/2026–21/08/2026`, `2° martedì del mese`.
//!
//! What is said in a language is read in every language: names of days are known in all three.

use jiff::civil::Date;

use super::read::ReadFault;
use super::{Words, read_values};
use crate::model::calendar::{Calendar, DateRange, Opening, SittingRule, Weekday};
use crate::model::text::Language;

/// Longest text read, in bytes.
const MAX_TEXT_BYTES: usize = 4_000;

/// Opening and closing, in minutes after midnight.
type Span = (u16, u16);

/// Most intervals, closures or dates read.
const MAX_PARTS: usize = 200;

/// Names of the days in Italian, German and English, Monday first, in lower case.
const DAYS: [[&str; 3]; 7] = [
    ["lunedì", "montag", "monday"],
    ["martedì", "dienstag", "tuesday"],
    ["mercoledì", "mittwoch", "wednesday"],
    ["giovedì", "donnerstag", "thursday"],
    ["venerdì", "freitag", "friday"],
    ["sabato", "samstag", "saturday"],
    ["domenica", "sonntag", "sunday"],
];

/// Beginnings of words for "the last".
const LAST: [&str; 3] = ["ultim", "letzt", "last"];

/// Beginnings of words for "of the month".
const MONTH: [&str; 3] = ["mes", "monat", "month"];

impl Words {
    /// The weekly hours of a calendar, days with the same hours together:
    /// `lun–ven 08:30–13:00; mar, gio 15:00–17:00`. Empty for always open.
    pub fn weekly_hours(&self, weekly: &[Opening]) -> String {
        let mut spans: Vec<Span> = weekly.iter().map(|o| (o.from, o.to)).collect();
        spans.sort_unstable();
        spans.dedup();
        // Days with the same span stand together; spans of the same days too.
        let mut groups: Vec<(Vec<Weekday>, Vec<Span>)> = Vec::new();
        for span in spans {
            let is_then =
                |day: &Weekday| weekly.iter().any(|o| o.day == *day && (o.from, o.to) == span);
            let days: Vec<Weekday> = Weekday::ALL.into_iter().filter(is_then).collect();
            match groups.iter_mut().find(|(known, _)| *known == days) {
                Some((_, spans)) => spans.push(span),
                None => groups.push((days, vec![span])),
            }
        }
        groups.sort_by_key(|(days, spans)| (days.first().copied(), spans.first().copied()));
        let said = groups.iter().map(|(days, spans)| {
            let spans: Vec<String> = spans
                .iter()
                .map(|(a, b)| format!("{}–{}", self.time_of_day(*a), self.time_of_day(*b)))
                .collect();
            format!("{} {}", self.days(days), spans.join(", "))
        });
        said.collect::<Vec<_>>().join("; ")
    }

    /// Days with runs of three and more drawn together: `lun–mer, ven`.
    fn days(&self, days: &[Weekday]) -> String {
        let mut out = Vec::new();
        let mut at = 0;
        while at < days.len() {
            let follows = |n: &usize| days[*n].index() == days[at].index() + (n - at);
            let end = (at..days.len()).take_while(follows).last().unwrap_or(at);
            if end >= at + 2 {
                let (a, b) = (self.weekday_short(days[at]), self.weekday_short(days[end]));
                out.push(format!("{a}–{b}"));
            } else {
                out.extend(days[at..=end].iter().map(|d| self.weekday_short(*d)));
            }
            at = end + 1;
        }
        out.join(", ")
    }

    /// Closures, one a line: `10/08/2026–21/08/2026`.
    pub fn closures(&self, closures: &[DateRange]) -> String {
        let one = |c: &DateRange| {
            if c.from == c.to {
                self.entry_date(c.from)
            } else {
                format!("{}–{}", self.entry_date(c.from), self.entry_date(c.to))
            }
        };
        closures.iter().map(one).collect::<Vec<_>>().join("\n")
    }

    /// A date that reads back in any language.
    fn entry_date(&self, date: Date) -> String {
        if self.language() == Language::En { date.to_string() } else { self.date(date) }
    }

    /// When a board sits: `ogni martedì`, `2° martedì del mese`, dates.
    pub fn sitting_rule(&self, rule: &SittingRule) -> String {
        match rule {
            SittingRule::EveryWeeks { weeks: 0 | 1, day } => {
                self.say_with("sitting-weekly", &[("day", self.name(*day).into())])
            }
            SittingRule::EveryWeeks { weeks, day } => {
                let args = [("n", f64::from(*weeks).into()), ("day", self.name(*day).into())];
                self.say_with("sitting-weeks", &args)
            }
            SittingRule::Monthly { nth, day } => {
                let args = [("nth", f64::from(*nth).into()), ("day", self.name(*day).into())];
                self.say_with("sitting-monthly", &args)
            }
            SittingRule::Dates(dates) => {
                dates.iter().map(|d| self.entry_date(*d)).collect::<Vec<_>>().join("; ")
            }
        }
    }
}

/// Reads weekly hours: days, then intervals, groups separated by `;` or a new line. An empty text
/// is a calendar that is always open. The openings come sorted; overlapping ones are refused.
pub fn weekly_hours(text: &str) -> Result<Vec<Opening>, ReadFault> {
    let text = clean(text)?;
    let fault = |what: &str| ReadFault::NotHours(what.trim().to_owned());
    let mut out = Vec::new();
    for group in text.split([';', '\n']).filter(|g| !g.trim().is_empty()) {
        let at = group.find(|c: char| c.is_ascii_digit()).ok_or_else(|| fault(group))?;
        let days = days(&group[..at]).ok_or_else(|| fault(group))?;
        for span in group[at..].split([',', ' ']).filter(|s| !s.is_empty()) {
            let (from, to) = span.split_once('-').ok_or_else(|| fault(span))?;
            let from = read_values::time_of_day(from)?;
            let to = read_values::time_of_day(to)?;
            out.extend(days.iter().map(|&day| Opening { day, from, to }));
            if out.len() > MAX_PARTS {
                return Err(ReadFault::TooMany);
            }
        }
    }
    out.sort_unstable();
    out.dedup();
    let calendar = Calendar { weekly: out, ..Calendar::default() };
    if calendar.is_sound() { Ok(calendar.weekly) } else { Err(fault(&text)) }
}

/// Reads closures: a date or a range of dates a line (or separated by `;`), in order of date.
pub fn closures(text: &str) -> Result<Vec<DateRange>, ReadFault> {
    let text = clean(text)?;
    let parts: Vec<&str> =
        text.split([';', '\n']).map(str::trim).filter(|p| !p.is_empty()).collect();
    if parts.len() > MAX_PARTS {
        return Err(ReadFault::TooMany);
    }
    let mut out: Vec<DateRange> = parts.into_iter().map(range).collect::<Result<_, _>>()?;
    out.sort_unstable();
    Ok(out)
}

/// One date, or two with a hyphen; dates themselves may be written with hyphens.
fn range(text: &str) -> Result<DateRange, ReadFault> {
    if let Ok(date) = read_values::date(text) {
        return Ok(DateRange { from: date, to: date });
    }
    let read = |(at, _): (usize, char)| {
        let from = read_values::date(&text[..at]).ok()?;
        let to = read_values::date(&text[at + 1..]).ok()?;
        (from <= to).then_some(DateRange { from, to })
    };
    let found = text.char_indices().filter(|(_, c)| *c == '-').find_map(read);
    found.ok_or_else(|| ReadFault::NotADate(text.to_owned()))
}

/// Reads when a board sits: a day of the week with "every n weeks" or "the n-th of the month", or
/// dates.
pub fn sitting_rule(text: &str) -> Result<SittingRule, ReadFault> {
    let clean = clean(text)?;
    let fault = || ReadFault::NotASitting(text.trim().to_owned());
    let words: Vec<&str> = clean
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '(' | ')'))
        .filter(|w| !w.is_empty())
        .collect();
    let Some(day) = words.iter().find_map(|w| day_of(w)) else {
        let ranges = closures(&clean).ok().filter(|r| !r.is_empty()).ok_or_else(fault)?;
        let dates: Option<Vec<Date>> =
            ranges.iter().map(|r| (r.from == r.to).then_some(r.from)).collect();
        return dates.map(SittingRule::Dates).ok_or_else(fault);
    };
    let begins = |all: &[&str]| words.iter().any(|w| all.iter().any(|a| w.starts_with(a)));
    let number = words.iter().find_map(|w| {
        let digits: String = w.chars().take_while(char::is_ascii_digit).collect();
        digits.parse::<u8>().ok()
    });
    let is_monthly = begins(&MONTH) || begins(&LAST);
    match number {
        _ if begins(&LAST) => Ok(SittingRule::Monthly { nth: 5, day }),
        Some(nth @ 1..=5) if is_monthly => Ok(SittingRule::Monthly { nth, day }),
        Some(weeks @ 1..=52) if !is_monthly => Ok(SittingRule::EveryWeeks { weeks, day }),
        None if !is_monthly => Ok(SittingRule::EveryWeeks { weeks: 1, day }),
        _ => Err(fault()),
    }
}

/// One kind of hyphen and space, in lower case, within the limit; hyphens stand tight.
fn clean(text: &str) -> Result<String, ReadFault> {
    if text.len() > MAX_TEXT_BYTES {
        return Err(ReadFault::TooLong);
    }
    let plain: String = text
        .chars()
        .map(|c| match c {
            '–' | '—' | '−' | '‑' | '‐' => '-',
            '\n' => '\n',
            c if c.is_whitespace() => ' ',
            c => c,
        })
        .collect();
    Ok(plain.to_lowercase().replace(" - ", "-"))
}

/// Days and runs of days: `lun-ven`, `mar, gio`.
fn days(text: &str) -> Option<Vec<Weekday>> {
    let mut out = Vec::new();
    for part in
        text.split([',', ' ']).filter(|p| !p.is_empty() && !matches!(*p, "e" | "und" | "and"))
    {
        match part.split_once('-') {
            Some((from, to)) => {
                let (from, to) = (day_of(from)?, day_of(to)?);
                // A run may go over the end of the week: `sab-lun`.
                let span = (to.index() + 7 - from.index()) % 7;
                out.extend((0..=span).map(|n| Weekday::ALL[(from.index() + n) % 7]));
            }
            None => out.push(day_of(part)?),
        }
    }
    out.sort_unstable();
    out.dedup();
    (!out.is_empty()).then_some(out)
}

/// A day by its name or a beginning of it of at least two letters, in any language.
fn day_of(word: &str) -> Option<Weekday> {
    let word = word.trim_end_matches('.').replace("di'", "dì").replace("di’", "dì");
    let plain = word.strip_suffix('s').filter(|w| w.len() > 5).unwrap_or(&word);
    let letters = plain.chars().count();
    // The only beginning shared by two days: German writes Thursday so, Italian Sunday `dom`.
    if plain == "do" {
        return Some(Weekday::Thu);
    }
    let fits = |names: &[&str; 3]| {
        letters >= 2 && names.iter().any(|n| n.starts_with(plain) || unaccented(n) == plain)
    };
    DAYS.iter().position(fits).map(|at| Weekday::ALL[at])
}

fn unaccented(name: &str) -> String {
    name.replace('ì', "i")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opening(day: Weekday, from: u16, to: u16) -> Opening {
        Opening { day, from, to }
    }

    #[test]
    fn hours_are_said_together_and_read_back_in_every_language() {
        let mut weekly: Vec<Opening> =
            Weekday::ALL[..5].iter().map(|d| opening(*d, 510, 780)).collect();
        weekly.push(opening(Weekday::Tue, 900, 1020));
        weekly.push(opening(Weekday::Thu, 900, 1020));
        weekly.sort_unstable();
        for words in Language::ALL.map(Words::new) {
            let said = words.weekly_hours(&weekly);
            assert_eq!(weekly_hours(&said).as_ref(), Ok(&weekly), "{said}");
        }
        let italian = Words::new(Language::It).weekly_hours(&weekly);
        assert_eq!(italian, "lun–ven 08:30–13:00; mar, gio 15:00–17:00");
        assert_eq!(weekly_hours(""), Ok(Vec::new()));
        assert_eq!(Words::new(Language::It).weekly_hours(&[]), "");
    }

    #[test]
    fn hours_as_people_type_them() {
        let read = weekly_hours("lunedì 9-12, 14-17\nSab 9.00 - 12.30").expect("hours");
        let wanted = [
            opening(Weekday::Mon, 540, 720),
            opening(Weekday::Mon, 840, 1020),
            opening(Weekday::Sat, 540, 750),
        ];
        assert_eq!(read, wanted);
        assert_eq!(weekly_hours("sab-lun 0-24").map(|w| w.len()), Ok(3));
        assert_eq!(weekly_hours("Mo und Mi 8-12").map(|w| w.len()), Ok(2));
    }

    #[test]
    fn hours_that_make_no_sense_are_refused() {
        for text in ["9-12", "lun", "lun 9", "lun 12-9", "lun 9-12; lun 11-13", "mo 8-26", "xy 8-9"]
        {
            assert!(weekly_hours(text).is_err(), "{text}");
        }
        assert_eq!(weekly_hours(&"lun 9-12;".repeat(1000)), Err(ReadFault::TooLong));
    }

    #[test]
    fn closures_are_said_and_read_back() {
        let day = |m, d| Date::constant(2026, m, d);
        let all = vec![
            DateRange { from: day(8, 10), to: day(8, 21) },
            DateRange { from: day(12, 24), to: day(12, 24) },
        ];
        for words in Language::ALL.map(Words::new) {
            assert_eq!(closures(&words.closures(&all)), Ok(all.clone()));
        }
        assert_eq!(closures("2026-08-10 - 2026-08-21; 24.12.2026"), Ok(all));
        assert!(closures("21/08/2026-10/08/2026").is_err());
        assert!(closures("mai").is_err());
        assert_eq!(closures(" \n"), Ok(Vec::new()));
    }

    #[test]
    fn sittings_are_said_and_read_back() {
        let day = Weekday::Tue;
        let mut rules = vec![SittingRule::Dates(vec![Date::constant(2026, 10, 12)])];
        rules.extend([1, 2, 4].map(|weeks| SittingRule::EveryWeeks { weeks, day }));
        rules.extend([1, 2, 3, 4, 5].map(|nth| SittingRule::Monthly { nth, day }));
        for words in Language::ALL.map(Words::new) {
            for rule in &rules {
                let said = words.sitting_rule(rule);
                assert_eq!(sitting_rule(&said).as_ref(), Ok(rule), "{said}");
            }
        }
        assert_eq!(
            sitting_rule("ogni giovedi"),
            Ok(SittingRule::EveryWeeks { weeks: 1, day: Weekday::Thu })
        );
        for text in ["", "mai", "7° martedì del mese", "martedì del mese", "ma 99"] {
            assert!(sitting_rule(text).is_err(), "{text}");
        }
    }
}
