//! Which type each variable of a condition has: what one part says of it counts for the others.

use std::collections::BTreeMap;

use super::{Expression, Sign, Type};

/// Most times that types are passed on from one variable to the next.
const MOST_PASSES: usize = 20;

/// The types of the variables of several conditions that speak of the same case: what one says of a
/// variable counts for the others. Those that follow from none are missing.
pub fn types_together(conditions: &[Expression]) -> BTreeMap<String, Type> {
    let mut known = BTreeMap::new();
    for _ in 0..MOST_PASSES {
        let before = known.len();
        for condition in conditions {
            condition.types(Some(Type::Boolean), &mut known);
        }
        if known.len() == before {
            break;
        }
    }
    known
}

impl Expression {
    /// All variables with their types, by name. One whose type does not follow from the expression
    /// is a number where larger and smaller are asked for, else a text.
    pub fn variables(&self) -> BTreeMap<String, Type> {
        self.variables_after(&BTreeMap::new())
    }

    /// All variables with their types, where some are known from elsewhere.
    pub fn variables_after(&self, known: &BTreeMap<String, Type>) -> BTreeMap<String, Type> {
        let mut names = BTreeMap::new();
        self.names(false, &mut names);
        let mut out: BTreeMap<String, Type> =
            names.keys().filter_map(|name| Some((name.clone(), *known.get(name)?))).collect();
        self.learn(&mut out);
        for (ordered, kind) in [(true, Type::Number), (false, Type::Text)] {
            for (name, _) in names.iter().filter(|(_, is)| **is == ordered) {
                out.entry(name.clone()).or_insert(kind);
            }
            self.learn(&mut out);
        }
        out
    }

    /// The variables whose type follows from the expression.
    pub fn typed(&self) -> BTreeMap<String, Type> {
        let mut out = BTreeMap::new();
        self.learn(&mut out);
        out
    }

    /// Adds the types that follow from those known: what a later part says of a variable counts for
    /// an earlier one, and so on.
    fn learn(&self, known: &mut BTreeMap<String, Type>) {
        for _ in 0..MOST_PASSES {
            let before = known.len();
            self.types(Some(Type::Boolean), known);
            if known.len() == before {
                break;
            }
        }
    }

    /// The names, and whether larger and smaller are asked of them.
    fn names(&self, ordered: bool, out: &mut BTreeMap<String, bool>) {
        match self {
            Self::Name(name) => *out.entry(name.clone()).or_insert(ordered) |= ordered,
            Self::Literal(_) => {}
            Self::Compare(a, sign, b) => {
                let ordered = !matches!(sign, Sign::Equal | Sign::Differs);
                a.names(ordered, out);
                b.names(ordered, out);
            }
            Self::In(value, list) => {
                value.names(false, out);
                for one in list {
                    one.names(false, out);
                }
            }
            Self::Not(inner) => inner.names(false, out),
            Self::And(a, b) | Self::Or(a, b) => {
                a.names(false, out);
                b.names(false, out);
            }
        }
    }

    /// A variable alone learns its type; what stands deeper has learned what it can.
    fn learns(&self, kind: Option<Type>, known: &mut BTreeMap<String, Type>) {
        if matches!(self, Self::Name(_)) {
            self.types(kind, known);
        }
    }

    /// The type, if it is known, after what is known of the variables; notes what follows for them.
    fn types(&self, wanted: Option<Type>, known: &mut BTreeMap<String, Type>) -> Option<Type> {
        match self {
            Self::Name(name) => {
                if let Some(kind) = wanted {
                    known.entry(name.clone()).or_insert(kind);
                }
                known.get(name).copied()
            }
            Self::Literal(value) => Some(value.kind()),
            Self::Compare(a, _, b) => {
                let of_b = b.types(None, known);
                let of_a = a.types(of_b, known);
                b.learns(of_a, known);
                Some(Type::Boolean)
            }
            Self::In(value, list) => {
                let kinds = list.iter().map(|one| one.types(None, known));
                let kind = kinds.fold(None, Option::or);
                let kind = value.types(kind, known);
                for one in list {
                    one.learns(kind, known);
                }
                Some(Type::Boolean)
            }
            Self::Not(inner) => {
                inner.types(Some(Type::Boolean), known);
                Some(Type::Boolean)
            }
            Self::And(a, b) | Self::Or(a, b) => {
                a.types(Some(Type::Boolean), known);
                b.types(Some(Type::Boolean), known);
                Some(Type::Boolean)
            }
        }
    }
}
