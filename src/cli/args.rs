use crate::model::Edtf;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::num::NonZeroUsize;
use std::path::PathBuf;

/// What the command line asks for.
#[derive(Debug, PartialEq)]
pub enum Request {
    /// Open the window with these articles, folders or project.
    Window(Vec<PathBuf>),
    /// Print what the engine finds.
    Extract(ExtractOptions),
}

/// Reads the arguments of this process. Help, version and wrong use print their text and end the process
/// (wrong use with exit code 2).
pub fn parse() -> Request {
    Cli::parse().into()
}

/// Finds who claimed what, when, in which article.
///
/// Without a command, opens the window on the given article files, folders or project.
#[derive(Parser)]
#[command(version, args_conflicts_with_subcommands = true, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,

    /// Article files, folders of them, or one project (NAME.claimline)
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
}

#[derive(Subcommand)]
enum Command {
    Extract(ExtractOptions),
}

/// Print the statements, speakers, dates and events of articles as JSON, without a window
///
/// One JSON object a line for each article, in the order of the input. Offsets count Unicode characters of
/// the article's text. What could not be read goes to standard error, and the rest goes on.
#[derive(Args, Debug, Clone, PartialEq)]
#[command(after_help = "Exit code: 0 all read, 1 a file or a line could not be read, 2 wrong use.")]
pub struct ExtractOptions {
    /// What PATH holds: one article a file, or one JSON object a line: {"id", "text", "published"?}
    #[arg(long, value_enum, value_name = "FORM", default_value_t = Input::Text)]
    pub input: Input,

    /// Day of publication for articles that do not tell theirs: 2024-02-12, 2024-02 or 2024
    #[arg(long, value_name = "DATE")]
    pub published: Option<Edtf>,

    /// Print each article's text as well
    #[arg(long)]
    pub with_text: bool,

    /// Print each name, description and third-person pronoun as well, with whom it stands for
    #[arg(long)]
    pub with_mentions: bool,

    /// Print one last object with what holds across the articles: speakers, likely same speakers, copies, variants of
    /// one utterance, claims; every statement then has an id that no other of the run has
    #[arg(long)]
    pub across: bool,

    /// Articles analysed at the same time [default: one for each processor]
    #[arg(long, value_name = "N")]
    pub jobs: Option<NonZeroUsize>,

    /// Write what became of each article and file to FILE, one JSON object a line
    #[arg(long, value_name = "FILE")]
    pub report: Option<PathBuf>,

    /// Files and folders (read with all their folders, in the order of their names); - is standard input
    #[arg(value_name = "PATH", required = true)]
    pub paths: Vec<PathBuf>,
}

#[derive(ValueEnum, Debug, Clone, Copy, PartialEq, Eq)]
pub enum Input {
    Text,
    Jsonl,
}

impl From<Cli> for Request {
    fn from(cli: Cli) -> Self {
        match cli.command {
            Some(Command::Extract(options)) => Request::Extract(options),
            None => Request::Window(cli.paths),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::error::ErrorKind;

    fn read(line: &str) -> Result<Request, ErrorKind> {
        let words = std::iter::once("claimline").chain(line.split_whitespace());
        Cli::try_parse_from(words).map(Request::from).map_err(|error| error.kind())
    }

    #[test]
    fn paths_open_the_window() {
        assert_eq!(read(""), Ok(Request::Window(vec![])));
        assert_eq!(read("a.txt b"), Ok(Request::Window(vec!["a.txt".into(), "b".into()])));
        assert_eq!(read("./extract"), Ok(Request::Window(vec!["./extract".into()])));
    }

    #[test]
    fn extract_takes_options_and_paths() {
        let options = ExtractOptions {
            input: Input::Jsonl,
            published: "2024-02-12".parse().ok(),
            with_text: true,
            with_mentions: true,
            across: true,
            jobs: NonZeroUsize::new(2),
            report: Some("r.jsonl".into()),
            paths: vec!["-".into()],
        };
        let line = "extract --input jsonl --published 2024-02-12 --with-text --with-mentions --across --jobs 2 --report r.jsonl -";
        assert_eq!(read(line), Ok(Request::Extract(options)));
    }

    #[test]
    fn wrong_use() {
        let check = |line: &str, expected| assert_eq!(read(line), Err(expected), "{line}");
        check("extract", ErrorKind::MissingRequiredArgument);
        check("extract --input csv a", ErrorKind::InvalidValue);
        check("extract --jobs 0 a", ErrorKind::ValueValidation);
        check("extract --published 12/03/2024 a", ErrorKind::ValueValidation);
        check("--with-text a", ErrorKind::UnknownArgument);
    }
}
