use super::kernel::Kernel;
use super::scene::{Scene, may_speak};
use super::subject;
use crate::extract::mentions::Cast;
use crate::lexicon::cue_verb;

/// Adjectives that report like a verb: `Ada Brask was adamant that the pier would stay`. In text order.
pub fn adjectival(scene: &Scene<'_>, cast: &Cast<'_>) -> Vec<Kernel> {
    let copulas = scene.phrases.verb_groups.iter().filter(|g| {
        g.finite
            && !g.negated
            && !g.hypothetical
            && !scene.is_quoted(g.main)
            && is_copula(&scene.page.lower(g.main))
            && !scene.page.is_furniture(scene.page.span(g.tokens.clone()))
    });
    copulas
        .filter_map(|group| {
            let at = scene.skip_adverbs(group.tokens.end);
            let verb = cue_verb(like(&scene.page.lower(at))?)?;
            if &*scene.page.lower(at + 1) != "that" {
                return None;
            }
            let source = subject::before(scene, group.tokens.start).filter(|s| {
                may_speak(scene, cast, s) && !matches!(&*scene.page.lower(s.head), "it" | "this" | "that" | "which")
            })?;
            Some(Kernel::plain(verb, at..at + 1, at + 1, source.tokens.start, source))
        })
        .collect()
}

fn is_copula(word: &str) -> bool {
    matches!(word, "is" | "are" | "was" | "were" | "been" | "remains" | "remained" | "’s" | "'s" | "’re" | "'re")
}

/// The verb that says the same.
fn like(adjective: &str) -> Option<&'static str> {
    Some(match adjective {
        "adamant" | "insistent" | "emphatic" => "insist",
        "clear" | "explicit" | "categorical" | "unequivocal" | "frank" => "stress",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn an_adjective_reports() {
        check("Martha Quill was adamant that it rained.", "Martha Quill, Indirect: that it rained");
        check("The board is clear that it rained.", "board, Indirect: that it rained");
    }

    #[test]
    fn no_report() {
        check("It is clear that it rained.", "");
        check("Martha Quill was not clear that it rained.", "");
        check("Martha Quill was glad that it rained.", "");
    }
}
