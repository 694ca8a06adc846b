/// What stands after the first line of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next<'a> {
    /// A byline, a date or a dateline.
    Header,
    /// A blank line, then more text.
    Blank,
    /// Another line.
    Line(&'a str),
    /// Nothing.
    End,
}

/// No headline is longer, in bytes.
const LONGEST: usize = 250;

/// Whether the first line of an article is its headline and not its first sentence.
pub fn is_headline(line: &str, next: Next<'_>) -> bool {
    if line.is_empty() || line.len() > LONGEST || next == Next::End {
        return false;
    }
    if next == Next::Header {
        return true;
    }
    // `Will the harbour open?` is a headline, `“Who knows?”` the start of a report.
    let is_question = line.ends_with(['?', '!']);
    let is_sentence = ends_sentence(line) && !is_question && !is_title_case(line);
    if is_sentence || line.ends_with([':', ',', ';', '-', '–', '—']) || is_turn_of_talk(line) || has_sentence_end(line)
    {
        return false;
    }
    match next {
        // A line of hard-wrapped prose is followed by another of about the same length.
        Next::Line(after) => {
            after.len() > line.len() * 3 / 2 && ends_sentence(after) && !after.starts_with(char::is_lowercase)
        }
        _ => true,
    }
}

fn without_closing_marks(line: &str) -> &str {
    line.trim_end_matches(['"', '”', '’', '\'', '»', ')', ']', '*', '_'])
}

fn ends_sentence(line: &str) -> bool {
    without_closing_marks(line).ends_with(['.', '?', '!', '…', ':']) && !without_closing_marks(line).ends_with("..")
}

/// A full stop inside the line with a new sentence after it.
fn has_sentence_end(line: &str) -> bool {
    line.match_indices(". ").any(|(at, _)| {
        let word = line[..at].rsplit(' ').next().unwrap_or("");
        let opens = line[at + 2..].trim_start_matches(['"', '“', '‘']).starts_with(char::is_uppercase);
        word.chars().filter(|c| c.is_alphabetic()).count() > 3 && opens
    })
}

/// `BRASK: What happened?`
fn is_turn_of_talk(line: &str) -> bool {
    line.split_once(": ").is_some_and(|(name, _)| name.len() <= 30 && super::names::is_all_capitals(name))
}

/// At least four words in five of four letters and more are capitalised: `Ada Brask Leaves the Council.`
fn is_title_case(line: &str) -> bool {
    let long: Vec<&str> = line.split_whitespace().filter(|word| word.chars().count() >= 4).collect();
    let capital =
        long.iter().filter(|word| word.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| !c.is_lowercase()));
    long.len() >= 4 && capital.count() * 5 >= long.len() * 4
}

#[cfg(test)]
mod tests {
    use super::*;

    const SENTENCE: &str =
        "The council of Norrby voted on Friday to open the harbour again, after eleven weeks of talks.";

    #[test]
    fn headlines() {
        let check = |line: &str, next: Next<'_>| assert!(is_headline(line, next), "{line}");
        check("Harbour opens again", Next::Blank);
        check("Harbour opens again", Next::Line(SENTENCE));
        check("Will the harbour open?", Next::Header);
        check("Will the harbour open?", Next::Blank);
        check("The harbour is open.", Next::Header);
        check("Council of Norrby Votes to Open Harbour Again After Talks.", Next::Blank);
        check("“I chose to wait”: Ada Brask on the harbour", Next::Blank);
        check("U.S. Harbour opens", Next::Blank);
    }

    #[test]
    fn first_sentences() {
        let check = |line: &str, next: Next<'_>| assert!(!is_headline(line, next), "{line}");
        check(SENTENCE, Next::Blank);
        check(SENTENCE, Next::Line(SENTENCE));
        check("“We wait,” Brask said.", Next::Blank);
        check("“The harbour is open.”", Next::Blank);
        check("“Who knows?”", Next::Blank);
        check("The council of Norrby voted on Friday to", Next::Line("open the harbour again after some talks in May"));
        check("BRASK: What would you do", Next::Blank);
        check("The ferry waits. “Nobody knows", Next::Blank);
        check("Harbour opens again", Next::End);
        check("", Next::Blank);
        check(&"x".repeat(300), Next::Header);
    }
}
