//! The arguments: what can be asked for, help in the reader's language, and one sentence for each
//! way of getting it wrong.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, StyledStr, TypedValueParser};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{
    Arg, ArgAction, Args, Command, CommandFactory as _, FromArgMatches as _, Parser, Subcommand,
    ValueEnum,
};

use crate::app::command::Target;
use crate::app::dossier::Kind;
use crate::files::bpmn::engine::dialect::Dialect;
use crate::files::report::Paper;
use crate::files::simulators::Simulator;
use crate::model::text::Language;
use crate::words::{Value, Words};

use super::failure::Failure;

/// What was asked for.
pub(super) struct Request {
    /// Files to open in the window.
    pub(super) files: Vec<PathBuf>,
    /// The subcommand; none opens the window.
    pub(super) action: Option<Action>,
}

#[derive(Parser)]
#[command(name = "prodigio", version)]
#[command(subcommand_precedence_over_arg = true)]
struct Line {
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    #[arg(long, global = true, value_name = "it|de|en", hide_possible_values = true)]
    lang: Option<Tongue>,
    #[command(subcommand)]
    action: Option<Action>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Tongue {
    It,
    De,
    En,
}

/// A subcommand.
#[derive(Subcommand)]
pub(super) enum Action {
    /// Prints help or the version; made here, not typed.
    #[command(skip)]
    Print(String),
    Check(CheckOptions),
    Simulate(SimulateOptions),
    Compare(CompareOptions),
    Improve(ImproveOptions),
    Convert(ConvertOptions),
    Export(ExportOptions),
    Import(ImportOptions),
    Render(RenderOptions),
    Report(ReportOptions),
    Catalogue(CatalogueOptions),
    New(NewOptions),
    Merge(MergeOptions),
    Diff(DiffOptions),
    Git(GitOptions),
    Lesson(LessonOptions),
    Progress(ProgressOptions),
}

/// What a simulation covers; what is left open is decided by the default plan.
#[derive(Args)]
pub(super) struct RunOptions {
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..=10_000_000))]
    pub(super) cases: Option<u64>,
    #[arg(long, value_name = "R", value_parser = clap::value_parser!(u32).range(1..=10_000))]
    pub(super) replications: Option<u32>,
    #[arg(long, value_name = "S")]
    pub(super) seed: Option<u64>,
    /// Days at the start that are not measured.
    #[arg(long, value_name = "DAYS", conflicts_with_all = ["cases", "from-empty"],
          value_parser = clap::value_parser!(u32).range(0..=36_500))]
    pub(super) warmup: Option<u32>,
    /// Days measured.
    #[arg(long, value_name = "DAYS", conflicts_with = "cases",
          value_parser = clap::value_parser!(u32).range(1..=36_500))]
    pub(super) days: Option<u32>,
    /// Begins with what waits then, and measures from there.
    #[arg(long, id = "from-empty", conflicts_with = "cases")]
    pub(super) from_empty: bool,
}

/// `prodigio simulate`.
#[derive(Args)]
pub(super) struct SimulateOptions {
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
    #[arg(value_name = "BESIDE")]
    pub(super) beside: Vec<PathBuf>,
    #[arg(long, value_name = "ID")]
    pub(super) variant: Option<String>,
    #[command(flatten)]
    pub(super) run: RunOptions,
    #[arg(long, id = "what-if")]
    pub(super) what_if: bool,
    #[arg(long)]
    pub(super) json: bool,
}

/// `prodigio compare`.
#[derive(Args)]
pub(super) struct CompareOptions {
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
    #[arg(value_name = "OTHER")]
    pub(super) other: Option<PathBuf>,
    #[arg(long, value_name = "ID")]
    pub(super) before: Option<String>,
    #[arg(long, value_name = "ID")]
    pub(super) after: Option<String>,
    #[command(flatten)]
    pub(super) run: RunOptions,
    /// Asks also which change brings the gain.
    #[arg(long)]
    pub(super) gains: bool,
    #[arg(long)]
    pub(super) json: bool,
}

/// `prodigio improve`.
#[derive(Args)]
pub(super) struct ImproveOptions {
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
    #[arg(long, value_name = "ID")]
    pub(super) variant: Option<String>,
    /// Most euro for a set of proposals in its first year.
    #[arg(long, value_name = "EURO", value_parser = euros)]
    pub(super) budget: Option<f64>,
    /// Most proposals in a set.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=12))]
    pub(super) changes: Option<u32>,
    /// What a proposal costs.
    #[arg(long = "cost", id = "cost", value_name = "CODE=EURO")]
    pub(super) costs: Vec<String>,
    #[command(flatten)]
    pub(super) run: RunOptions,
    #[arg(long)]
    pub(super) json: bool,
}

/// Reads an amount of euro that can be spent.
fn euros(text: &str) -> Result<f64, String> {
    let value: f64 = text.parse().ok().ok_or_else(|| text.to_owned())?;
    if (0.0..=1e12).contains(&value) { Ok(value) } else { Err(text.to_owned()) }
}

/// `prodigio check`.
#[derive(Args)]
pub(super) struct CheckOptions {
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
    #[arg(long, value_name = "ID")]
    pub(super) variant: Option<String>,
    #[arg(long)]
    pub(super) json: bool,
}

/// `prodigio convert`.
#[derive(Args)]
pub(super) struct ConvertOptions {
    #[arg(value_name = "IN")]
    pub(super) from: PathBuf,
    #[arg(value_name = "OUT")]
    pub(super) to: PathBuf,
    #[arg(long, value_name = "ID")]
    pub(super) variant: Option<String>,
    #[arg(long)]
    pub(super) json: bool,
}

/// `prodigio export`.
#[derive(Args)]
pub(super) struct ExportOptions {
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
    /// A program that can run a procedure.
    #[arg(long, value_name = "ENGINE", hide_possible_values = true, value_parser = targets())]
    pub(super) engine: Target,
    #[arg(
        short = 'o',
        long = "out",
        value_name = "OUT",
        required_unless_present = "project",
        conflicts_with = "project"
    )]
    pub(super) to: Option<PathBuf>,
    /// A folder with all that is handed over, in place of the file alone.
    #[arg(long, value_name = "DIR")]
    pub(super) project: Option<PathBuf>,
    #[arg(long, value_name = "ID")]
    pub(super) variant: Option<String>,
    #[arg(long)]
    pub(super) json: bool,
}

/// Reads the name of an engine or a simulator.
fn targets() -> impl TypedValueParser<Value = Target> {
    let engines = Dialect::ALL.map(|d| (d.name(), Target::Engine(d)));
    let simulators = Simulator::ALL.map(|s| (s.name(), Target::Simulator(s)));
    let all = move || engines.into_iter().chain(simulators);
    PossibleValuesParser::new(all().map(|(name, _)| name)).try_map(move |name| {
        all().find(|(n, _)| *n == name).map(|(_, target)| target).ok_or("unknown")
    })
}

/// `prodigio import`.
#[derive(Args)]
pub(super) struct ImportOptions {
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
    #[arg(value_name = "FROM")]
    pub(super) from: PathBuf,
    #[arg(short = 'o', long = "out", value_name = "OUT")]
    pub(super) to: PathBuf,
    #[arg(long, value_name = "CODE")]
    pub(super) body: Option<String>,
    #[arg(long, value_name = "ID")]
    pub(super) variant: Option<String>,
    #[arg(long)]
    pub(super) json: bool,
}

/// `prodigio render`.
#[derive(Args)]
pub(super) struct RenderOptions {
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
    #[arg(value_name = "OUT")]
    pub(super) to: PathBuf,
    #[arg(long, value_name = "ID")]
    pub(super) variant: Option<String>,
    /// Format of the paper of a PDF.
    #[arg(long, value_name = "a4|a3", hide_possible_values = true, value_parser = papers())]
    pub(super) paper: Option<Paper>,
    #[arg(long)]
    pub(super) tiles: bool,
    #[arg(long)]
    pub(super) json: bool,
}

/// `prodigio report`.
#[derive(Args)]
pub(super) struct ReportOptions {
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
    #[arg(short = 'o', long = "out", value_name = "OUT")]
    pub(super) to: PathBuf,
    #[arg(long, value_name = "ID")]
    pub(super) as_is: Option<String>,
    #[arg(long, value_name = "ID")]
    pub(super) to_be: Option<String>,
    /// The page or the dossier.
    #[arg(long, value_name = "page|dossier", hide_possible_values = true, value_parser = kinds())]
    pub(super) kind: Option<Kind>,
    #[command(flatten)]
    pub(super) run: RunOptions,
    #[arg(long)]
    pub(super) json: bool,
}

/// Reads the name of a format of paper.
fn papers() -> impl TypedValueParser<Value = Paper> {
    named(Paper::ALL.map(|p| (p.name(), p)))
}

/// Reads the name of a document.
fn kinds() -> impl TypedValueParser<Value = Kind> {
    named([Kind::Page, Kind::Dossier].map(|k| (k.name(), k)))
}

/// Reads one of several names.
fn named<T: Copy + Send + Sync + 'static, const N: usize>(
    all: [(&'static str, T); N],
) -> impl TypedValueParser<Value = T> {
    PossibleValuesParser::new(all.iter().map(|(name, _)| *name)).try_map(move |name| {
        all.iter().find(|(n, _)| *n == name).map(|(_, value)| *value).ok_or("unknown")
    })
}

/// `prodigio catalogue`.
#[derive(Args)]
pub(super) struct CatalogueOptions {
    #[arg(long)]
    pub(super) json: bool,
}

/// `prodigio new`.
#[derive(Args)]
pub(super) struct NewOptions {
    #[arg(value_name = "TEMPLATE")]
    pub(super) template: String,
    #[arg(value_name = "OUT")]
    pub(super) to: PathBuf,
    #[arg(long)]
    pub(super) json: bool,
}

/// `prodigio merge`.
#[derive(Args)]
pub(super) struct MergeOptions {
    #[arg(value_name = "BASE")]
    pub(super) base: PathBuf,
    #[arg(value_name = "OURS")]
    pub(super) ours: PathBuf,
    #[arg(value_name = "THEIRS")]
    pub(super) theirs: PathBuf,
    #[arg(short = 'o', long = "out", value_name = "OUT")]
    pub(super) to: PathBuf,
    #[arg(long, value_name = "ours|theirs", hide_possible_values = true)]
    pub(super) prefer: Option<Prefer>,
    #[arg(long)]
    pub(super) json: bool,
}

/// Whose version stands in a conflict.
#[derive(Clone, Copy, ValueEnum)]
pub(super) enum Prefer {
    /// Mine.
    Ours,
    /// Theirs.
    Theirs,
}

/// `prodigio diff`.
#[derive(Args)]
pub(super) struct DiffOptions {
    #[arg(value_name = "FILE", num_args = 1..=9, required = true)]
    pub(super) compared: Vec<PathBuf>,
    /// The arguments are those git gives: path, old file, its hash and mode, new file, …
    #[arg(long = "git", id = "as-git")]
    pub(super) as_git: bool,
    #[arg(long)]
    pub(super) json: bool,
}

/// `prodigio git`.
#[derive(Args)]
pub(super) struct GitOptions {
    #[arg(value_name = "DIR", id = "repository", default_value = ".", hide_default_value = true)]
    pub(super) folder: PathBuf,
}

/// What is done with a lesson.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum LessonTask {
    /// Say what is wrong with it.
    Check,
}

/// `prodigio lesson`.
#[derive(Args)]
pub(super) struct LessonOptions {
    #[arg(value_name = "check", id = "lesson-task", hide_possible_values = true)]
    pub(super) task: LessonTask,
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
    #[arg(long)]
    pub(super) json: bool,
}

/// `prodigio progress`.
#[derive(Args)]
pub(super) struct ProgressOptions {
    #[arg(value_name = "DIR")]
    pub(super) folder: PathBuf,
    #[arg(long, conflicts_with = "json")]
    pub(super) csv: bool,
    #[arg(long)]
    pub(super) json: bool,
}

/// The language asked for, looked for before anything else so that even a wrong command line is
/// answered in it.
pub(super) fn language(args: &[OsString]) -> Option<Language> {
    let texts: Vec<&str> = args.iter().skip(1).map(|a| a.to_str().unwrap_or_default()).collect();
    let beside = texts.iter().position(|a| *a == "--lang").and_then(|at| texts.get(at + 1));
    let joined = texts.iter().find_map(|a| a.strip_prefix("--lang="));
    beside.copied().or(joined).and_then(Language::from_tag)
}

/// Reads the arguments, the program's own name first.
pub(super) fn read(args: Vec<OsString>, words: &Words) -> Result<Request, Failure> {
    let matches = command(words).try_get_matches_from(args);
    let line = match matches.and_then(|m| Line::from_arg_matches(&m)) {
        Ok(line) => line,
        Err(error) => return refused(&error, words),
    };
    if line.action.is_some()
        && let Some(file) = line.files.first()
    {
        let file = file.display().to_string();
        let args = [("value", Value::from(file)), ("help", Value::from("prodigio --help"))];
        return Err(Failure::Usage(words.say_with("cli-usage-extra", &args)));
    }
    Ok(Request { files: line.files, action: line.action })
}

/// Help and version are asked for by what clap calls an error; the rest is told in one sentence.
fn refused(error: &clap::Error, words: &Words) -> Result<Request, Failure> {
    if matches!(
        error.kind(),
        ErrorKind::DisplayHelp
            | ErrorKind::DisplayVersion
            | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
    ) {
        let text = error.render().to_string();
        return Ok(Request { files: Vec::new(), action: Some(Action::Print(text)) });
    }
    Err(Failure::Usage(sentence(error, words)))
}

fn sentence(error: &clap::Error, words: &Words) -> String {
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(" "),
        Some(ContextValue::Number(n)) => n.to_string(),
        _ => String::new(),
    };
    let key = match error.kind() {
        ErrorKind::UnknownArgument | ErrorKind::InvalidSubcommand => "cli-usage-unknown",
        ErrorKind::MissingRequiredArgument => "cli-usage-missing",
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            if context(ContextKind::InvalidValue).is_empty() {
                "cli-usage-no-value"
            } else {
                "cli-usage-value"
            }
        }
        ErrorKind::TooManyValues | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            "cli-usage-extra"
        }
        _ => "cli-usage-other",
    };
    words.say_with(
        key,
        &[
            ("arg", context(ContextKind::InvalidArg).into()),
            ("value", context(ContextKind::InvalidValue).into()),
            ("help", help_of(error).into()),
        ],
    )
}

/// The command that shows how it is done.
fn help_of(error: &clap::Error) -> String {
    let usage = match error.get(ContextKind::Usage) {
        Some(ContextValue::StyledStr(usage)) => usage.to_string(),
        _ => String::new(),
    };
    let mut parts = usage.split_whitespace().skip_while(|p| *p != "prodigio").skip(1);
    match parts.next() {
        Some(sub) if sub.starts_with(|c: char| c.is_ascii_lowercase()) => {
            format!("prodigio {sub} --help")
        }
        _ => "prodigio --help".to_owned(),
    }
}

/// The command with its help in the reader's language: `cli-about-NAME` for a subcommand,
/// `cli-arg-NAME` for an argument.
fn command(words: &Words) -> Command {
    let template = format!(
        "{{about-with-newline}}\n{} {{usage}}\n\n{{all-args}}{{after-help}}",
        words.say("cli-heading-usage")
    );
    // Whatever the file of the program is called, examples and help say its own name.
    let line = Line::command().bin_name("prodigio").disable_help_subcommand(true);
    let line = spoken(line, words, &template, "prodigio");
    let names: Vec<String> = line.get_subcommands().map(|c| c.get_name().to_owned()).collect();
    names
        .into_iter()
        .fold(line, |line, name| line.mut_subcommand(&name, |c| spoken(c, words, &template, &name)))
}

fn spoken(command: Command, words: &Words, template: &str, name: &str) -> Command {
    let heading = |key: &str| words.say(key).trim_end_matches(':').to_owned();
    let [arguments, options, commands] =
        ["cli-heading-arguments", "cli-heading-options", "cli-heading-commands"].map(heading);
    let help = Arg::new("help")
        .short('h')
        .long("help")
        .global(false)
        .action(ArgAction::Help)
        .help(words.say("cli-arg-help"));
    let mut command = command
        .disable_help_flag(true)
        .disable_version_flag(true)
        .arg(help)
        .about(words.say(&format!("cli-about-{name}")))
        .help_template(StyledStr::from(template.to_owned()))
        .subcommand_help_heading(commands);
    if name == "prodigio" {
        let version = Arg::new("version")
            .short('V')
            .long("version")
            .action(ArgAction::Version)
            .help(words.say("cli-arg-version"));
        command = command.arg(version).after_help(words.say("cli-after-help"));
    }
    command.mut_args(|arg| {
        let key = format!("cli-arg-{}", arg.get_id());
        let heading = if arg.is_positional() { arguments.clone() } else { options.clone() };
        let arg = arg.help_heading(heading);
        if words.knows(&key) { arg.help(words.say(&key)) } else { arg }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Request, Failure> {
        let args = line.split(' ').map(OsString::from).collect();
        read(args, &Words::new(Language::En))
    }

    #[test]
    fn every_subcommand_and_argument_is_explained_in_every_language() {
        Line::command().debug_assert();
        for words in Language::ALL.map(Words::new) {
            let command = command(&words);
            for sub in command.get_subcommands().chain([&command]) {
                assert!(
                    words.knows(&format!("cli-about-{}", sub.get_name())),
                    "{}",
                    sub.get_name()
                );
                for arg in sub.get_arguments() {
                    assert!(words.knows(&format!("cli-arg-{}", arg.get_id())), "{}", arg.get_id());
                }
            }
        }
    }

    #[test]
    fn the_language_is_found_before_anything_else() {
        let found = |line: &str| language(&line.split(' ').map(OsString::from).collect::<Vec<_>>());
        assert_eq!(found("prodigio check --lang de x"), Some(Language::De));
        assert_eq!(found("prodigio --lang=en nonsense --what"), Some(Language::En));
        assert_eq!(found("prodigio check x"), None);
    }

    #[test]
    fn getting_it_wrong_is_told_in_one_sentence() {
        for line in [
            "prodigio check",
            "prodigio check a b",
            "prodigio check --nonsense a",
            "prodigio check a --lang fr",
            "prodigio check a --variant",
            "prodigio file check a",
        ] {
            let Err(Failure::Usage(text)) = parse(line) else { panic!("{line} was accepted") };
            assert!(
                !text.contains('\n') && !text.contains('⟨') && text.contains("--help"),
                "{text}"
            );
        }
        assert!(matches!(parse("prodigio check --help").unwrap().action, Some(Action::Print(_))));
        assert!(parse("prodigio --lang it check a").unwrap().action.is_some());
        assert_eq!(parse("prodigio a b").unwrap().files.len(), 2);
    }
}
