//! Conditions in the languages of the engines.

use std::collections::BTreeMap;

use crate::model::expression::{Expression, Literal, Sign, Type};

use super::dialect::Tongue;

/// A condition as an engine reads it, with its wrapping; `known` are types that others tell.
pub(super) fn condition(
    expression: &Expression,
    tongue: Tongue,
    known: &BTreeMap<String, Type>,
) -> String {
    let types = expression.variables_after(known);
    let is_date = |name: &str| types.get(name) == Some(&Type::Date);
    let bare = Printer { tongue, is_date: &is_date }.print(expression, false);
    match tongue {
        Tongue::Juel => format!("${{{bare}}}"),
        Tongue::Feel => format!("={bare}"),
        Tongue::Python => bare,
        Tongue::JavaScript => format!("next(null, {bare});"),
    }
}

struct Printer<'a> {
    tongue: Tongue,
    is_date: &'a dyn Fn(&str) -> bool,
}

impl Printer<'_> {
    /// A part; in parentheses where it stands inside another and is no single value.
    fn print(&self, part: &Expression, inside: bool) -> String {
        let text = match part {
            Expression::Name(name) => return self.name(name),
            Expression::Literal(value) => return self.literal(value),
            Expression::Not(inner) => {
                let inner = self.print(inner, false);
                return match self.tongue {
                    Tongue::Juel | Tongue::JavaScript => format!("!({inner})"),
                    Tongue::Feel => format!("not({inner})"),
                    Tongue::Python => format!("(not ({inner}))"),
                };
            }
            Expression::Compare(a, sign, b) => {
                format!("{} {} {}", self.print(a, true), self.sign(*sign), self.print(b, true))
            }
            Expression::In(value, list) => self.any(value, list),
            Expression::And(a, b) => self.joined(a, true, b),
            Expression::Or(a, b) => self.joined(a, false, b),
        };
        if inside { format!("({text})") } else { text }
    }

    /// One of several: as comparisons, which every engine knows.
    fn any(&self, value: &Expression, list: &[Expression]) -> String {
        let value = self.print(value, true);
        let sign = self.sign(Sign::Equal);
        let all: Vec<String> =
            list.iter().map(|one| format!("{value} {sign} {}", self.print(one, true))).collect();
        all.join(&format!(" {} ", self.word(false)))
    }

    fn joined(&self, a: &Expression, and: bool, b: &Expression) -> String {
        format!("{} {} {}", self.print(a, true), self.word(and), self.print(b, true))
    }

    fn word(&self, and: bool) -> &'static str {
        match (self.tongue, and) {
            (Tongue::Juel | Tongue::JavaScript, true) => "&&",
            (Tongue::Juel | Tongue::JavaScript, false) => "||",
            (Tongue::Feel | Tongue::Python, true) => "and",
            (Tongue::Feel | Tongue::Python, false) => "or",
        }
    }

    fn sign(&self, sign: Sign) -> &'static str {
        match (sign, self.tongue) {
            (Sign::Equal, Tongue::Feel) => "=",
            (Sign::Equal, Tongue::JavaScript) => "===",
            (Sign::Differs, Tongue::JavaScript) => "!==",
            (Sign::Equal, _) => "==",
            (Sign::Differs, _) => "!=",
            (Sign::Less, _) => "<",
            (Sign::AtMost, _) => "<=",
            (Sign::More, _) => ">",
            (Sign::AtLeast, _) => ">=",
        }
    }

    fn name(&self, name: &str) -> String {
        match self.tongue {
            Tongue::JavaScript => format!("environment.variables.{name}"),
            Tongue::Feel if (self.is_date)(name) => format!("date({name})"),
            _ => name.to_owned(),
        }
    }

    /// A value. Days are texts that sort like days, except in FEEL, which has days.
    fn literal(&self, value: &Literal) -> String {
        match value {
            Literal::Text(text) => quoted(text),
            Literal::Number(number) => number.to_string(),
            Literal::Boolean(truth) => match (self.tongue, truth) {
                (Tongue::Python, true) => "True".to_owned(),
                (Tongue::Python, false) => "False".to_owned(),
                _ => truth.to_string(),
            },
            Literal::Date(day) if self.tongue == Tongue::Feel => format!("date(\"{day}\")"),
            Literal::Date(day) => format!("\"{day}\""),
        }
    }
}

/// A text in double quotes.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        if matches!(c, '"' | '\\') {
            out.push('\\');
        }
        match c {
            '\n' => out.push_str("\\n"),
            '\r' | '\t' => out.push(' '),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::expression::parse;

    fn said(text: &str, tongue: Tongue) -> String {
        condition(&parse(text).expect(text), tongue, &BTreeMap::new())
    }

    #[test]
    fn one_condition_in_every_language() {
        let text = "kind in (\"a\", \"b\") and not (amount >= 2.5 or urgent)";
        assert_eq!(
            said(text, Tongue::Juel),
            "${(kind == \"a\" || kind == \"b\") && !((amount >= 2.5) || urgent)}"
        );
        assert_eq!(
            said(text, Tongue::Feel),
            "=(kind = \"a\" or kind = \"b\") and not((amount >= 2.5) or urgent)"
        );
        assert_eq!(
            said(text, Tongue::Python),
            "(kind == \"a\" or kind == \"b\") and (not ((amount >= 2.5) or urgent))"
        );
        assert_eq!(
            said("a = \"x\"", Tongue::JavaScript),
            "next(null, environment.variables.a === \"x\");"
        );
    }

    #[test]
    fn days_and_truths_are_said_as_each_language_has_them() {
        assert_eq!(said("d < 2026-01-31", Tongue::Feel), "=date(d) < date(\"2026-01-31\")");
        assert_eq!(said("d < 2026-01-31", Tongue::Juel), "${d < \"2026-01-31\"}");
        assert_eq!(said("u = true", Tongue::Python), "u == True");
        assert_eq!(said("a = 'say \"x\"'", Tongue::Juel), "${a == \"say \\\"x\\\"\"}");
    }
}
