use super::headline::letters;
use crate::import::metadata::find_date;
use crate::model::Article;

/// Paragraphs from the top among which what the head of the page says is looked for.
const TOP: usize = 8;

/// What ends the text of many pages, in letters alone.
const ENDINGS: &[&str] = &[
    "readmore",
    "learnmore",
    "share",
    "sharethis",
    "sharethisarticle",
    "sharethispost",
    "related",
    "relatedarticles",
    "relatedposts",
    "relatedstories",
    "advertisement",
    "comments",
    "leaveacomment",
    "subscribe",
    "signup",
    "followus",
    "allrightsreserved",
    "backtotop",
    "previous",
    "next",
    "print",
    "email",
    "tags",
    "filedunder",
    "youmayalsolike",
];

/// `text` without what stands in the fields of `article`: the headline, the byline, the date and how long it takes
/// to read, where they stand above the text; and without the buttons below it.
pub fn trimmed(text: &str, article: &Article) -> String {
    let value =
        |field: &Option<crate::model::Field>| field.as_ref().map_or(String::new(), |field| letters(&field.value));
    let (headline, byline) = (value(&article.headline), value(&article.byline));
    let is_field = |paragraph: &str| {
        let bare = letters(paragraph);
        let names = ["by", "writtenby", ""].iter().any(|label| bare.strip_prefix(label) == Some(&byline));
        (!headline.is_empty() && bare == headline)
            || (!byline.is_empty() && names)
            || is_reading_time(&bare)
            || (article.published.is_some() && is_date(paragraph))
    };
    let mut kept: Vec<&str> = Vec::new();
    for (n, paragraph) in text.split("\n\n").enumerate() {
        if n >= TOP || !is_field(paragraph) {
            kept.push(paragraph);
        }
    }
    while kept.len() > 1 && kept.last().is_some_and(|last| ENDINGS.contains(&&*letters(last))) {
        kept.pop();
    }
    if kept.iter().all(|paragraph| paragraph.trim().is_empty()) { text.to_owned() } else { kept.join("\n\n") }
}

/// `6 min read`
fn is_reading_time(bare: &str) -> bool {
    let unit = bare.trim_start_matches(|c: char| c.is_ascii_digit());
    unit.len() < bare.len() && matches!(unit, "minread" | "minuteread" | "minsread" | "minutesread" | "minutes" | "min")
}

/// A date and nothing else but what a clock says.
fn is_date(paragraph: &str) -> bool {
    const LONGEST: usize = 60;
    const WORDS: &[&str] = &["published", "posted", "updated", "on", "last", "at", "date", "by"];
    if paragraph.len() > LONGEST || find_date(paragraph).is_none() {
        return false;
    }
    let others = paragraph.split(|c: char| !c.is_alphabetic()).filter(|word| word.chars().count() > 3);
    others.filter(|word| !WORDS.contains(&&*word.to_lowercase())).count() <= 2
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Field, Origin};

    #[test]
    fn fields_and_buttons() {
        let mut article = Article::of("x", Origin::default());
        article.headline = Some(Field { value: "Ferry returns".into(), span: None });
        article.byline = Some(Field { value: "Ada Brask".into(), span: None });
        article.published = "2021-05-04".parse().ok();
        let check = |text: &str, expected: &str| assert_eq!(trimmed(text, &article), expected, "{text}");
        check(
            "Ferry returns\n\nBy Ada Brask\n\nMay 4, 2021\n\n3 min read\n\nIt waits.\n\nShare\n\nRelated",
            "It waits.",
        );
        check("It waits.\n\nFerry returns, again.", "It waits.\n\nFerry returns, again.");
        check("Ferry returns", "Ferry returns");
        check("On May 4, 2021, the ferry came back.\n\nx", "On May 4, 2021, the ferry came back.\n\nx");
    }
}
