//! The arguments: what can be asked for, help in the reader's language, and one sentence for each
//! way of getting it wrong.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::StyledStr;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{
    Arg, ArgAction, Command, CommandFactory as _, FromArgMatches as _, Parser, Subcommand,
    ValueEnum,
};

use crate::model::text::Language;
use crate::words::{Value, Words};

use super::failure::Failure;
use super::options::{
    CatalogueOptions, CheckOptions, CompareOptions, ConvertOptions, DiffOptions, ExportOptions,
    GitOptions, ImportOptions, ImproveOptions, LessonOptions, MergeOptions, NewOptions,
    ProgressOptions, RenderOptions, ReportOptions, SimulateOptions,
};

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
