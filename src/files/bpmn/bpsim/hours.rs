//! Weekly opening hours as iCalendar text (RFC 5545): one weekly event for each interval.

use std::collections::BTreeMap;

use crate::model::calendar::{Opening, Weekday};

/// Longest text read, in bytes.
const MOST: usize = 1 << 20;
/// Two letters of each day, Monday first.
const DAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
/// A week that begins on a Monday with the first of its month, so that dates can be counted.
const WEEK: &str = "200101";
const DAY: u16 = 1440;

/// A week as text.
pub(super) fn written(id: &str, weekly: &[Opening]) -> String {
    let mut by_hours: BTreeMap<(u16, u16), Vec<Weekday>> = BTreeMap::new();
    for opening in weekly {
        by_hours.entry((opening.from, opening.to)).or_default().push(opening.day);
    }
    let mut lines = vec![
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//prodigio//prodigio//EN".to_owned(),
    ];
    for (number, ((from, to), days)) in by_hours.into_iter().enumerate() {
        let first = days.first().map_or(0, |day| day.index() as u16);
        let names: Vec<&str> = days.iter().map(|day| DAYS[day.index()]).collect();
        lines.extend([
            "BEGIN:VEVENT".to_owned(),
            format!("UID:{id}-{number}"),
            format!("DTSTAMP:{WEEK}01T000000Z"),
            format!("DTSTART:{}", moment(first, from)),
            format!("DTEND:{}", moment(first + to / DAY, to % DAY)),
            format!("RRULE:FREQ=WEEKLY;BYDAY={}", names.join(",")),
            "END:VEVENT".to_owned(),
        ]);
    }
    lines.push("END:VCALENDAR".to_owned());
    lines.join("\n")
}

fn moment(day: u16, minute: u16) -> String {
    format!("{WEEK}{:02}T{:02}{:02}00", day + 1, minute / 60, minute % 60)
}

/// The week of a text; `None` where it says anything but weekly or daily hours.
pub(super) fn read(text: &str) -> Option<Vec<Opening>> {
    if text.len() > MOST {
        return None;
    }
    // A line that begins with a blank goes on from the one before.
    let text = text.replace("\r\n", "\n").replace("\n ", "").replace("\n\t", "");
    let mut weekly = Vec::new();
    let mut event: Option<BTreeMap<String, String>> = None;
    for line in text.lines().map(str::trim) {
        match line.to_ascii_uppercase().as_str() {
            "BEGIN:VEVENT" => event = Some(BTreeMap::new()),
            "END:VEVENT" => weekly.extend(openings(&event.take()?)?),
            _ => {
                if let (Some(event), Some((name, value))) = (&mut event, line.split_once(':')) {
                    let name = name.split(';').next().unwrap_or_default().to_ascii_uppercase();
                    event.insert(name, value.trim().to_owned());
                }
            }
        }
    }
    weekly.sort();
    let fits = |w: &[Opening]| w[0].day < w[1].day || w[0].to <= w[1].from;
    (!weekly.is_empty() && weekly.windows(2).all(fits)).then_some(weekly)
}

/// The intervals of an event.
fn openings(event: &BTreeMap<String, String>) -> Option<Vec<Opening>> {
    let (date, from) = date_and_minute(event.get("DTSTART")?)?;
    let to = match (event.get("DTEND"), event.get("DURATION")) {
        (Some(end), _) => {
            let (end_date, to) = date_and_minute(end)?;
            // Midnight ends the day it began on.
            if to == 0 && end_date != date { DAY } else { to }
        }
        (None, Some(duration)) => from + minutes_of(duration)?,
        (None, None) => return None,
    };
    if to <= from || to > DAY {
        return None;
    }
    let rule = event.get("RRULE")?.to_ascii_uppercase();
    let parts: BTreeMap<&str, &str> = rule.split(';').filter_map(|p| p.split_once('=')).collect();
    let plain = ["FREQ", "BYDAY", "WKST"];
    let every = parts.get("INTERVAL").is_none_or(|n| *n == "1");
    let known = |name: &&str| plain.contains(name) || *name == "INTERVAL";
    if !every || !parts.keys().all(known) {
        return None;
    }
    let days: Vec<Weekday> = match (*parts.get("FREQ")?, parts.get("BYDAY")) {
        ("DAILY" | "WEEKLY", Some(days)) => {
            let day = |name: &str| DAYS.iter().position(|d| *d == name).map(|i| Weekday::ALL[i]);
            days.split(',').map(day).collect::<Option<_>>()?
        }
        ("DAILY", None) => Weekday::ALL.to_vec(),
        ("WEEKLY", None) => vec![weekday(&date)?],
        _ => return None,
    };
    Some(days.into_iter().map(|day| Opening { day, from, to }).collect())
}

fn date_and_minute(text: &str) -> Option<(String, u16)> {
    let (date, time) = text.split_once('T')?;
    let (hour, minute): (u16, u16) = (time.get(0..2)?.parse().ok()?, time.get(2..4)?.parse().ok()?);
    (hour < 24 && minute < 60).then(|| (date.to_owned(), hour * 60 + minute))
}

fn weekday(date: &str) -> Option<Weekday> {
    let part = |range: std::ops::Range<usize>| date.get(range)?.parse::<i16>().ok();
    let day = jiff::civil::Date::new(
        part(0..4)?,
        i8::try_from(part(4..6)?).ok()?,
        i8::try_from(part(6..8)?).ok()?,
    )
    .ok()?;
    Weekday::ALL.get(usize::try_from(day.weekday().to_monday_zero_offset()).ok()?).copied()
}

/// Whole minutes of a duration such as `PT8H30M`.
fn minutes_of(text: &str) -> Option<u16> {
    let span = crate::files::bpmn::timer::minutes_of(text)?;
    (span > 0.0 && span <= f64::from(DAY)).then_some(span as u16)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opening(day: Weekday, from: u16, to: u16) -> Opening {
        Opening { day, from, to }
    }

    #[test]
    fn a_week_comes_back() {
        let week = vec![
            opening(Weekday::Mon, 480, 840),
            opening(Weekday::Tue, 480, 840),
            opening(Weekday::Tue, 900, 1080),
            opening(Weekday::Sun, 0, 1440),
        ];
        assert_eq!(read(&written("c", &week)), Some(week));
    }

    #[test]
    fn what_others_write_is_read() {
        let text = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;TZID=Europe/Rome:20260105T090000\r\n\
                    DURATION:PT4H\r\nRRULE:FREQ=WEEKLY;BYDAY=MO,\r\n WE\r\nEND:VEVENT\r\nEND:VCALENDAR";
        let expected = [opening(Weekday::Mon, 540, 780), opening(Weekday::Wed, 540, 780)];
        assert_eq!(read(text).as_deref(), Some(&expected[..]));
        let once = text.replace("RRULE:FREQ=WEEKLY;BYDAY=MO,\r\n WE", "SUMMARY:once");
        assert_eq!(read(&once), None, "an event of one day is no week");
        let monthly = text.replace("FREQ=WEEKLY", "FREQ=MONTHLY");
        assert_eq!(read(&monthly), None);
        for cut in 0..text.len() {
            // Whatever is left of it, nothing breaks.
            let _ = read(&text[..cut]);
        }
    }
}
