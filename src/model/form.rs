//! Forms: what a worker is asked when a task is done, for every engine alike.

use super::expression::Type;
use super::id::StepId;

/// What a field asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ask {
    /// A value of a type: a line, a number, a tick, a day.
    Value(Type),
    /// One of several: each with its value and what people read.
    Choice(Vec<(String, String)>),
}

/// A question of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// The variable that takes the answer.
    pub key: String,
    /// What people read.
    pub label: String,
    /// What is asked for.
    pub ask: Ask,
    /// Whether the task cannot be done without an answer.
    pub required: bool,
}

/// The form of a task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// The task.
    pub step: StepId,
    /// The name by which the file of an engine refers to it.
    pub id: String,
    /// What people read above it.
    pub title: String,
    /// Its questions, in order.
    pub fields: Vec<Field>,
}
