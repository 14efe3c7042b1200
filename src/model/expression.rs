//! Conditions: the small language in which a flow says when it is taken, for every engine alike.
//!
//! ```text
//! expression = and { "or" and }
//! and        = not { "and" not }
//! not        = "not" not | comparison
//! comparison = value [ sign value | [ "not" ] "in" "(" value { "," value } ")" ]
//! sign       = "=" | "!=" | "<" | "<=" | ">" | ">="
//! value      = name | number | text | date | "true" | "false" | "(" expression ")"
//! ```
//!
//! A name is a variable of the case: letters, digits and `_`. A text stands
//! in quotes (`"si"`), a date is `2026-01-31`. `==`, `&&`, `||`, `!` and the wrapping of engines
//! (`${…}`, `#{…}`, a leading `=`) are read too. A value has one of four types; both sides of a
//! comparison have the same, and a variable has the same everywhere in its expression.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use jiff::civil::Date;

mod parse;
pub mod types;

/// Most characters of a condition that is read.
pub const MAX_LENGTH: usize = 4000;

/// Most parentheses and `not` inside each other.
pub const MAX_DEPTH: usize = 40;

/// The type of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Type {
    /// A text.
    Text,
    /// A number.
    Number,
    /// True or false.
    Boolean,
    /// A day of the calendar.
    Date,
}

impl Type {
    /// Its name in messages: `type-text`, ….
    pub fn key(self) -> &'static str {
        match self {
            Self::Text => "type-text",
            Self::Number => "type-number",
            Self::Boolean => "type-boolean",
            Self::Date => "type-date",
        }
    }
}

/// A value that is written out.
#[derive(Clone, Debug, PartialEq)]
pub enum Literal {
    /// A text.
    Text(String),
    /// A finite number.
    Number(f64),
    /// True or false.
    Boolean(bool),
    /// A day.
    Date(Date),
}

impl Literal {
    /// Its type.
    pub fn kind(&self) -> Type {
        match self {
            Self::Text(_) => Type::Text,
            Self::Number(_) => Type::Number,
            Self::Boolean(_) => Type::Boolean,
            Self::Date(_) => Type::Date,
        }
    }

    fn compared(&self, other: &Self) -> Option<Ordering> {
        match (self, other) {
            (Self::Text(a), Self::Text(b)) => Some(a.cmp(b)),
            (Self::Number(a), Self::Number(b)) => a.partial_cmp(b),
            (Self::Boolean(a), Self::Boolean(b)) => Some(a.cmp(b)),
            (Self::Date(a), Self::Date(b)) => Some(a.cmp(b)),
            _ => None,
        }
    }
}

/// How two values are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// The same.
    Equal,
    /// Not the same.
    Differs,
    /// Smaller, earlier.
    Less,
    /// Not larger.
    AtMost,
    /// Larger, later.
    More,
    /// Not smaller.
    AtLeast,
}

impl Sign {
    fn holds(self, order: Ordering) -> bool {
        match self {
            Self::Equal => order.is_eq(),
            Self::Differs => order.is_ne(),
            Self::Less => order.is_lt(),
            Self::AtMost => order.is_le(),
            Self::More => order.is_gt(),
            Self::AtLeast => order.is_ge(),
        }
    }
}

/// An expression; where one is made by [`parse`] its types are right.
#[derive(Clone, Debug, PartialEq)]
pub enum Expression {
    /// A variable.
    Name(String),
    /// A value written out.
    Literal(Literal),
    /// Two values compared.
    Compare(Box<Self>, Sign, Box<Self>),
    /// Whether a value is one of several.
    In(Box<Self>, Vec<Self>),
    /// The contrary.
    Not(Box<Self>),
    /// Both.
    And(Box<Self>, Box<Self>),
    /// One or both.
    Or(Box<Self>, Box<Self>),
}

/// What is wrong with a condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// It is longer than [`MAX_LENGTH`] or deeper than [`MAX_DEPTH`].
    TooLarge,
    /// It ends where a value must come.
    Ends,
    /// Something stands where nothing like it can.
    Unexpected(String),
    /// A text without its closing quote.
    OpenText,
    /// No such day.
    NoSuchDay(String),
    /// Two types where one is needed: what is there, what is needed.
    Types(Type, Type),
    /// A variable used as two types.
    TwoTypes(String, Type, Type),
    /// Larger and smaller ask for numbers, dates or texts.
    NoOrder,
}

impl Trouble {
    /// Its name in messages: `condition-ends`, ….
    pub fn key(&self) -> &'static str {
        match self {
            Self::TooLarge => "condition-too-large",
            Self::Ends => "condition-ends",
            Self::Unexpected(_) => "condition-unexpected",
            Self::OpenText => "condition-open-text",
            Self::NoSuchDay(_) => "condition-no-such-day",
            Self::Types(..) => "condition-types",
            Self::TwoTypes(..) => "condition-two-types",
            Self::NoOrder => "condition-no-order",
        }
    }
}

/// What is wrong, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The character, counted from 1, at which it shows.
    pub column: usize,
    /// What it is.
    pub trouble: Trouble,
}

/// Reads a condition and checks its types; the whole is true or false.
///
/// # Errors
/// When it is no expression, or its types do not fit.
pub fn parse(text: &str) -> Result<Expression, Fault> {
    parse::parse(text)
}

/// Whether a text is meant as an expression and no mere label: it has a sign of comparison, a
/// wrapping of engines, or it reads as one.
pub fn is_meant(text: &str) -> bool {
    let text = text.trim();
    let signs = ["==", "!=", "<", ">", "${", "#{", "&&", "||"];
    text.starts_with('=')
        || signs.iter().any(|sign| text.contains(sign))
        || text.contains(" = ")
        || parse(text).is_ok()
}

impl Expression {
    /// A variable that has a text.
    pub fn is_text(name: &str, text: &str) -> Self {
        let value = Self::Literal(Literal::Text(text.to_owned()));
        Self::Compare(Box::new(Self::Name(name.to_owned())), Sign::Equal, Box::new(value))
    }

    /// What is always so.
    pub fn always() -> Self {
        Self::Literal(Literal::Boolean(true))
    }

    /// The variables that are compared with each other.
    pub fn pairs(&self) -> Vec<(String, String)> {
        let mut out = Vec::new();
        self.each_pair(&mut |a, b| {
            if let (Self::Name(a), Self::Name(b)) = (a, b) {
                out.push((a.clone(), b.clone()));
            }
        });
        out
    }

    /// The values each variable is compared with, in the order they stand.
    pub fn compared_with(&self) -> BTreeMap<String, Vec<Literal>> {
        let mut out: BTreeMap<String, Vec<Literal>> = BTreeMap::new();
        self.each_pair(&mut |a, b| {
            if let (Self::Name(name), Self::Literal(value))
            | (Self::Literal(value), Self::Name(name)) = (a, b)
            {
                let values = out.entry(name.clone()).or_default();
                if !values.contains(value) {
                    values.push(value.clone());
                }
            }
        });
        out
    }

    /// Every two values that are compared, in the order they stand.
    fn each_pair(&self, pair: &mut impl FnMut(&Self, &Self)) {
        match self {
            Self::Name(_) | Self::Literal(_) => {}
            Self::Compare(a, _, b) => {
                pair(a, b);
                a.each_pair(pair);
                b.each_pair(pair);
            }
            Self::In(value, list) => list.iter().for_each(|one| pair(value, one)),
            Self::Not(inner) => inner.each_pair(pair),
            Self::And(a, b) | Self::Or(a, b) => {
                a.each_pair(pair);
                b.each_pair(pair);
            }
        }
    }

    /// Whether it holds for these values; `None` when a value is missing or of another type.
    pub fn holds(&self, values: &BTreeMap<String, Literal>) -> Option<bool> {
        match self.value(values)? {
            Literal::Boolean(truth) => Some(truth),
            _ => None,
        }
    }

    fn value(&self, values: &BTreeMap<String, Literal>) -> Option<Literal> {
        let truth = match self {
            Self::Name(name) => return values.get(name).cloned(),
            Self::Literal(value) => return Some(value.clone()),
            Self::Compare(a, sign, b) => sign.holds(a.value(values)?.compared(&b.value(values)?)?),
            Self::In(value, list) => {
                let value = value.value(values)?;
                let mut any = false;
                for one in list {
                    any |= value.compared(&one.value(values)?)?.is_eq();
                }
                any
            }
            Self::Not(inner) => !inner.holds(values)?,
            Self::And(a, b) => a.holds(values)? && b.holds(values)?,
            Self::Or(a, b) => a.holds(values)? || b.holds(values)?,
        };
        Some(Literal::Boolean(truth))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(text: &str) -> (usize, &'static str) {
        let fault = parse(text).expect_err(text);
        (fault.column, fault.trouble.key())
    }

    #[test]
    fn what_the_grammar_says_is_read() {
        for text in [
            "amount > 1000",
            "${completa == \"si\"}",
            "=completa = 'si' and not (amount >= 1.5 or urgent)",
            "kind in (\"a\", \"b\") and kind not in (\"c\")",
            "#{!done && a_b != -3}",
            "due < 2026-01-31",
            "urgent = true",
            "a = b and b = 3",
        ] {
            assert!(parse(text).is_ok(), "{text}: {:?}", parse(text));
        }
    }

    #[test]
    fn mistakes_are_told_with_their_place() {
        assert_eq!(fault(""), (1, "condition-ends"));
        assert_eq!(fault("a >"), (4, "condition-ends"));
        assert_eq!(fault("a > > 3"), (5, "condition-unexpected"));
        assert_eq!(fault("a = \"x"), (5, "condition-open-text"));
        assert_eq!(fault("a = 2026-02-31"), (5, "condition-no-such-day"));
        assert_eq!(fault("a = 3 and a = \"x\""), (11, "condition-two-types"));
        assert_eq!(fault("\"x\" and a"), (1, "condition-types"));
        assert_eq!(fault("3 = \"x\""), (5, "condition-types"));
        assert_eq!(fault("urgent > true"), (8, "condition-no-order"));
        assert_eq!(fault("f(x) > 1"), (2, "condition-unexpected"));
        assert_eq!(fault("3"), (1, "condition-types"));
        assert_eq!(fault("è urgente"), (1, "condition-unexpected"));
        assert_eq!(fault(&"(".repeat(100)).1, "condition-too-large");
        assert_eq!(fault(&"a".repeat(MAX_LENGTH + 1)).1, "condition-too-large");
    }

    #[test]
    fn what_stands_deep_inside_is_looked_at_once() {
        // Looked at twice a level, either of these would take until tomorrow.
        let deep = |open: &str, close: &str| {
            let (open, close) = (open.repeat(MAX_DEPTH - 2), close.repeat(MAX_DEPTH - 2));
            format!("{open}u = true{close}")
        };
        let equal = parse(&deep("u = (", ")")).expect("a condition");
        assert_eq!(equal.variables(), BTreeMap::from([("u".to_owned(), Type::Boolean)]));
        let listed = parse(&deep("u in (u, (", "))")).expect("a condition");
        assert_eq!(listed.variables().len(), 1);
        let (column, key) = fault("(u in (u, u)) in (u, u)");
        assert_eq!((column, key), (15, "condition-unexpected"), "it would be said once for each");
    }

    #[test]
    fn a_variable_that_nothing_is_known_of_has_a_type_all_the_same() {
        let kinds = |text: &str, known: &BTreeMap<String, Type>| {
            let all = parse(text).expect(text).variables_after(known);
            all.into_iter().map(|(name, kind)| format!("{name} {kind:?}")).collect::<Vec<_>>()
        };
        let none = BTreeMap::new();
        assert_eq!(kinds("a = b", &none), ["a Text", "b Text"]);
        assert_eq!(kinds("a < b and b = c", &none), ["a Number", "b Number", "c Number"]);
        assert_eq!(kinds("a in (b, c) or d", &none), ["a Text", "b Text", "c Text", "d Boolean"]);
        let known = BTreeMap::from([("b".to_owned(), Type::Date)]);
        assert_eq!(kinds("a = b", &known), ["a Date", "b Date"]);
        assert_eq!(parse("a = b").expect("a condition").typed(), none);
        let both = ["a = b", "c = 3", "b = c"].map(|text| parse(text).expect(text));
        assert_eq!(types::types_together(&both).get("a"), Some(&Type::Number));
    }

    #[test]
    fn labels_are_told_from_conditions() {
        for label in ["sì", "tutto in ordine", "Bescheid erlassen", "2 giorni"] {
            assert!(!is_meant(label), "{label}");
        }
        for meant in ["a >", "${x}", "x = 3", "a == b", "=x"] {
            assert!(is_meant(meant), "{meant}");
        }
    }

    #[test]
    fn variables_have_types_and_values() {
        let e = parse("a = b and b > 3 and (kind in (\"x\", \"y\") or urgent) and d < 2026-01-31");
        let e = e.expect("an expression");
        let types = e.variables();
        let of = |name: &str| types.get(name).copied();
        assert_eq!(of("a"), Some(Type::Number));
        assert_eq!(of("kind"), Some(Type::Text));
        assert_eq!(of("urgent"), Some(Type::Boolean));
        assert_eq!(of("d"), Some(Type::Date));
        assert_eq!(e.compared_with()["kind"].len(), 2);
        let day = Literal::Date(Date::constant(2026, 1, 1));
        let mut values = BTreeMap::from(
            [("a", Literal::Number(4.0)), ("b", Literal::Number(4.0))]
                .map(|(k, v)| (k.to_owned(), v)),
        );
        assert_eq!(e.holds(&values), None, "values are missing");
        values.insert("kind".to_owned(), Literal::Text("y".to_owned()));
        values.insert("urgent".to_owned(), Literal::Boolean(false));
        values.insert("d".to_owned(), day);
        assert_eq!(e.holds(&values), Some(true));
    }
}
