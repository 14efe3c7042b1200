//! Reading conditions: words, then the grammar, then types. Every fault has its column.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{Expression, Fault, Literal, MAX_DEPTH, MAX_LENGTH, Sign, Trouble, Type};

/// A word of a condition, and where it stands.
#[derive(Clone, Debug, PartialEq)]
enum Word {
    Name(String),
    Value(Literal),
    Sign(Sign),
    And,
    Or,
    Not,
    In,
    Open,
    Close,
    Comma,
}

/// An expression with the columns of its parts, before its types are known to be right.
struct Placed {
    column: usize,
    node: Node,
}

enum Node {
    Name(String),
    Literal(Literal),
    Compare(Box<Placed>, (Sign, usize), Box<Placed>),
    In(Box<Placed>, Vec<Placed>),
    Not(Box<Placed>),
    And(Box<Placed>, Box<Placed>),
    Or(Box<Placed>, Box<Placed>),
}

fn fault(column: usize, trouble: Trouble) -> Fault {
    Fault { column, trouble }
}

/// Reads a condition and checks its types.
pub(super) fn parse(text: &str) -> Result<Expression, Fault> {
    if text.chars().count() > MAX_LENGTH {
        return Err(fault(MAX_LENGTH, Trouble::TooLarge));
    }
    let chars: Vec<char> = text.chars().collect();
    let (from, to) = unwrapped(&chars);
    let words = words(&chars, from, to)?;
    let mut reader = Reader { words: &words, at: 0, end: to + 1, depth: 0 };
    let placed = reader.or()?;
    if let Some((column, word)) = words.get(reader.at) {
        return Err(fault(*column, Trouble::Unexpected(said(word))));
    }
    let mut known = BTreeMap::new();
    // Twice: what a later part says of a variable counts for an earlier one.
    for _ in 0..2 {
        check(&placed, Some(Type::Boolean), &mut known)?;
    }
    Ok(plain(placed))
}

/// What stands inside `${…}`, `#{…}` or behind `=`, as a range of characters.
fn unwrapped(chars: &[char]) -> (usize, usize) {
    let blank = |c: &&char| c.is_whitespace();
    let mut from = chars.iter().take_while(blank).count();
    let mut to = chars.len() - chars[from..].iter().rev().take_while(blank).count();
    let wrapped = to > from + 2
        && matches!(chars[from], '$' | '#')
        && chars[from + 1] == '{'
        && chars[to - 1] == '}';
    if wrapped {
        from += 2;
        to -= 1;
    } else if chars.get(from) == Some(&'=') && chars.get(from + 1) != Some(&'=') {
        from += 1;
    }
    (from, to)
}

fn words(chars: &[char], from: usize, to: usize) -> Result<Vec<(usize, Word)>, Fault> {
    let mut out = Vec::new();
    let mut at = from;
    while at < to {
        let c = chars[at];
        if c.is_whitespace() {
            at += 1;
            continue;
        }
        let (word, length) = if c.is_ascii_alphabetic() || c == '_' {
            name(&chars[at..to])
        } else if c == '"' || c == '\'' {
            text(&chars[at..to]).ok_or_else(|| fault(at + 1, Trouble::OpenText))?
        } else if c.is_ascii_digit() || c == '-' {
            number(&chars[at..to]).map_err(|trouble| fault(at + 1, trouble))?
        } else {
            sign(&chars[at..to]).ok_or_else(|| fault(at + 1, Trouble::Unexpected(c.to_string())))?
        };
        out.push((at + 1, word));
        at += length;
    }
    Ok(out)
}

fn name(chars: &[char]) -> (Word, usize) {
    let part = |c: &&char| c.is_ascii_alphanumeric() || **c == '_';
    let name: String = chars.iter().take_while(part).collect();
    let length = name.len();
    let word = match name.as_str() {
        "and" => Word::And,
        "or" => Word::Or,
        "not" => Word::Not,
        "in" => Word::In,
        "true" => Word::Value(Literal::Boolean(true)),
        "false" => Word::Value(Literal::Boolean(false)),
        _ => Word::Name(name),
    };
    (word, length)
}

/// A text in quotes; a quote or backslash inside has a backslash before it.
fn text(chars: &[char]) -> Option<(Word, usize)> {
    let quote = chars[0];
    let mut out = String::new();
    let mut at = 1;
    while let Some(c) = chars.get(at) {
        if *c == quote {
            return Some((Word::Value(Literal::Text(out)), at + 1));
        }
        if *c == '\\' {
            at += 1;
        }
        out.push(*chars.get(at)?);
        at += 1;
    }
    None
}

/// A number or a date.
fn number(chars: &[char]) -> Result<(Word, usize), Trouble> {
    let is_date = chars.len() >= 10
        && chars[..10].iter().enumerate().all(|(i, c)| match i {
            4 | 7 => *c == '-',
            _ => c.is_ascii_digit(),
        })
        && chars.get(10).is_none_or(|c| !c.is_ascii_alphanumeric());
    if is_date {
        let text: String = chars[..10].iter().collect();
        let day: Date = match text.parse() {
            Ok(day) => day,
            Err(_) => return Err(Trouble::NoSuchDay(text)),
        };
        return Ok((Word::Value(Literal::Date(day)), 10));
    }
    let minus = usize::from(chars[0] == '-');
    let digits = |c: &&char| c.is_ascii_digit() || **c == '.';
    let length = minus + chars[minus..].iter().take_while(digits).count();
    let text: String = chars[..length].iter().collect();
    match text.parse::<f64>() {
        Ok(value) if value.is_finite() && text.len() <= 30 => {
            Ok((Word::Value(Literal::Number(value)), length))
        }
        _ => Err(Trouble::Unexpected(text)),
    }
}

fn sign(chars: &[char]) -> Option<(Word, usize)> {
    let two: String = chars.iter().take(2).collect();
    let word = match two.as_str() {
        "==" => Word::Sign(Sign::Equal),
        "!=" => Word::Sign(Sign::Differs),
        "<=" => Word::Sign(Sign::AtMost),
        ">=" => Word::Sign(Sign::AtLeast),
        "&&" => Word::And,
        "||" => Word::Or,
        _ => {
            let word = match chars[0] {
                '=' => Word::Sign(Sign::Equal),
                '<' => Word::Sign(Sign::Less),
                '>' => Word::Sign(Sign::More),
                '!' => Word::Not,
                '(' => Word::Open,
                ')' => Word::Close,
                ',' => Word::Comma,
                _ => return None,
            };
            return Some((word, 1));
        }
    };
    Some((word, 2))
}

/// A word as it is shown in a message.
fn said(word: &Word) -> String {
    match word {
        Word::Name(name) => name.clone(),
        Word::Value(Literal::Text(text)) => text.clone(),
        Word::Value(Literal::Number(value)) => value.to_string(),
        Word::Value(Literal::Boolean(value)) => value.to_string(),
        Word::Value(Literal::Date(day)) => day.to_string(),
        Word::Sign(Sign::Equal) => "=".to_owned(),
        Word::Sign(Sign::Differs) => "!=".to_owned(),
        Word::Sign(Sign::Less) => "<".to_owned(),
        Word::Sign(Sign::AtMost) => "<=".to_owned(),
        Word::Sign(Sign::More) => ">".to_owned(),
        Word::Sign(Sign::AtLeast) => ">=".to_owned(),
        Word::And => "and".to_owned(),
        Word::Or => "or".to_owned(),
        Word::Not => "not".to_owned(),
        Word::In => "in".to_owned(),
        Word::Open => "(".to_owned(),
        Word::Close => ")".to_owned(),
        Word::Comma => ",".to_owned(),
    }
}

struct Reader<'a> {
    words: &'a [(usize, Word)],
    at: usize,
    end: usize,
    depth: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<&Word> {
        self.words.get(self.at).map(|(_, word)| word)
    }

    fn column(&self) -> usize {
        self.words.get(self.at).map_or(self.end, |(column, _)| *column)
    }

    fn takes(&mut self, word: &Word) -> bool {
        let there = self.peek() == Some(word);
        self.at += usize::from(there);
        there
    }

    fn or(&mut self) -> Result<Placed, Fault> {
        let mut left = self.and()?;
        while self.takes(&Word::Or) {
            let right = self.and()?;
            let column = left.column;
            left = Placed { column, node: Node::Or(Box::new(left), Box::new(right)) };
        }
        Ok(left)
    }

    fn and(&mut self) -> Result<Placed, Fault> {
        let mut left = self.not()?;
        while self.takes(&Word::And) {
            let right = self.not()?;
            let column = left.column;
            left = Placed { column, node: Node::And(Box::new(left), Box::new(right)) };
        }
        Ok(left)
    }

    /// Everything that goes deeper passes here, so the depth is counted here.
    fn not(&mut self) -> Result<Placed, Fault> {
        let column = self.column();
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(fault(column, Trouble::TooLarge));
        }
        let out = if self.takes(&Word::Not) {
            Placed { column, node: Node::Not(Box::new(self.not()?)) }
        } else {
            self.comparison()?
        };
        self.depth -= 1;
        Ok(out)
    }

    fn comparison(&mut self) -> Result<Placed, Fault> {
        let left = self.value()?;
        let column = self.column();
        if let Some(Word::Sign(sign)) = self.peek().cloned() {
            self.at += 1;
            let right = self.value()?;
            let node = Node::Compare(Box::new(left), (sign, column), Box::new(right));
            return Ok(Placed { column, node });
        }
        let not = self.peek() == Some(&Word::Not);
        if !(self.peek() == Some(&Word::In) || not) {
            return Ok(left);
        }
        self.at += usize::from(not);
        self.needs(&Word::In)?;
        self.needs(&Word::Open)?;
        let mut list = vec![self.value()?];
        while self.takes(&Word::Comma) {
            list.push(self.value()?);
        }
        self.needs(&Word::Close)?;
        // Engines are told one comparison for each of the list: what stands before is said as often.
        if !matches!(left.node, Node::Name(_) | Node::Literal(_)) {
            return Err(fault(column, Trouble::Unexpected("in".to_owned())));
        }
        let inside = Placed { column, node: Node::In(Box::new(left), list) };
        if not {
            return Ok(Placed { column, node: Node::Not(Box::new(inside)) });
        }
        Ok(inside)
    }

    fn needs(&mut self, word: &Word) -> Result<(), Fault> {
        if self.takes(word) { Ok(()) } else { Err(self.surprise()) }
    }

    fn surprise(&self) -> Fault {
        let trouble = self.peek().map_or(Trouble::Ends, |word| Trouble::Unexpected(said(word)));
        fault(self.column(), trouble)
    }

    fn value(&mut self) -> Result<Placed, Fault> {
        let column = self.column();
        let node = match self.peek() {
            Some(Word::Name(name)) => Node::Name(name.clone()),
            Some(Word::Value(value)) => Node::Literal(value.clone()),
            Some(Word::Open) => {
                self.at += 1;
                let inner = self.or()?;
                self.needs(&Word::Close)?;
                return Ok(inner);
            }
            _ => return Err(self.surprise()),
        };
        self.at += 1;
        Ok(Placed { column, node })
    }
}

type Known = BTreeMap<String, Type>;

/// The type of a part, which must be `wanted` where that is known; notes what follows for variables.
fn check(part: &Placed, wanted: Option<Type>, known: &mut Known) -> Result<Option<Type>, Fault> {
    let found = match &part.node {
        Node::Name(name) => {
            return match (known.get(name).copied(), wanted) {
                (Some(is), Some(wanted)) if is != wanted => {
                    Err(fault(part.column, Trouble::TwoTypes(name.clone(), is, wanted)))
                }
                (Some(is), _) => Ok(Some(is)),
                (None, Some(wanted)) => {
                    known.insert(name.clone(), wanted);
                    Ok(Some(wanted))
                }
                (None, None) => Ok(None),
            };
        }
        Node::Literal(value) => value.kind(),
        Node::Compare(a, (sign, column), b) => {
            let of_a = check(a, None, known)?;
            let of_b = check(b, None, known)?;
            // Where one side is a variable it is the one that does not fit.
            let kind = match (&a.node, &b.node, of_a) {
                (Node::Name(_), Node::Name(_), Some(_)) => of_a,
                (Node::Name(_), ..) => settle(a, of_a, of_b, known)?,
                _ => of_a,
            };
            settle(b, of_b, kind, known)?;
            let ordered = !matches!(sign, Sign::Equal | Sign::Differs);
            if ordered && kind == Some(Type::Boolean) {
                return Err(fault(*column, Trouble::NoOrder));
            }
            Type::Boolean
        }
        Node::In(value, list) => {
            let of_value = check(value, None, known)?;
            let mut found = Vec::with_capacity(list.len());
            for one in list {
                found.push(check(one, None, known)?);
            }
            let kind = of_value.or_else(|| found.iter().find_map(|kind| *kind));
            for (one, is) in list.iter().zip(found).chain([(&**value, of_value)]) {
                settle(one, is, kind, known)?;
            }
            Type::Boolean
        }
        Node::Not(inner) => {
            check(inner, Some(Type::Boolean), known)?;
            Type::Boolean
        }
        Node::And(a, b) | Node::Or(a, b) => {
            check(a, Some(Type::Boolean), known)?;
            check(b, Some(Type::Boolean), known)?;
            Type::Boolean
        }
    };
    match wanted {
        Some(wanted) if wanted != found => Err(fault(part.column, Trouble::Types(found, wanted))),
        _ => Ok(Some(found)),
    }
}

/// The type of a part that was looked at before, once it is known what it must be: only variables
/// learn from it, nothing is looked through again.
fn settle(
    part: &Placed,
    is: Option<Type>,
    wanted: Option<Type>,
    known: &mut Known,
) -> Result<Option<Type>, Fault> {
    match (&part.node, is, wanted) {
        (Node::Name(_), ..) => check(part, wanted, known),
        (_, Some(is), Some(wanted)) if is != wanted => {
            Err(fault(part.column, Trouble::Types(is, wanted)))
        }
        _ => Ok(is),
    }
}

fn plain(part: Placed) -> Expression {
    let boxed = |part: Box<Placed>| Box::new(plain(*part));
    match part.node {
        Node::Name(name) => Expression::Name(name),
        Node::Literal(value) => Expression::Literal(value),
        Node::Compare(a, (sign, _), b) => Expression::Compare(boxed(a), sign, boxed(b)),
        Node::In(value, list) => {
            Expression::In(boxed(value), list.into_iter().map(plain).collect())
        }
        Node::Not(inner) => Expression::Not(boxed(inner)),
        Node::And(a, b) => Expression::And(boxed(a), boxed(b)),
        Node::Or(a, b) => Expression::Or(boxed(a), boxed(b)),
    }
}
