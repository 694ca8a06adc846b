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
    let sign = scene.last_sign(q);
    let sentence = matches!(sign, Some('.' | '!' | '?')) && words > 4;
    words >= 1 && small == 0 && capital >= 1 && words <= 12 && !sentence && (words >= 2 || capital == words)
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
