//! What each subcommand takes: one type a subcommand.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};

use crate::app::command::Target;
use crate::app::dossier::Kind;
use crate::files::bpmn::engine::dialect::Dialect;
use crate::files::report::Paper;
use crate::files::simulators::Simulator;
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
    /// Plays every variant in every scenario.
    #[arg(long, conflicts_with_all = ["other", "before", "after", "gains"])]
    pub(super) all: bool,
    /// The indicator of that table.
    #[arg(long, value_name = "KEY", requires = "all")]
    pub(super) indicator: Option<String>,
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
    /// Steps of which all levers are measured too.
    #[arg(long = "step", id = "step", value_name = "ID")]
    pub(super) steps: Vec<String>,
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
