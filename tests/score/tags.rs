//! Part-of-speech tags, on the sentences of treebanks.

use super::conllu;
use super::corpora::Corpora;
use super::gold::print;
use super::share::Share;
use super::table::Table;
use claimline::extract::tag::tag;
use claimline::text::{Paragraph, Segments, Sentence, Span};
use rayon::prelude::*;

/// Universal and Penn tags right, over the program's own tokens; the treebank says where its sentences end.
pub fn score(corpora: &mut Corpora, table: &mut Table) {
    for (name, file) in [("ewt_dev", "treebank/ewt_dev.conllu.gz"), ("gum_dev", "treebank/gum_free_dev.conllu.gz")] {
        let Some(content) = corpora.file(name, file) else { continue };
        let examples = conllu::read(&content[..]).unwrap_or_else(|error| panic!("{error}: {file}"));
        let counts = examples.into_par_iter().map(|example| {
            let tokens = 0..example.tokens.len();
            let span = Span::new(&example.text, 0, example.text.len()).expect("a sentence is no longer than 4 GB");
            let segments = Segments {
                tokens: example.tokens,
                sentences: vec![Sentence { span, tokens, paragraph: 0 }],
                paragraphs: vec![Paragraph { span, sentences: 0..1 }],
            };
            let (mut upos, mut xpos) = (Share::default(), Share::default());
            for (found, gold) in tag(&example.text, &segments).iter().zip(&example.gold) {
                upos.add(found.upos == gold.upos);
                xpos.add(found.xpos == gold.xpos);
            }
            (upos, xpos)
        });
        let add = |a: Share, b: Share| Share { right: a.right + b.right, of: a.of + b.of };
        let (upos, xpos) = counts.reduce(Default::default, |(upos, xpos), (u, x)| (add(upos, u), add(xpos, x)));
        table.rows("tags", name, &print([&*content])).share("universal tag right", upos).share("Penn tag right", xpos);
    }
}
