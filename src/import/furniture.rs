use crate::text::Span;

/// Whole lines that every site has, in lower case.
const LINES: &[&str] = &[
    "ad feedback",
    "advert",
    "advertisement",
    "article continues after advertisement",
    "article continues below advertisement",
    "back to top",
    "comments",
    "copy link",
    "getty images",
    "image source",
    "listen to this article",
    "log in",
    "more on this story",
    "most read",
    "most viewed",
    "print",
    "read more",
    "related articles",
    "related content",
    "related stories",
    "related topics",
    "save",
    "share",
    "share this",
    "share this article",
    "share this story",
    "sign in",
    "sign up",
    "sponsored",
    "sponsored content",
    "story continues below advertisement",
    "subscribe",
    "subscribe now",
    "top stories",
    "trending",
    "video ad feedback",
    "watch live",
];

/// What opens a line of furniture, in lower case.
const OPENINGS: &[&str] = &[
    "(c) 19",
    "(c) 20",
    "(file photo",
    "(image:",
    "(photo by ",
    "(photo:",
    "(picture:",
    "also read:",
    "caption:",
    "click here ",
    "copyright 19",
    "copyright 20",
    "copyright ©",
    "download our app",
    "download the app",
    "file photo",
    "follow us on ",
    "get our app",
    "image caption",
    "image credit",
    "image source",
    "image:",
    "photo by ",
    "photo credit",
    "photo:",
    "photograph:",
    "photos:",
    "picture:",
    "read also:",
    "read more:",
    "read next:",
    "recommended reading:",
    "related:",
    "see also:",
    "share on ",
    "share this article",
    "sign up for our ",
    "sign up for the ",
    "sign up to our ",
    "sign up to the ",
    "subscribe to our ",
    "video:",
    "watch:",
    "©",
];

/// What ends a line of furniture or a caption, in lower case.
const ENDINGS: &[&str] = &[
    "/afp",
    "/afp)",
    "/ap",
    "/ap)",
    "/getty images",
    "/getty images)",
    "/reuters",
    "/reuters)",
    "all rights reserved",
    "all rights reserved.",
    "via getty images",
    "via getty images)",
    "via reuters",
    "via reuters)",
];

/// Longer lines are prose, in bytes.
const LONGEST: usize = 300;

/// A caption has at most this many lines between `Video Ad Feedback` and the line with its running time.
const CAPTION_LINES: usize = 4;

/// The captions, advertisements and page furniture of `text`, in text order, without overlaps: whole lines,
/// and whole caption blocks of a video from its first line to its running time.
pub(super) fn furniture(text: &str) -> Vec<Span> {
    let lines = lines(text);
    let mut found: Vec<Span> = Vec::new();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let words = line.slice(text);
        let mut end = at;
        if is_video_opening(words) {
            let caption = lines[at + 1..].iter().take(CAPTION_LINES + 1);
            end += caption.map(|l| l.slice(text)).position(is_running_time).map_or(0, |n| n + 1);
            found.push(line.to(lines[end]));
        } else if is_running_time(words) {
            let caption = at.checked_sub(1).map(|before| lines[before]).filter(|l| is_caption(l.slice(text)));
            match (caption, names_source(words)) {
                (Some(caption), true) if found.last().is_none_or(|last| !last.overlaps(caption)) => {
                    found.push(caption.to(*line));
                }
                _ => found.push(*line),
            }
        } else if is_furniture(words) {
            found.push(*line);
        }
        at = end + 1;
    }
    found
}

/// Sorted, and every two that touch the same text made one.
pub(super) fn merged(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort();
    let mut merged: Vec<Span> = Vec::new();
    for span in spans {
        match merged.last_mut() {
            Some(last) if last.overlaps(span) => *last = last.to(span),
            _ => merged.push(span),
        }
    }
    merged
}

/// The lines that are not blank, without the white space round them.
fn lines(text: &str) -> Vec<Span> {
    let mut lines = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if let Some(span) = Span::new(text, start, start + line.len()) {
            lines.push(span.trimmed(text));
        }
        start += line.len();
    }
    lines.retain(|line| !line.is_empty());
    lines
}

fn is_furniture(line: &str) -> bool {
    if line.len() > LONGEST {
        return false;
    }
    let lower = line.trim_matches(['*', '_', '[', ']', '>', '#', ' ']).to_lowercase();
    let lower = lower.as_str();
    if LINES.contains(&lower.trim_end_matches([':', '.', '!', '…', '»', '→'])) || is_reading_time(lower) {
        return true;
    }
    // Words that somebody says are prose, however they begin.
    let is_said = line.contains(['“', '"', '‘', '«']);
    !is_said
        && (OPENINGS.iter().any(|opening| lower.starts_with(opening))
            || ENDINGS.iter().any(|ending| lower.ends_with(ending))
            || is_credit_at_end(lower)
            || is_follow_line(lower))
}

/// `A ferry leaves Norrby. (Photo: Ada Brask)`
fn is_credit_at_end(lower: &str) -> bool {
    const CREDITS: &[&str] = &["photo:", "photo by ", "photo credit", "image:", "picture:", "file photo", "credit:"];
    let Some(start) = lower.rfind('(').filter(|_| lower.ends_with(')')) else { return false };
    CREDITS.iter().any(|credit| lower[start + 1..].starts_with(credit))
}

/// `Follow @norrbypost on Twitter`
fn is_follow_line(lower: &str) -> bool {
    lower.starts_with("follow ") && lower.contains(['@']) && lower.split_whitespace().count() <= 8
}

/// `5 min read`, `3 minutes read`
fn is_reading_time(lower: &str) -> bool {
    let mut words = lower.split(|c: char| c.is_whitespace() || c == '-').filter(|word| !word.is_empty());
    let number = words.next().is_some_and(|word| word.bytes().all(|b| b.is_ascii_digit()));
    let unit = words.next().is_some_and(|word| matches!(word, "min" | "mins" | "minute" | "minutes"));
    number && unit && words.next() == Some("read") && words.next().is_none()
}

fn is_video_opening(line: &str) -> bool {
    ["video ad feedback", "ad feedback"].iter().any(|opening| line.eq_ignore_ascii_case(opening))
}

/// `01:54`, `1:02:03`, `01:54 - Source: Norrby News`.
fn is_running_time(line: &str) -> bool {
    let time = line.find(|c: char| !c.is_ascii_digit() && c != ':').map_or(line, |end| &line[..end]);
    let mut parts = time.split(':');
    let is_number = |part: &str| (1..=2).contains(&part.len());
    let count = parts.clone().count();
    let rest = line[time.len()..].trim_start_matches([' ', '\u{a0}', '-', '–', '—', '|']);
    (2..=3).contains(&count) && parts.all(is_number) && (rest.is_empty() || names_source(rest))
}

fn names_source(line: &str) -> bool {
    line.len() <= LONGEST && line.to_ascii_lowercase().contains("source:")
}

/// A line that can be the caption of a film: short and no sentence.
fn is_caption(line: &str) -> bool {
    line.len() <= 150 && !line.ends_with(['.', '”', '"', ':'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = furniture(text).iter().map(|span| span.slice(text)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn lines_of_furniture() {
        for line in [
            "Advertisement",
            "ADVERTISEMENT",
            "Read more: Why the ferry waits",
            "Share this article",
            "Sign up for our newsletter and get the news of Norrby every morning.",
            "(Photo: Ada Brask/Norrby Post)",
            "A ferry leaves Norrby in May. (Photo by Ada Brask)",
            "The ferry in May. Ada Brask/Getty Images",
            "Getty Images",
            "Related: A new ferry",
            "Click here to read our other stories",
            "© 2024 Norrby Post",
            "Norrby Post. All rights reserved.",
            "01:54",
            "1:02:03",
            "02:10 - Source: Norrby News",
            "5 min read",
            "Follow @norrbypost on Twitter",
            "**Advertisement**",
        ] {
            check(line, &[line]);
            check(&format!("One.\n{line}\r\nTwo."), &[line]);
        }
    }

    #[test]
    fn prose_stays() {
        for line in [
            "",
            "Advertisement rules were changed, the mayor said.",
            "Read more books, the mayor said.",
            "Related: “We wait,” said Ada Brask.",
            "Copyright law is old.",
            "Sign up for what, asked Brask.",
            "At 01:54 the alarm rang.",
            "01:54 was the time.",
            "12 July 2023",
            "Follow the money, he said.",
            "The photo (by Brask) was sold.",
            "10:30:45:99",
        ] {
            check(line, &[]);
        }
    }

    #[test]
    fn a_video_with_its_caption_is_one_block() {
        check(
            "One.\nVideo Ad Feedback\nFerry answers what the town asked\n\n01:54 - Source: Norrby News\nTwo.",
            &["Video Ad Feedback\nFerry answers what the town asked\n\n01:54 - Source: Norrby News"],
        );
        check("Ad Feedback\nOne.\nTwo.\nThree.\nFour.\nFive.\nSix.\n01:54\n", &["Ad Feedback", "01:54"]);
        check(
            "One.\n\nFerry answers the town\n01:54 - Source: Norrby News",
            &["Ferry answers the town\n01:54 - Source: Norrby News"],
        );
        check("“We wait,” he said.\n01:54 - Source: Norrby News", &["01:54 - Source: Norrby News"]);
        check("Advertisement\n01:54 - Source: Norrby News", &["Advertisement", "01:54 - Source: Norrby News"]);
    }

    #[test]
    fn merging() {
        let text = "abcdef";
        let span = |start, end| Span::new(text, start, end).unwrap();
        assert_eq!(merged(vec![span(3, 5), span(0, 2), span(1, 3), span(5, 6)]), [span(0, 3), span(3, 5), span(5, 6)]);
    }
}
