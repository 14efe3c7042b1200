//! What each engine has, in one table.
//!
//! Its namespaces, how it is told who does a task, with which form, in which language it decides, and
//! what of BPMN it does not run. Nothing else of this room knows one engine from another.

use crate::model::step::Trigger;

/// The engine a file is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dialect {
    /// Operaton: the vocabulary of `http://camunda.org/schema/1.0/bpmn`.
    Operaton,
    /// Camunda 7: the same vocabulary.
    Camunda7,
    /// Camunda 8: Zeebe.
    Camunda8,
    /// Flowable.
    Flowable,
    /// SpiffWorkflow, with its parser for Camunda's forms.
    Spiff,
    /// bpmn-engine (JavaScript).
    BpmnEngine,
    /// Executable BPMN 2.0 without a vendor's vocabulary.
    Plain,
}

impl Dialect {
    /// All, in the order shown.
    pub const ALL: [Self; 7] = [
        Self::Operaton,
        Self::Camunda7,
        Self::Camunda8,
        Self::Flowable,
        Self::Spiff,
        Self::BpmnEngine,
        Self::Plain,
    ];

    /// Its name on the command line: `operaton`, `bpmn`.
    pub fn name(self) -> &'static str {
        self.has().name
    }

    /// The dialect of a name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|dialect| dialect.name() == name)
    }

    /// Whether its forms are files of their own beside the engine's file.
    pub fn has_form_files(self) -> bool {
        self.has().forms == Forms::Beside
    }

    /// What it has.
    pub(super) fn has(self) -> &'static Vocabulary {
        match self {
            Self::Operaton => &OPERATON,
            Self::Camunda7 => &CAMUNDA_7,
            Self::Camunda8 => &CAMUNDA_8,
            Self::Flowable => &FLOWABLE,
            Self::Spiff => &SPIFF,
            Self::BpmnEngine => &BPMN_ENGINE,
            Self::Plain => &PLAIN,
        }
    }
}

/// How an engine is told who does a task, how urgent it is, and until when.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum People {
    /// Not at all.
    Nowhere,
    /// By attributes of the task in its own namespace.
    Attributes,
    /// By elements inside the task.
    Elements,
}

/// Where the questions of a task stand.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Forms {
    /// Nowhere.
    Nowhere,
    /// In the task, as `formData` of this prefix.
    Data,
    /// In the task, as `formData`, which is read only where the task has a form key too.
    KeyedData,
    /// In the task, as `formProperty`.
    Properties,
    /// In a file of their own, named by the task.
    Beside,
}

/// The language of conditions.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Tongue {
    /// `${a == "b"}`.
    Juel,
    /// `=a = "b"`.
    Feel,
    /// `a == "b"`.
    Python,
    /// A script that hands over whether it holds.
    JavaScript,
}

/// How a task that a program does is told.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Service {
    /// Nothing is written: whoever runs the engine completes it.
    Caller,
    /// Attributes: the kind of worker and the topic it listens to.
    Attributes(&'static str),
    /// An element with the type of the job.
    Element,
}

/// How another procedure is called with the variables of the case.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Calls {
    /// By its name alone; the engine hands all variables over, and back.
    Name,
    /// Mappings of all variables, in and out.
    Mappings,
    /// An attribute that hands variables in; none come back.
    Inherit,
    /// An element that names it and lets all variables come back.
    Element,
}

/// How a task is repeated for each of several.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Repeats {
    /// By their number.
    Number,
    /// By a list, beside the number.
    List,
}

/// How the version of a process is told.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Version {
    /// Not at all.
    Nowhere,
    /// By an attribute.
    Attribute,
    /// By an element.
    Element,
}

/// Something that not every engine can.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Can {
    /// Runs business rule tasks as jobs.
    Rules,
    /// Runs script tasks without a script as jobs.
    ScriptJobs,
    /// Has a task that sends done as a job of its own kind.
    Sends,
    /// Is told with a message by which variable a case is found.
    Correlates,
    /// Starts a case by a message; else the program around the engine starts it.
    MessageStarts,
    /// Works out the times of timers, so that a written time is a text in quotes.
    QuotedTimes,
    /// Takes a cycle on a timer that is awaited or interrupts.
    Cycles,
    /// Knows transactions.
    Transactions,
}

/// What is sent to the engine to start a case.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Starts {
    /// Nothing: a program starts it.
    Program,
    /// Variables by name, each with its type.
    Typed,
    /// Variables by name.
    Plain,
    /// A list of variables.
    List,
}

/// What an engine has.
pub(super) struct Vocabulary {
    /// Its name on the command line.
    pub(super) name: &'static str,
    /// Prefix of its own words; empty where it has none.
    pub(super) prefix: &'static str,
    /// Namespaces its files declare.
    pub(super) namespaces: &'static [(&'static str, &'static str)],
    /// Attributes of the root.
    pub(super) root: &'static [(&'static str, &'static str)],
    /// Attributes of a process that runs.
    pub(super) process: &'static [(&'static str, &'static str)],
    pub(super) version: Version,
    pub(super) people: People,
    /// The priority of an ordinary task, the smallest and the largest.
    pub(super) priorities: (i32, i32, i32),
    pub(super) forms: Forms,
    /// Names of the types of a field: text, number, truth, day, one of several.
    pub(super) types: [&'static str; 5],
    pub(super) tongue: Tongue,
    pub(super) service: Service,
    pub(super) can: &'static [Can],
    /// Languages of the scripts it runs, as `scriptFormat` names them.
    pub(super) scripts: &'static [&'static str],
    pub(super) calls: Calls,
    pub(super) starts: Starts,
    pub(super) repeats: Repeats,
    /// What cannot be emitted on the way or at an end.
    pub(super) throws_no: &'static [Trigger],
    /// What cannot be awaited, on the way, on a border or at a start.
    pub(super) awaits_no: &'static [Trigger],
}

const CAMUNDA: (&str, &str) = ("camunda", "http://camunda.org/schema/1.0/bpmn");
const MODELER: (&str, &str) = ("modeler", "http://camunda.org/schema/modeler/1.0");

/// How long the engine keeps the history of a closed case, as an ISO 8601 duration.
const HISTORY: &str = "P180D";

/// Executable BPMN without any vendor's words: what the others differ from.
const BARE: Vocabulary = Vocabulary {
    name: "bpmn",
    prefix: "",
    namespaces: &[],
    root: &[],
    process: &[],
    version: Version::Nowhere,
    people: People::Nowhere,
    priorities: (50, 0, i32::MAX),
    forms: Forms::Nowhere,
    types: ["string", "long", "boolean", "string", "enum"],
    tongue: Tongue::Juel,
    service: Service::Caller,
    scripts: &[],
    calls: Calls::Name,
    starts: Starts::Program,
    repeats: Repeats::Number,
    throws_no: &[],
    awaits_no: &[Trigger::Conditional],
    can: &[Can::Sends, Can::MessageStarts, Can::Cycles, Can::Transactions],
};

static PLAIN: Vocabulary = BARE;

const SEVEN: Vocabulary = Vocabulary {
    prefix: "camunda",
    namespaces: &[CAMUNDA],
    process: &[("camunda:historyTimeToLive", HISTORY)],
    version: Version::Attribute,
    people: People::Attributes,
    forms: Forms::Data,
    service: Service::Attributes("external"),
    scripts: &["javascript", "groovy", "python", "ruby"],
    calls: Calls::Mappings,
    starts: Starts::Typed,
    can: &[Can::Rules, Can::Sends, Can::MessageStarts, Can::Cycles, Can::Transactions],
    ..BARE
};

static OPERATON: Vocabulary = Vocabulary { name: "operaton", ..SEVEN };

static CAMUNDA_7: Vocabulary = Vocabulary {
    name: "camunda7",
    namespaces: &[CAMUNDA, MODELER],
    root: &[
        ("modeler:executionPlatform", "Camunda Platform"),
        ("modeler:executionPlatformVersion", "7.24.0"),
    ],
    ..SEVEN
};

static CAMUNDA_8: Vocabulary = Vocabulary {
    name: "camunda8",
    prefix: "zeebe",
    namespaces: &[("zeebe", "http://camunda.org/schema/zeebe/1.0"), MODELER],
    root: &[
        ("modeler:executionPlatform", "Camunda Cloud"),
        ("modeler:executionPlatformVersion", FORM_PLATFORM),
    ],
    version: Version::Element,
    people: People::Elements,
    priorities: (50, 0, 100),
    forms: Forms::Beside,
    tongue: Tongue::Feel,
    service: Service::Element,
    calls: Calls::Element,
    starts: Starts::Plain,
    repeats: Repeats::List,
    throws_no: &[Trigger::Cancel],
    awaits_no: &[Trigger::Conditional, Trigger::Cancel],
    can: &[Can::Rules, Can::ScriptJobs, Can::Sends, Can::Correlates, Can::MessageStarts],
    ..BARE
};

/// The version of Camunda 8 that files and forms are for.
pub(super) const FORM_PLATFORM: &str = "8.7.0";

static FLOWABLE: Vocabulary = Vocabulary {
    name: "flowable",
    prefix: "flowable",
    namespaces: &[("flowable", "http://flowable.org/bpmn")],
    people: People::Attributes,
    forms: Forms::Properties,
    types: ["string", "double", "boolean", "string", "enum"],
    service: Service::Attributes("external-worker"),
    scripts: &["javascript", "groovy"],
    calls: Calls::Inherit,
    starts: Starts::List,
    throws_no: &[Trigger::Message, Trigger::Link],
    awaits_no: &[Trigger::Conditional, Trigger::Link],
    can: &[Can::MessageStarts, Can::Cycles, Can::Transactions],
    ..BARE
};

static SPIFF: Vocabulary = Vocabulary {
    name: "spiff",
    prefix: "camunda",
    namespaces: &[CAMUNDA],
    forms: Forms::KeyedData,
    tongue: Tongue::Python,
    scripts: &["python"],
    throws_no: &[Trigger::Message, Trigger::Link, Trigger::Compensation],
    awaits_no: &[Trigger::Conditional, Trigger::Link, Trigger::Compensation],
    can: &[Can::Sends, Can::QuotedTimes, Can::Cycles, Can::Transactions],
    ..BARE
};

static BPMN_ENGINE: Vocabulary = Vocabulary {
    name: "bpmn-engine",
    tongue: Tongue::JavaScript,
    scripts: &["javascript"],
    can: &[Can::Rules, Can::Sends, Can::MessageStarts, Can::Cycles, Can::Transactions],
    ..BARE
};

impl Vocabulary {
    /// Whether the engine can do something.
    pub(super) fn can(&self, what: Can) -> bool {
        self.can.contains(&what)
    }

    /// A word of its own: `camunda:assignee`.
    pub(super) fn word(&self, name: &str) -> String {
        format!("{}:{name}", self.prefix)
    }

    /// Whether a list of triggers has one of this kind.
    pub(super) fn lists(triggers: &[Trigger], trigger: &Trigger) -> bool {
        let kind = std::mem::discriminant(trigger);
        triggers.iter().any(|t| std::mem::discriminant(t) == kind)
    }

    /// Whether it runs a script of this format.
    pub(super) fn runs(&self, format: &str) -> bool {
        let format = format.to_ascii_lowercase();
        self.scripts.iter().any(|known| format.ends_with(known))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_dialect_has_a_name_of_its_own() {
        for dialect in Dialect::ALL {
            assert_eq!(Dialect::from_name(dialect.name()), Some(dialect));
        }
        assert_eq!(Dialect::from_name("word"), None);
    }

    #[test]
    fn own_words_are_declared() {
        for dialect in Dialect::ALL {
            let has = dialect.has();
            let declared = |name: &str| {
                let prefix = name.split(':').next().unwrap_or_default();
                has.namespaces.iter().any(|(known, _)| *known == prefix)
            };
            assert!(has.prefix.is_empty() || declared(has.prefix), "{}", has.name);
            for (name, _) in has.root.iter().chain(has.process) {
                assert!(declared(name), "{name}");
            }
        }
    }
}
