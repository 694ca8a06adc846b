/// Small words inside names of people and of newspapers.
const JOINING: &[&str] = &[
    "&", "al", "and", "at", "bin", "da", "de", "del", "della", "den", "der", "di", "do", "dos", "du", "el", "for",
    "in", "la", "le", "of", "on", "ten", "the", "van", "von", "with", "y",
];

/// What names of newspapers, agencies and broadcasters are made of.
const OUTLET_WORDS: &[&str] = &[
    "advertiser",
    "afp",
    "agency",
    "ap",
    "argus",
    "bbc",
    "broadcasting",
    "bulletin",
    "chronicle",
    "cnn",
    "courier",
    "daily",
    "dispatch",
    "echo",
    "enquirer",
    "examiner",
    "express",
    "gazette",
    "globe",
    "guardian",
    "herald",
    "independent",
    "inquirer",
    "journal",
    "ledger",
    "magazine",
    "mail",
    "mercury",
    "messenger",
    "mirror",
    "monitor",
    "network",
    "news",
    "newspaper",
    "observer",
    "online",
    "post",
    "press",
    "radio",
    "record",
    "register",
    "reporter",
    "reuters",
    "review",
    "sentinel",
    "standard",
    "star",
    "telegraph",
    "television",
    "times",
    "tribune",
    "tv",
    "voice",
    "weekly",
    "wire",
];

/// What an author is, where a comma sets it after the name.
const ROLE_WORDS: &[&str] = &[
    "analyst",
    "bureau",
    "chief",
    "columnist",
    "contributor",
    "correspondent",
    "desk",
    "editor",
    "reporter",
    "staff",
    "writer",
];

/// Longer texts are prose, in bytes.
const LONGEST: usize = 160;

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace()
        .map(|word| word.trim_matches([',', ';', ':', '(', ')', '\'', '’']))
        .filter(|w| !w.is_empty())
}

fn has_word_of(text: &str, list: &[&str]) -> bool {
    words(text).any(|word| list.contains(&word.to_lowercase().as_str()))
}

/// A few capitalised words and the small ones that join them: what a name of a person or of a newspaper
/// looks like, and a sentence does not.
pub fn is_name_like(text: &str) -> bool {
    let text = text.trim();
    let starts = text.starts_with(|c: char| c.is_uppercase() || c.is_numeric());
    let ends = text.ends_with(['.', '?', '!', ':', ',', ';']);
    if text.len() > LONGEST || !starts || ends {
        return false;
    }
    let is_part = |word: &str| !word.starts_with(char::is_lowercase) || JOINING.contains(&word) || is_role_word(word);
    (1..=12).contains(&words(text).count()) && words(text).all(is_part)
}

fn is_role_word(word: &str) -> bool {
    ROLE_WORDS.contains(&word.to_lowercase().as_str())
}

/// `political editor`, `Brussels correspondent`.
pub fn is_role(text: &str) -> bool {
    words(text).any(is_role_word)
}

/// `Eskhaven Courier`, `The Harbour Post`, `BBC`.
pub fn is_outlet(text: &str) -> bool {
    is_name_like(text) && (has_word_of(text, OUTLET_WORDS) || text.starts_with("The "))
}

/// `THE HARBOUR POST`.
pub fn is_all_capitals(text: &str) -> bool {
    text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        for text in
            ["Ada Brask", "Jan van der Meer", "The Harbour Post", "OWEN TARRANT", "7 News", "Ada Brask, staff writer"]
        {
            assert!(is_name_like(text), "{text}");
        }
        for text in ["", "harbour", "Ada Brask spoke", "Ada Brask.", "What Now?", "By:", "—"] {
            assert!(!is_name_like(text), "{text}");
        }
    }

    #[test]
    fn outlets() {
        for text in ["Eskhaven Courier", "The Harbour", "BBC", "THE HARBOUR POST"] {
            assert!(is_outlet(text), "{text}");
        }
        for text in ["Ada Brask", "the news is bad", ""] {
            assert!(!is_outlet(text), "{text}");
        }
    }
}
