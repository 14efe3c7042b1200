//! Figures of the law as dated data: value, unit, source, territory, in force from and to.
//!
//! The figure that applies is chosen by the date of the case and the territory of the body. A figure
//! whose text was not seen for certain is not in the table: asking for it gives `None`, and who asks
//! must say so instead of guessing.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::model::provenance::Confidence;

/// What a figure says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum FigureKey {
    /// Term that holds when nothing else is fixed.
    DefaultTermDays,
    /// Longest term by regulation.
    RegulationTermMaxDays,
    /// Longest justified term.
    ExceptionTermMaxDays,
    /// How often a case may be suspended.
    SuspensionTimes,
    /// How long a suspension may last.
    SuspensionDays,
    /// How many notices of intended refusal pause the clock.
    PreRefusalTimes,
    /// Days for observations on a notice of intended refusal.
    PreRefusalWindowDays,
    /// Days from the observations to going on.
    PreRefusalAfterDays,
    /// Indemnity for each day of delay, in euro.
    IndemnityPerDay,
    /// Largest indemnity, in euro.
    IndemnityMax,
    /// Days from expiry within which the indemnity is asked for.
    IndemnityRequestDays,
    /// Share of the original term given to the holder of the substitute power.
    SubstitutePowerShare,
    /// Days for an opinion (art. 16).
    OpinionDays,
    /// Days for a technical assessment (art. 17).
    AssessmentDays,
    /// Days for consents between bodies (art. 17-bis).
    ConsentDays,
    /// The same, where sensitive interests are at stake.
    ConsentSensitiveDays,
    /// Working days to call a conference of services.
    ConferenceCallDays,
    /// Days for integrations in a conference.
    ConferenceIntegrationDays,
    /// Days for opinions in a conference without meeting.
    ConferenceOpinionDays,
    /// The same, for bodies in charge of sensitive interests.
    ConferenceSensitiveDays,
    /// Days for sensitive bodies to oppose the outcome of a conference.
    ConferenceOppositionDays,
    /// Days to ban or conform after a certified notice of start (SCIA).
    SciaControlDays,
    /// The same, in building matters.
    SciaBuildingControlDays,
    /// Months to annul an act of one's own motion.
    AnnulmentMonths,
}

impl FigureKey {
    /// The key of its name in `law.ftl`.
    pub fn key(self) -> &'static str {
        match self {
            Self::DefaultTermDays => "figure-default-term-days",
            Self::RegulationTermMaxDays => "figure-regulation-term-max-days",
            Self::ExceptionTermMaxDays => "figure-exception-term-max-days",
            Self::SuspensionTimes => "figure-suspension-times",
            Self::SuspensionDays => "figure-suspension-days",
            Self::PreRefusalTimes => "figure-pre-refusal-times",
            Self::PreRefusalWindowDays => "figure-pre-refusal-window-days",
            Self::PreRefusalAfterDays => "figure-pre-refusal-after-days",
            Self::IndemnityPerDay => "figure-indemnity-per-day",
            Self::IndemnityMax => "figure-indemnity-max",
            Self::IndemnityRequestDays => "figure-indemnity-request-days",
            Self::SubstitutePowerShare => "figure-substitute-power-share",
            Self::OpinionDays => "figure-opinion-days",
            Self::AssessmentDays => "figure-assessment-days",
            Self::ConsentDays => "figure-consent-days",
            Self::ConsentSensitiveDays => "figure-consent-sensitive-days",
            Self::ConferenceCallDays => "figure-conference-call-days",
            Self::ConferenceIntegrationDays => "figure-conference-integration-days",
            Self::ConferenceOpinionDays => "figure-conference-opinion-days",
            Self::ConferenceSensitiveDays => "figure-conference-sensitive-days",
            Self::ConferenceOppositionDays => "figure-conference-opposition-days",
            Self::SciaControlDays => "figure-scia-control-days",
            Self::SciaBuildingControlDays => "figure-scia-building-control-days",
            Self::AnnulmentMonths => "figure-annulment-months",
        }
    }
}

/// The unit of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum FigureUnit {
    /// Calendar days.
    Days,
    /// Working days.
    WorkingDays,
    /// Months.
    Months,
    /// How many times.
    Times,
    /// Euro.
    Euro,
    /// A share, 0..=1.
    Share,
}

/// A figure with its source and the time it is in force.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// What it says.
    pub key: FigureKey,
    /// How much, in its unit.
    pub value: f64,
    /// The unit.
    pub unit: FigureUnit,
    /// The rule that sets it.
    pub source: String,
    /// Region or autonomous province; empty for the whole state.
    #[serde(default)]
    pub territory: String,
    /// First day in force; `None` where it has been so for as long as cases are looked at.
    #[serde(default)]
    pub from: Option<Date>,
    /// Last day in force; `None` while no end is known.
    #[serde(default)]
    pub to: Option<Date>,
    /// Whether the text was read in a source (high) or is common knowledge (medium).
    pub confidence: Confidence,
}

impl Figure {
    /// Whether it is in force on a date.
    pub fn holds_on(&self, date: Date) -> bool {
        self.from.is_none_or(|from| from <= date) && self.to.is_none_or(|to| date <= to)
    }
}

/// A table of figures.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figures(Vec<Figure>);

impl Figures {
    /// The table that comes with the program.
    pub fn builtin() -> Self {
        let text = include_str!("../../assets/law/figures.ron");
        Self(ron::from_str(text).expect("the table is compiled in and a test reads it"))
    }

    /// A table of given figures.
    pub fn new(figures: Vec<Figure>) -> Self {
        Self(figures)
    }

    /// All figures, in the order of the table.
    pub fn all(&self) -> &[Figure] {
        &self.0
    }

    /// The figure in force on a date: that of the territory where it has its own, else that of the
    /// state; of several the one in force last.
    pub fn find(&self, key: FigureKey, on: Date, territory: &str) -> Option<&Figure> {
        let of = |territory: &str| {
            self.0
                .iter()
                .filter(|f| f.key == key && f.holds_on(on))
                .filter(|f| f.territory.to_lowercase() == territory.to_lowercase())
                .max_by_key(|f| f.from)
        };
        of(territory.trim()).or_else(|| of(""))
    }

    /// The value of a figure that counts something.
    pub fn whole(&self, key: FigureKey, on: Date, territory: &str) -> Option<u32> {
        let value = self.find(key, on, territory)?.value;
        (0.0..=f64::from(u32::MAX)).contains(&value).then(|| value.round() as u32)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn figure(value: f64, territory: &str, from: Option<Date>, to: Option<Date>) -> Figure {
        Figure {
            key: FigureKey::OpinionDays,
            value,
            unit: FigureUnit::Days,
            source: String::new(),
            territory: territory.to_owned(),
            from,
            to,
            confidence: Confidence::High,
        }
    }

    #[test]
    fn the_table_of_the_program_is_sound() {
        let figures = Figures::builtin();
        for (index, one) in figures.all().iter().enumerate() {
            assert!(one.value.is_finite() && one.value > 0.0, "{one:?}");
            assert!(!one.source.is_empty(), "{one:?}");
            assert!(one.from.is_none_or(|from| one.to.is_none_or(|to| from <= to)), "{one:?}");
            // Two figures of one key and territory are never in force on the same day.
            for other in &figures.all()[index + 1..] {
                let same = one.key == other.key && one.territory == other.territory;
                let apart = one.to.is_some_and(|to| other.from.is_some_and(|from| to < from))
                    || other.to.is_some_and(|to| one.from.is_some_and(|from| to < from));
                assert!(!same || apart, "{one:?} {other:?}");
            }
        }
    }

    #[test]
    fn date_and_territory_choose() {
        let figures = Figures::new(vec![
            figure(20.0, "", None, Some(date(2026, 12, 31))),
            figure(25.0, "", Some(date(2027, 1, 1)), None),
            figure(15.0, "Alto Adige", Some(date(2026, 1, 1)), None),
        ]);
        let on = |d, territory| figures.whole(FigureKey::OpinionDays, d, territory);
        assert_eq!(on(date(2026, 12, 31), ""), Some(20));
        assert_eq!(on(date(2027, 1, 1), "Veneto"), Some(25));
        assert_eq!(on(date(2026, 6, 1), "alto adige "), Some(15));
        assert_eq!(on(date(2025, 6, 1), "Alto Adige"), Some(20));
        assert_eq!(figures.whole(FigureKey::AssessmentDays, date(2026, 1, 1), ""), None);
    }
}
