//! Numbers as each language writes them: `1.234,5` in Italian and German, `1,234.5` in English.

use super::Words;
use crate::model::office::EuroCents;
use crate::model::text::Language;

/// No-break space: between a number and what it counts.
pub const NBSP: char = '\u{a0}';
/// The true minus sign.
pub const MINUS: char = '\u{2212}';
/// What stands where there is no number.
pub const NOTHING: &str = "–";

/// A number with so many decimals (at most 9), grouped by thousands; `–` when it is not finite.
pub(super) fn write_number(language: Language, value: f64, decimals: usize) -> String {
    if !value.is_finite() {
        return NOTHING.to_owned();
    }
    let plain = format!("{:.*}", decimals.min(9), value.abs());
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let (group, point) = match language {
        Language::It | Language::De => ('.', ','),
        Language::En => (',', '.'),
    };
    let mut out = String::with_capacity(plain.len() + 4);
    // A number that rounds to nothing has no sign.
    if value < 0.0 && plain.bytes().any(|b| (b'1'..=b'9').contains(&b)) {
        out.push(MINUS);
    }
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            out.push(group);
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push(point);
        out.push_str(fraction);
    }
    out
}

impl Words {
    /// A number with so many decimals: `1.234,5`; `–` when it is not finite.
    pub fn number(&self, value: f64, decimals: usize) -> String {
        write_number(self.language(), value, decimals)
    }

    /// A number as programs for tables read it in this language: no groups, a hyphen for the
    /// minus; empty when it is not finite.
    pub fn bare_number(&self, value: f64, decimals: usize) -> String {
        if !value.is_finite() {
            return String::new();
        }
        let plain = format!("{value:.*}", decimals.min(9));
        if self.language() == Language::En { plain } else { plain.replace('.', ",") }
    }

    /// A number with at most so many decimals, without trailing zeros: `24,3`, `18`.
    pub fn short_number(&self, value: f64, most_decimals: usize) -> String {
        let text = self.number(value, most_decimals);
        let point = if self.language() == Language::En { '.' } else { ',' };
        match text.split_once(point) {
            Some((whole, fraction)) => {
                let kept = fraction.trim_end_matches('0');
                if kept.is_empty() { whole.to_owned() } else { format!("{whole}{point}{kept}") }
            }
            None => text,
        }
    }

    /// A number with its sign: `+3,4`, `−7,2`; what rounds to nothing has none.
    pub fn signed(&self, value: f64, decimals: usize) -> String {
        let text = self.number(value, decimals);
        let something = text.bytes().any(|b| (b'1'..=b'9').contains(&b));
        if value > 0.0 && something { format!("+{text}") } else { text }
    }

    /// A share 0..=1 as percent: `78 %` (English `78%`).
    pub fn percent(&self, share: f64, decimals: usize) -> String {
        self.with_percent_sign(self.number(share * 100.0, decimals))
    }

    /// A difference of shares in percentage points with its sign: `+12 %`.
    pub fn signed_percent(&self, share: f64, decimals: usize) -> String {
        self.with_percent_sign(self.signed(share * 100.0, decimals))
    }

    /// A share with the half width of its interval: `78 % ± 2`; with more decimals, up to two more,
    /// where the interval would read as nothing though it is something.
    pub fn percent_interval(&self, share: f64, half: f64, decimals: usize) -> String {
        let (share, half) = self.percent_parts(share, half, decimals);
        format!("{share} {half}")
    }

    /// The same in two parts, for those who set the second smaller.
    pub fn percent_parts(&self, share: f64, half: f64, decimals: usize) -> (String, String) {
        let reads = |n: usize| half * 100.0 * libm::pow(10.0, n as f64) >= 0.5;
        let seen = (decimals..=decimals + 2).find(|n| reads(*n));
        let decimals = seen.unwrap_or(decimals);
        let half = format!("±{NBSP}{}", self.number(half * 100.0, decimals));
        (self.percent(share, decimals), half)
    }

    /// Money with cents: `1.234,50 €`, in English `€1,234.50`.
    pub fn money(&self, amount: EuroCents) -> String {
        self.with_euro(amount.0 as f64 / 100.0, 2)
    }

    /// Money rounded to whole euro: `1.235 €`.
    pub fn euros(&self, amount: EuroCents) -> String {
        self.with_euro(amount.0 as f64 / 100.0, 0)
    }

    /// Money as it was typed, with cents only where there are some: `1.235 €`, `1.234,50 €`.
    pub fn sum(&self, amount: EuroCents) -> String {
        if amount.0 % 100 == 0 { self.euros(amount) } else { self.money(amount) }
    }

    fn with_euro(&self, euros: f64, decimals: usize) -> String {
        let text = self.number(euros, decimals);
        match self.language() {
            Language::It | Language::De => format!("{text}{NBSP}€"),
            Language::En => match text.strip_prefix(MINUS) {
                Some(rest) => format!("{MINUS}€{rest}"),
                None => format!("€{text}"),
            },
        }
    }

    fn with_percent_sign(&self, text: String) -> String {
        match self.language() {
            _ if text == NOTHING => text,
            Language::It | Language::De => format!("{text}{NBSP}%"),
            Language::En => format!("{text}%"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_follow_the_language() {
        let [it, de, en] = Language::ALL.map(Words::new);
        assert_eq!(it.number(1234.5, 1), "1.234,5");
        assert_eq!(de.number(1_234_567.0, 0), "1.234.567");
        assert_eq!(en.number(1234.5, 1), "1,234.5");
        assert_eq!(en.number(123.456, 2), "123.46");
        assert_eq!(it.number(-7.2, 1), "−7,2");
        assert_eq!(it.number(-0.04, 1), "0,0");
        assert_eq!(it.number(f64::NAN, 1), "–");
        assert_eq!(it.short_number(24.30, 2), "24,3");
        assert_eq!(it.short_number(1200.0, 2), "1.200");
        assert_eq!(it.short_number(100.0, 0), "100");
    }

    #[test]
    fn signs_are_true_signs() {
        let it = Words::new(Language::It);
        assert_eq!(it.signed(3.44, 1), "+3,4");
        assert_eq!(it.signed(-7.2, 1), "−7,2");
        assert_eq!(it.signed(0.01, 1), "0,0");
        assert_eq!(it.signed_percent(-0.123, 0), "−12\u{a0}%");
    }

    #[test]
    fn shares_and_money() {
        let [it, de, en] = Language::ALL.map(Words::new);
        assert_eq!(it.percent(0.78, 0), "78\u{a0}%");
        assert_eq!(de.percent(0.785, 1), "78,5\u{a0}%");
        assert_eq!(en.percent(0.78, 0), "78%");
        assert_eq!(it.percent_interval(0.78, 0.02, 0), "78\u{a0}% ±\u{a0}2");
        assert_eq!(it.percent_interval(0.985, 0.003, 0), "98,5\u{a0}% ±\u{a0}0,3");
        assert_eq!(it.percent_interval(1.0, 0.0, 0), "100\u{a0}% ±\u{a0}0");
        assert_eq!(it.money(EuroCents(123_450)), "1.234,50\u{a0}€");
        assert_eq!(en.money(EuroCents(-123_450)), "−€1,234.50");
        assert_eq!(de.euros(EuroCents(123_450)), "1.234\u{a0}€");
        assert_eq!(de.sum(EuroCents(123_450)), "1.234,50\u{a0}€");
        assert_eq!(de.sum(EuroCents(123_500)), "1.235\u{a0}€");
    }

    #[test]
    fn numbers_inside_messages_follow_the_language() {
        let [it, _, en] = Language::ALL.map(Words::new);
        assert_eq!(it.say_with("count-cases", &[("n", 1234_usize.into())]), "1.234 casi");
        assert_eq!(it.say_with("count-cases", &[("n", 1_usize.into())]), "1 caso");
        assert_eq!(en.say_with("count-cases", &[("n", 2.5.into())]), "2.5 cases");
    }
}
