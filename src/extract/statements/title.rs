use super::scene::Scene;

/// Whether a quotation is the title of a work: capitals on its weighty words and no sentence inside.
pub fn is_title(scene: &Scene<'_>, q: usize) -> bool {
    let quote = &scene.quotes[q];
    let (mut capital, mut small, mut words) = (0, 0, 0);
    for i in quote.tokens.clone() {
        let word = scene.page.word(i);
        if !word.starts_with(char::is_alphabetic) {
            continue;
        }
        words += 1;
        if word.starts_with(char::is_uppercase) {
            capital += 1;
        } else if !is_small_in_titles(word) {
            small += 1;
        }
    }
    // `“NO FERRY, NO SCHOOL,” read a banner`
    let shouted = words >= 3 && !scene.quotes[q].span.slice(scene.page.text).contains(char::is_lowercase);
    let sign = scene.last_sign(q);
    let sentence = matches!(sign, Some('.' | '!' | '?')) && words > 4;
    words >= 1 && !shouted && small == 0 && capital >= 1 && words <= 12 && !sentence && (words >= 2 || capital == words)
}

fn is_small_in_titles(word: &str) -> bool {
    matches!(
        word,
        "a" | "an"
            | "the"
            | "of"
            | "in"
            | "on"
            | "to"
            | "for"
            | "and"
            | "or"
            | "with"
            | "at"
            | "by"
            | "from"
            | "as"
            | "’s"
            | "'s"
            | "vs"
            | "but"
            | "nor"
            | "up"
            | "n’t"
            | "n't"
    )
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;
    use super::*;

    /// Whether the first quotation of the text is a title.
    fn check(text: &str, expected: bool) {
        let title = found(text, |scene, _| vec![is_title(scene, 0).to_string()]);
        assert_eq!(title, expected.to_string(), "{text}");
    }

    #[test]
    fn capitals_on_every_weighty_word_make_a_title() {
        check("She wrote “The Salt Road” here.", true);
        check("She wrote “A Boat for the Winter” here.", true);
        check("She wrote “Tides” here.", true);
        check("She called it “old” here.", false);
        check("She said “The boat is old” here.", false);
        check("She said “Martha Quill Sails To London Now.” here.", false);
        check("She wrote “1984” here.", false);
        check("She wrote “STOP THE BOAT” here.", false);
    }
}
