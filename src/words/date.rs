//! Dates and times of day as each language writes them.

use jiff::civil::{Date, DateTime};

use super::Words;
use super::number::NBSP;
use crate::model::calendar::Weekday;
use crate::model::review::Remark;
use crate::model::text::Language;

const MONTH_KEYS: [&str; 12] = [
    "month-1", "month-2", "month-3", "month-4", "month-5", "month-6", "month-7", "month-8",
    "month-9", "month-10", "month-11", "month-12",
];

impl Words {
    /// A date in figures: `12/10/2026`, `12.10.2026`, `12 Oct 2026`.
    pub fn date(&self, date: Date) -> String {
        let (day, month, year) = (date.day(), date.month(), date.year());
        match self.language() {
            Language::It => format!("{day:02}/{month:02}/{year}"),
            Language::De => format!("{day:02}.{month:02}.{year}"),
            Language::En => {
                let name: String = self.month(month).chars().take(3).collect();
                format!("{day}{NBSP}{name}{NBSP}{year}")
            }
        }
    }

    /// Who said something in a review note, and when: `Anna, 12/10/2026`.
    pub fn said_by(&self, said: &Remark) -> String {
        let nobody = self.say("notes-nobody");
        let author = if said.author.is_empty() { &nobody } else { &said.author };
        let date = self.date(said.date);
        self.say_with("notes-by", &[("author", author.as_str().into()), ("date", date.into())])
    }

    /// A date in words: `12 ottobre 2026`, `12. Oktober 2026`, `12 October 2026`.
    pub fn date_long(&self, date: Date) -> String {
        let (day, year) = (date.day(), date.year());
        let month = self.month(date.month());
        let dot = if self.language() == Language::De { "." } else { "" };
        format!("{day}{dot}{NBSP}{month} {year}")
    }

    /// A date with its day of the week: `lunedì 12/10/2026`.
    pub fn date_with_weekday(&self, date: Date) -> String {
        format!("{} {}", self.name(weekday(date)), self.date(date))
    }

    /// A date and time of day: `12/10/2026 09:30`.
    pub fn datetime(&self, moment: DateTime) -> String {
        let minutes = u16::try_from(moment.hour()).unwrap_or(0) * 60
            + u16::try_from(moment.minute()).unwrap_or(0);
        format!("{} {}", self.date(moment.date()), self.time_of_day(minutes))
    }

    /// A time of day from minutes after midnight: `09:30`.
    pub fn time_of_day(&self, minutes: u16) -> String {
        format!("{:02}:{:02}", minutes / 60, minutes % 60)
    }

    /// The name of a month, 1..=12.
    pub fn month(&self, month: i8) -> String {
        let index = usize::try_from(month - 1).unwrap_or(0).min(11);
        self.say(MONTH_KEYS[index])
    }

    /// A day of the week in two or three letters: `lun`, `Mo`, `Mon`.
    pub fn weekday_short(&self, day: Weekday) -> String {
        self.say(match day {
            Weekday::Mon => "weekday-short-mon",
            Weekday::Tue => "weekday-short-tue",
            Weekday::Wed => "weekday-short-wed",
            Weekday::Thu => "weekday-short-thu",
            Weekday::Fri => "weekday-short-fri",
            Weekday::Sat => "weekday-short-sat",
            Weekday::Sun => "weekday-short-sun",
        })
    }
}

/// The day of the week of a date.
fn weekday(date: Date) -> Weekday {
    let index = usize::try_from(date.weekday().to_monday_zero_offset()).unwrap_or(0);
    Weekday::ALL[index.min(6)]
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn dates_follow_the_language() {
        let [it, de, en] = Language::ALL.map(Words::new);
        let day = date(2026, 10, 5);
        assert_eq!(it.date(day), "05/10/2026");
        assert_eq!(de.date(day), "05.10.2026");
        assert_eq!(en.date(day).replace(NBSP, " "), "5 Oct 2026");
        assert_eq!(it.date_long(day).replace(NBSP, " "), "5 ottobre 2026");
        assert_eq!(de.date_long(day).replace(NBSP, " "), "5. Oktober 2026");
        assert_eq!(it.date_with_weekday(day), "lunedì 05/10/2026");
        assert_eq!(it.datetime(day.at(9, 30, 0, 0)), "05/10/2026 09:30");
    }
}
