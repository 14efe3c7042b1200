//! Reads numbers, shares, money, dates and times of day as people type them in any language.

use jiff::civil::{Date, DateTime};

use super::read::{MAX_ENTRY_BYTES, ReadFault};
use crate::model::office::EuroCents;

/// Largest amount of money read, in euro.
const MAX_EURO: f64 = 1e12;

/// Reads a number with comma or point: `24,3`, `24.3`, `1.234,5`, `1,234.5`. One separator before
/// exactly three digits (`1.500`) may mean thousands or decimals and is refused.
pub fn number(text: &str) -> Result<f64, ReadFault> {
    let text = text.trim();
    if text.is_empty() {
        return Err(ReadFault::Empty);
    }
    if text.len() > MAX_ENTRY_BYTES {
        return Err(ReadFault::TooLong);
    }
    let fault = || ReadFault::NotANumber(text.to_owned());
    let (sign, body) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => (-1.0, rest),
        None => (1.0, text.strip_prefix('+').unwrap_or(text)),
    };
    let body: String =
        body.chars().filter(|c| !matches!(c, '\'' | '\u{a0}' | '\u{202f}')).collect();
    if !body.chars().all(|c| matches!(c, '0'..='9' | '.' | ',')) {
        return Err(fault());
    }
    let marks: Vec<(usize, char)> =
        body.char_indices().filter(|(_, c)| !c.is_ascii_digit()).collect();
    let plain = match marks.as_slice() {
        [] => body,
        [(at, _)] => {
            let (whole, fraction) = (&body[..*at], &body[at + 1..]);
            let looks_grouped = fraction.len() == 3
                && (1..=3).contains(&whole.len())
                && whole.trim_start_matches('0') == whole;
            if looks_grouped {
                return Err(ReadFault::AmbiguousNumber(text.to_owned()));
            }
            if fraction.is_empty() {
                return Err(fault());
            }
            format!("{whole}.{fraction}")
        }
        [.., (last, mark)] => ungroup(&body, &marks, *last, *mark).ok_or_else(fault)?,
    };
    plain.parse::<f64>().map(|v| v * sign).ok().ok_or_else(fault)
}

/// Takes the marks of grouping out of a number with several marks; `None` where groups are wrong.
fn ungroup(body: &str, marks: &[(usize, char)], last: usize, mark: char) -> Option<String> {
    let group = marks.first()?.1;
    let (whole, fraction) =
        if mark == group { (body, None) } else { (&body[..last], Some(&body[last + 1..])) };
    let mut groups = whole.split(group);
    let first = groups.next()?;
    let sound = (1..=3).contains(&first.len())
        && groups.all(|g| g.len() == 3 && g.bytes().all(|b| b.is_ascii_digit()));
    if !sound || fraction.is_some_and(str::is_empty) {
        return None;
    }
    let digits: String = whole.chars().filter(char::is_ascii_digit).collect();
    Some(fraction.map_or_else(|| digits.clone(), |f| format!("{digits}.{f}")))
}

/// Reads a whole number that is not negative: `12`, `1.200`.
pub fn count(text: &str) -> Result<u32, ReadFault> {
    let digits: String =
        text.chars().filter(|c| !matches!(c, '.' | ',' | '\'' | ' ' | '\u{a0}')).collect();
    digits.parse().ok().ok_or_else(|| {
        if text.trim().is_empty() {
            ReadFault::Empty
        } else {
            ReadFault::NotANumber(text.to_owned())
        }
    })
}

/// Reads a share typed as percent, `78 %` or `78`, as 0..=1.
pub fn share(text: &str) -> Result<f64, ReadFault> {
    let value = number(text.trim().trim_end_matches('%'))? / 100.0;
    if (0.0..=1.0).contains(&value) { Ok(value) } else { Err(ReadFault::NotAShare) }
}

/// Reads an amount of money: `30`, `30,50 €`, `€1,234.50`.
pub fn money(text: &str) -> Result<EuroCents, ReadFault> {
    let euro = number(text.replace('€', "").trim())?;
    if euro.abs() > MAX_EURO {
        return Err(ReadFault::NotANumber(text.to_owned()));
    }
    Ok(EuroCents((euro * 100.0).round() as i64))
}

/// Reads a time of day as minutes after midnight, 0..=1440: `9:30`, `9.30`, `9`.
pub fn time_of_day(text: &str) -> Result<u16, ReadFault> {
    let fault = || ReadFault::NotATime(text.trim().to_owned());
    let clean = text.trim().trim_end_matches("Uhr").trim_end_matches('h').trim_end();
    let (hours, minutes) = clean.split_once([':', '.', ',']).unwrap_or((clean, "0"));
    let hours: u16 = hours.parse().ok().ok_or_else(fault)?;
    let minutes: u16 = minutes.parse().ok().ok_or_else(fault)?;
    if minutes > 59 || hours > 24 || (hours == 24 && minutes > 0) {
        return Err(fault());
    }
    Ok(hours * 60 + minutes)
}

/// Reads a date: `12/10/2026`, `12.10.2026` (day first) or `2026-10-12`.
pub fn date(text: &str) -> Result<Date, ReadFault> {
    let fault = || ReadFault::NotADate(text.trim().to_owned());
    let parts: Vec<i16> = text
        .trim()
        .split(['/', '.', '-'])
        .map(|p| p.trim().parse().ok().ok_or_else(fault))
        .collect::<Result<_, _>>()?;
    let (year, month, day) = match parts.as_slice() {
        [y, m, d] if *y > 31 => (*y, *m, *d),
        [d, m, y] if *y > 999 => (*y, *m, *d),
        _ => return Err(fault()),
    };
    let small = |n: i16| i8::try_from(n).ok().ok_or_else(fault);
    Date::new(year, small(month)?, small(day)?).ok().ok_or_else(fault)
}

/// Reads moments, one a line or divided by `;`: a date each, with or without a time of day after it.
pub fn moments(text: &str) -> Result<Vec<DateTime>, ReadFault> {
    let parts = text.split(['\n', ';', '\t']).map(str::trim).filter(|part| !part.is_empty());
    parts
        .map(|part| {
            let (day, time) = part.split_once([' ', 'T']).unwrap_or((part, "0"));
            let minutes = time_of_day(time)?.min(24 * 60 - 1);
            let hours = i8::try_from(minutes / 60).unwrap_or(0);
            let minutes = i8::try_from(minutes % 60).unwrap_or(0);
            Ok(date(day)?.at(hours, minutes, 0, 0))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::text::Language;
    use crate::words::Words;

    #[test]
    fn moments_are_dates_with_or_without_a_time() {
        let found = moments("2026-10-12 9:30\n12.10.2026; 2026-10-13T14:05").expect("three");
        let said: Vec<String> = found.iter().map(ToString::to_string).collect();
        assert_eq!(said, ["2026-10-12T09:30:00", "2026-10-12T00:00:00", "2026-10-13T14:05:00"]);
        assert_eq!(moments(" \n").expect("none"), []);
        assert!(moments("yesterday").is_err() && moments("2026-02-30").is_err());
    }

    #[test]
    fn numbers_of_every_language() {
        for (text, value) in [
            ("24,3", 24.3),
            ("24.3", 24.3),
            ("1.234,5", 1234.5),
            ("1,234.5", 1234.5),
            ("1.234.567", 1_234_567.0),
            ("0,125", 0.125),
            (",5", 0.5),
            ("−7,2", -7.2),
            ("1234", 1234.0),
            ("1'234", 1234.0),
        ] {
            assert_eq!(number(text), Ok(value), "{text}");
        }
        for text in ["1.500", "12,000"] {
            assert_eq!(number(text), Err(ReadFault::AmbiguousNumber(text.into())));
        }
        for text in ["1.23.4", "1e5", "NaN", "1,2,3", "a", "5.", "1.234,", "٣"] {
            assert_eq!(number(text), Err(ReadFault::NotANumber(text.into())), "{text}");
        }
    }

    #[test]
    fn what_is_said_reads_back() {
        for words in Language::ALL.map(Words::new) {
            let day = Date::constant(2026, 2, 3);
            if words.language() != Language::En {
                assert_eq!(date(&words.date(day)), Ok(day));
            }
            assert_eq!(date("2026-02-03"), Ok(day));
            for cents in [3_000, 123_456, 5] {
                assert_eq!(money(&words.money(EuroCents(cents))), Ok(EuroCents(cents)));
            }
            assert_eq!(share(&words.percent(0.78, 0)), Ok(0.78));
            assert_eq!(time_of_day(&words.time_of_day(570)), Ok(570));
        }
    }

    #[test]
    fn wrong_values_are_refused() {
        assert_eq!(share("130 %"), Err(ReadFault::NotAShare));
        assert_eq!(time_of_day("25:00"), Err(ReadFault::NotATime("25:00".into())));
        assert_eq!(time_of_day("24:00"), Ok(1440));
        assert_eq!(date("31/02/2026"), Err(ReadFault::NotADate("31/02/2026".into())));
        assert_eq!(date("1/2"), Err(ReadFault::NotADate("1/2".into())));
        assert_eq!(count("1.200"), Ok(1200));
        assert_eq!(count("-1"), Err(ReadFault::NotANumber("-1".into())));
    }
}
