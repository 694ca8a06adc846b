use super::across::Gathered;
use super::args::{ExtractOptions, Input};
use super::jsonl::{self, Lines};
use super::record::Record;
use super::report::{Printed, Report};
use crate::extract::across::Digest;
use crate::extract::coreference;
use crate::import;
use crate::jobs;
use crate::model::Article;
use crate::project::ReportRow;
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What one task may hold in memory before a chunk is analysed, in bytes of input.
const CHUNK_BYTES: usize = 8 << 20;
const CHUNK_TASKS: usize = 256;

/// Analyses the articles of `options.paths` and prints one JSON object a line, in input order, however many
/// threads work. What can't be read is told on standard error.
///
/// The exit code is 1 when something could not be read or written. A reader that hangs up ends the work
/// quietly.
pub fn extract(options: &ExtractOptions) -> ExitCode {
    let jobs = options.jobs.map_or(0, usize::from);
    let pool = match rayon::ThreadPoolBuilder::new().num_threads(jobs).build() {
        Ok(pool) => pool,
        Err(error) => {
            report(&format!("The worker threads can't be started: {error}"));
            return ExitCode::FAILURE;
        }
    };
    let report_file = match options.report.as_ref().map(Report::create).transpose() {
        Ok(file) => file,
        Err(error) => {
            report(&error);
            return ExitCode::FAILURE;
        }
    };
    let mut run = Run {
        options,
        pool,
        out: BufWriter::new(io::stdout().lock()),
        failed: false,
        tasks: 0,
        gathered: Gathered::default(),
        report: report_file,
    };
    let ended = match options.input {
        Input::Text => run.text_files(),
        Input::Jsonl => run.json_lines(),
    };
    if let Some(Err(error)) = run.report.take().map(Report::finish) {
        run.failed = true;
        report(&error);
    }
    match ended.and_then(|()| run.end()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            report(&format!("The output can't be written: {error}"));
            ExitCode::FAILURE
        }
        _ if run.failed => ExitCode::FAILURE,
        _ => ExitCode::SUCCESS,
    }
}

/// The state of one run: articles go in by chunks, lines come out in the same order.
struct Run<'a, W> {
    options: &'a ExtractOptions,
    pool: rayon::ThreadPool,
    out: W,
    failed: bool,
    /// How many files or lines were taken up.
    tasks: usize,
    /// For what holds across the articles.
    gathered: Gathered,
    report: Option<Report>,
}

/// What one task came to.
#[derive(Default)]
struct Outcome {
    lines: Vec<u8>,
    articles: Vec<Printed>,
    /// The sentence for standard error, and its row in the report.
    problems: Vec<(String, ReportRow)>,
    /// With `--across`, of each printed article: its id, the prefix of its statements, and what is compared of it.
    digests: Vec<(String, String, Digest)>,
}

/// A file or a line: its number in the run, from 1.
struct Task<'a, T> {
    number: usize,
    what: &'a T,
}

impl<W: Write> Run<'_, W> {
    fn text_files(&mut self) -> io::Result<()> {
        let mut ids = Ids::default();
        for path in &self.options.paths {
            let (files, problems) =
                if path == Path::new("-") { (vec![path.clone()], vec![]) } else { import::collect_files(&[path]) };
            for (sentence, row) in problems.iter().map(refused) {
                self.fail(&sentence, row);
            }
            let tasks: Vec<(String, PathBuf)> = files.into_iter().map(|file| (ids.next(&file), file)).collect();
            for chunk in tasks.chunks(CHUNK_TASKS) {
                self.chunk(chunk, |Task { number, what: (id, file) }, options| {
                    guarded(&file.to_string_lossy(), || text_file(id, *number, file, options))
                })?;
            }
        }
        Ok(())
    }

    fn json_lines(&mut self) -> io::Result<()> {
        for path in &self.options.paths {
            let input: Box<dyn BufRead> = if path == Path::new("-") {
                Box::new(io::stdin().lock())
            } else {
                match import::open(path) {
                    Ok(file) => Box::new(BufReader::new(file)),
                    Err(error) => {
                        let (sentence, row) = refused(&error);
                        self.fail(&sentence, row);
                        continue;
                    }
                }
            };
            self.json_lines_of(input, &path.to_string_lossy())?;
        }
        Ok(())
    }

    fn json_lines_of(&mut self, input: impl BufRead, path: &str) -> io::Result<()> {
        let mut lines = Lines::new(input);
        loop {
            let mut chunk = Vec::new();
            let mut bytes = 0;
            let mut end = false;
            while chunk.len() < CHUNK_TASKS && bytes < CHUNK_BYTES {
                match lines.next_line() {
                    Ok(Some(line)) => {
                        bytes += line.bytes.len();
                        chunk.push(line);
                    }
                    Ok(None) => {
                        end = true;
                        break;
                    }
                    Err(error) => {
                        let reason = format!("The rest can't be read ({error})");
                        self.fail(&format!("{reason}: {path}"), ReportRow::refused(path, reason));
                        end = true;
                        break;
                    }
                }
            }
            self.chunk(&chunk, |Task { number, what: line }, options| {
                guarded(&format!("line {} of {path}", line.number), || json_line(line, *number, path, options))
            })?;
            if end {
                return Ok(());
            }
        }
    }

    fn chunk<T: Sync>(
        &mut self,
        tasks: &[T],
        work: impl Fn(&Task<'_, T>, &ExtractOptions) -> Outcome + Sync,
    ) -> io::Result<()> {
        let options = self.options;
        let first = self.tasks + 1;
        self.tasks += tasks.len();
        let numbered = tasks.par_iter().enumerate().with_max_len(1);
        let numbered = numbered.map(|(n, what)| work(&Task { number: first + n, what }, options));
        let outcomes: Vec<Outcome> = self.pool.install(|| numbered.collect());
        for outcome in outcomes {
            if let Some(report) = &mut self.report {
                outcome.articles.into_iter().for_each(|printed| report.add_article(printed));
            }
            for (sentence, row) in outcome.problems {
                self.fail(&sentence, row);
            }
            self.out.write_all(&outcome.lines)?;
            for (id, prefix, digest) in outcome.digests {
                self.gathered.add(id, prefix, digest);
            }
        }
        self.out.flush()
    }

    /// Prints what holds across the articles, when it was asked for.
    fn end(&mut self) -> io::Result<()> {
        if self.options.across {
            let gathered = std::mem::take(&mut self.gathered);
            match catch_unwind(AssertUnwindSafe(|| gathered.json())) {
                Ok(line) => writeln!(self.out, "{line}")?,
                Err(_) => {
                    self.failed = true;
                    report("This broke the comparison of the articles; please report it.");
                }
            }
        }
        self.out.flush()
    }

    fn fail(&mut self, sentence: &str, row: ReportRow) {
        self.failed = true;
        report(sentence);
        if let Some(report) = &mut self.report {
            report.add(&row);
        }
    }
}

fn text_file(id: &str, number: usize, path: &Path, options: &ExtractOptions) -> Outcome {
    let read =
        if path == Path::new("-") { import::read_from(io::stdin().lock(), path) } else { import::read_file(path) };
    let mut outcome = Outcome::default();
    match read {
        Ok(imported) => {
            outcome.problems.extend(imported.problems.iter().map(refused));
            for (n, article) in imported.articles.into_iter().enumerate() {
                let (id, number) = match n {
                    0 => (id.to_owned(), number.to_string()),
                    n => (format!("{id}#{}", n + 1), format!("{number}.{}", n + 1)),
                };
                outcome.print(&id, &number, article, None, options);
            }
        }
        Err(error) => outcome.problems.push(refused(&error)),
    }
    outcome
}

/// The sentence for standard error, and the row of the report.
fn refused(error: &import::ImportError) -> (String, ReportRow) {
    (error.to_string(), jobs::problem_row(error))
}

fn json_line(line: &jsonl::Line, number: usize, path: &str, options: &ExtractOptions) -> Outcome {
    let mut outcome = Outcome::default();
    match jsonl::parse(line, path) {
        Ok(parsed) => outcome.print(&parsed.id, &number.to_string(), parsed.article, parsed.warning, options),
        Err(reason) => {
            let reason = format!("Line {}: {reason}", line.number);
            outcome.problems.push((format!("{reason}: {path}"), ReportRow::refused(path, reason)));
        }
    }
    outcome
}

impl Outcome {
    /// `number` is the article's in the run.
    fn print(
        &mut self,
        id: &str,
        number: &str,
        mut article: Article,
        warning: Option<String>,
        options: &ExtractOptions,
    ) {
        article.published = article.published.or(options.published);
        let mut analysis = jobs::analyse(&article);
        analysis.warnings.extend(warning);
        let mentions = options.with_mentions.then(|| coreference(&article));
        let prefix = if options.across { format!("a{number}") } else { String::new() };
        let record = Record::new(id, &prefix, &article, &analysis, mentions, options.with_text);
        let kept = self.lines.len();
        match serde_json::to_writer(&mut self.lines, &record) {
            Ok(()) => {
                self.lines.push(b'\n');
                self.articles.push(Printed { row: ReportRow::of_new(&article), text: article.text_hash });
                if options.across {
                    self.digests.push((id.to_owned(), prefix, Digest::new(&article, &analysis)));
                }
            }
            Err(error) => {
                self.lines.truncate(kept);
                let (reason, path) = (format!("The findings can't be written ({error})"), &article.origin.path);
                self.problems.push((format!("{reason}: {path}"), ReportRow::refused(path, reason)));
            }
        }
    }
}

/// What `work` comes to; should it panic, a problem that names where.
fn guarded(place: &str, work: impl FnOnce() -> Outcome) -> Outcome {
    const BROKEN: &str = "This broke the program's reader and was left out; please report it";
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| Outcome {
        problems: vec![(format!("{BROKEN}: {place}"), ReportRow::refused(place, BROKEN))],
        ..Outcome::default()
    })
}

/// A name for each file that no other file of the run has: its own without the extension, numbered when it
/// was there before.
#[derive(Default)]
struct Ids(BTreeSet<String>);

impl Ids {
    fn next(&mut self, path: &Path) -> String {
        let stem = path.file_stem().map_or("-".into(), |stem| stem.to_string_lossy().into_owned());
        let mut id = stem.clone();
        let mut n = 1;
        while !self.0.insert(id.clone()) {
            n += 1;
            id = format!("{stem}-{n}");
        }
        id
    }
}

/// One line on standard error; a closed standard error is no reason to stop.
fn report(problem: &str) {
    let _ = writeln!(io::stderr(), "{problem}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_a_problem() {
        let outcome = guarded("a.txt", || panic!("on purpose"));
        assert!(outcome.lines.is_empty() && outcome.problems[0].0.ends_with(": a.txt"));
    }

    #[test]
    fn ids_are_never_given_twice() {
        let mut ids = Ids::default();
        let given: Vec<String> = ["a/x.txt", "b/x.md", "x-2.txt", "-"].iter().map(|p| ids.next(Path::new(p))).collect();
        assert_eq!(given, ["x", "x-2", "x-2-2", "-"]);
    }
}
