use whatlang::{Detector, Lang};

/// Words that hardly any English text does without, and that few other languages have.
const ENGLISH: &[&str] = &[
    "the", "of", "and", "to", "that", "is", "was", "for", "with", "it", "his", "her", "he", "she", "they", "have",
    "has", "had", "said", "says", "from", "by", "this", "which", "are", "were", "not", "would", "will", "who", "been",
    "their", "its", "there", "what", "when", "you", "we", "out", "about", "after", "than", "into", "could", "more",
];

/// With fewer words a text says nothing sure about its language.
const FEWEST_WORDS: usize = 20;

/// Words looked at: the first of the text.
const LOOKED_AT: usize = 400;

/// The English name of the language that `text` is in (`German`) when that is surely not English.
pub(super) fn foreign(text: &str) -> Option<&'static str> {
    let (mut words, mut english, mut end) = (0, 0, 0);
    for word in text.split_whitespace().take(LOOKED_AT) {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        words += usize::from(bare.chars().any(char::is_alphabetic));
        english += usize::from(ENGLISH.contains(&bare.as_str()));
        end = word.as_ptr() as usize - text.as_ptr() as usize + word.len();
    }
    // Chinese and Japanese put no space between words.
    let letters = text.chars().take(LOOKED_AT).filter(|c| c.is_alphabetic() && !c.is_ascii()).count();
    if (words < FEWEST_WORDS && letters < 3 * FEWEST_WORDS) || english * 8 > words {
        return None;
    }
    let found = Detector::new().detect(&text[..end])?;
    (found.is_reliable() && found.lang() != Lang::Eng).then(|| found.lang().eng_name())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages() {
        let check = |text: &str, expected: Option<&str>| assert_eq!(foreign(text), expected, "{text}");
        check(
            "Die Fähre zwischen Norrby und den Inseln fährt im Juni wieder, sagte der Hafenmeister am Montag. „Wir haben zwei Winter gewartet, und die Maschine ist jetzt bereit“, sagte er.",
            Some("German"),
        );
        check(
            "Le ferry entre Norrby et les îles reprendra la mer en juin, a déclaré lundi le capitaine du port. « Nous avons attendu deux hivers et le moteur est prêt », a-t-il dit.",
            Some("French"),
        );
        check(
            "Паром между Норрбю и островами снова выйдет в море в июне, сообщил в понедельник начальник порта. Мы ждали две зимы, и двигатель теперь готов, сказал он журналистам.",
            Some("Russian"),
        );
        check(
            &"港湾局長は月曜日に、フェリーは六月に再び運航すると述べた。私たちは二度の冬を待った。".repeat(3),
            Some("Japanese"),
        );
        check(
            "The ferry between Norrby and the islands will sail again in June, the harbour master said on Monday to reporters.",
            None,
        );
        check("Die Fähre wartet.", None);
        check(&"Norrby 3, Saltby 1. Brask, Oduya, Tarrant, Sarr. ".repeat(20), None);
        check("", None);
        check(&"\u{301}é".repeat(5_000), None);
    }
}
