//! Statements and their speakers: what was found, and found with the right speaker.
//!
//! Counted over words. Findings and gold are paired one to one so that the F1 of their words adds up to the most;
//! a pair at 0.5 or more is *found*. Of those, *attributed* means: the speaker has the right last name; where the gold
//! resolves no speaker, the source shares a telling word; where it has neither, none is given. *Overlap* is the share
//! of each statement's words that any statement of the other side covers, averaged (Johansson & Moschitti 2013).
//! Only reports of speech count: a finding that lies on what the gold marks as belief or intention is not judged.

use super::assign::assign;
use super::dates::invents;
use super::gold::{Annotated, Corpus, GoldStatement};
use super::marks;
use super::names::same_speaker;
use super::share::{Share, f1};
use super::table::Table;
use super::words::{WordSet, Words};
use claimline::model::{Certainty, Form, SpeakerKind, Statement};
use claimline::text::Span;

/// Which statements are scored: those of the article, or those told inside of one.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Level {
    Outermost,
    Relays,
}

/// What the pairs of all articles come to.
#[derive(Default)]
pub struct Scores {
    pub all: Tally,
    /// By the form in the gold for recall, by the quotation marks of the finding for precision.
    pub forms: [Tally; 3],
    pub cue: Share,
    /// Of those found whose speaker the gold resolves.
    pub speaker: Share,
    /// Of all whose speaker the gold resolves: found, and the speaker of the right kind.
    pub speaker_kind: Share,
    /// Of all: found, and of the right form.
    pub form: Share,
    /// Of all of which the article tells when they were said: found, and dated so.
    pub said: Share,
    /// Of those found: said on a date that is more exact than the article.
    pub said_invented: Share,
    /// Of those that the engine must find: attributed.
    pub core: Share,
    /// Findings that no gold statement stands for.
    pub spurious: usize,
    /// Every finding that was judged: how sure the engine was, and whether it was attributed.
    pub judged: Vec<(Certainty, bool)>,
}

#[derive(Default)]
pub struct Tally {
    pub gold: usize,
    pub found: usize,
    attributed_of_gold: usize,
    attributed_of_found: usize,
    covered_of_gold: f64,
    covered_of_found: f64,
}

impl Tally {
    pub fn attributed(&self) -> f64 {
        f1(ratio(self.attributed_of_found as f64, self.found), ratio(self.attributed_of_gold as f64, self.gold))
    }

    pub fn overlap(&self) -> f64 {
        f1(ratio(self.covered_of_found, self.found), ratio(self.covered_of_gold, self.gold))
    }
}

fn ratio(part: f64, of: usize) -> f64 {
    if of == 0 { 0.0 } else { part / of as f64 }
}

/// A statement of either side as the scorer sees it.
pub struct View<'a> {
    pub words: WordSet,
    pub source: WordSet,
    pub cue: WordSet,
    pub speaker: Option<&'a str>,
    pub form: Form,
}

/// The views of one article.
pub struct Sides<'a> {
    pub words: Words<'a>,
    pub gold: Vec<(View<'a>, &'a GoldStatement)>,
    pub found: Vec<(View<'a>, &'a Statement)>,
}

impl<'a> Sides<'a> {
    pub fn of(annotated: &'a Annotated, level: Level) -> Self {
        let text = &*annotated.article.text;
        let words = Words::of(text);
        let quoted = marks::quoted(text);
        let view = |content: &[Span], source: &[Span], cue: &[Span], speaker, form: Option<Form>| View {
            words: words.under(content),
            source: words.under(source),
            cue: words.under(cue),
            speaker,
            form: form.unwrap_or_else(|| marks::form(text, content, &quoted)),
        };
        let is_wanted = |relay: bool| relay == (level == Level::Relays);
        let gold = annotated.gold.statements.iter().filter(|s| is_wanted(s.relay));
        let gold = gold.map(|s| (view(&s.content, &s.source, &s.cue, s.speaker.as_deref(), Some(s.form)), s));
        let ignored = words.under(&annotated.gold.ignored);
        let found = annotated.analysis.statements.iter().filter(|s| is_wanted(s.relay_of.is_some()));
        let found = found.map(|s| {
            let speaker = s.speaker.and_then(|at| annotated.analysis.speakers.get(at.0 as usize));
            (view(&s.content, &s.source, &s.cue, speaker.map(|speaker| &*speaker.name), None), s)
        });
        let gold = gold.filter(|(view, _)| !view.words.is_empty()).collect();
        let is_judged = |view: &View| 2 * common(&view.words, &ignored) < view.words.len();
        let found = found.filter(|(view, _)| is_judged(view)).collect();
        Sides { words, gold, found }
    }

    /// Leaves out what the gold does not mark as speech, and findings that lie on nothing else.
    fn speech_only(&mut self) {
        let union = |speech: bool| -> WordSet {
            let of = self.gold.iter().filter(|(_, s)| s.speech == speech);
            of.flat_map(|(view, _)| &view.words).copied().collect()
        };
        let (speech, other) = (union(true), union(false));
        self.gold.retain(|(_, s)| s.speech);
        self.found
            .retain(|(view, _)| common(&view.words, &speech) > 0 || 2 * common(&view.words, &other) < view.words.len());
    }

    /// Indices into `gold` and `found`, and the F1 of the words of each pair.
    pub fn pairs(&self) -> Vec<(usize, usize, f64)> {
        assign(self.gold.len(), self.found.len(), |g, f| {
            let (gold, found) = (&self.gold[g].0.words, &self.found[f].0.words);
            2.0 * common(gold, found) as f64 / (gold.len() + found.len()) as f64
        })
    }

    /// Whether the two share a word that tells something, or are the same words.
    fn touches(&self, gold: &WordSet, found: &WordSet) -> bool {
        common(&self.words.telling(gold), found) > 0 || !gold.is_empty() && gold == found
    }

    fn is_attributed(&self, gold: &View, found: &View) -> bool {
        match gold.speaker {
            Some(name) => found.speaker.is_some_and(|speaker| same_speaker(name, speaker)),
            None if !gold.source.is_empty() => self.touches(&gold.source, &found.source),
            None => found.source.is_empty() && found.speaker.is_none(),
        }
    }
}

pub fn common(a: &WordSet, b: &WordSet) -> usize {
    a.intersection(b).count()
}

/// A pair of which at least this share of words agrees is found.
const FOUND: f64 = 0.5;

/// Puts the figures of `corpus` into the table. What only the project's own gold tells is scored there alone.
pub fn put(corpus: &Corpus, table: &mut Table) -> Scores {
    let scores = score(&corpus.articles, Level::Outermost);
    let mut rows = table.rows("statements", corpus.name, &corpus.print);
    rows.percent("attributed F1", scores.all.attributed(), scores.all.gold);
    for (form, tally) in Form::ALL.iter().zip(&scores.forms) {
        rows.percent(&format!("attributed F1, {}", form.word()), tally.attributed(), tally.gold);
    }
    rows.percent("overlap F1", scores.all.overlap(), scores.all.gold);
    rows.share("cue right, of those found", scores.cue);
    if scores.speaker.of > 0 {
        rows.share("speaker’s last name right, of those found", scores.speaker);
    }
    if corpus.name == super::OWN {
        rows.share("found with the speaker’s kind", scores.speaker_kind);
        rows.share("found with the form", scores.form);
        rows.share("found with the said-date that is told", scores.said);
        rows.falling("said-date invented", scores.said_invented.ratio(), scores.said_invented.of);
        let relays = score(&corpus.articles, Level::Relays).all;
        rows.percent("relays attributed F1", relays.attributed(), relays.gold);
    }
    scores
}

pub fn score(articles: &[Annotated], level: Level) -> Scores {
    let mut scores = Scores::default();
    for annotated in articles {
        let mut sides = Sides::of(annotated, level);
        sides.speech_only();
        scores.add(annotated, &sides);
    }
    scores
}

impl Scores {
    fn tallies(&mut self, form: Form) -> [&mut Tally; 2] {
        let place = Form::ALL.iter().position(|other| *other == form).unwrap_or_default();
        [&mut self.all, &mut self.forms[place]]
    }

    fn add(&mut self, annotated: &Annotated, sides: &Sides) {
        let all_gold: WordSet = sides.gold.iter().flat_map(|(view, _)| &view.words).copied().collect();
        let all_found: WordSet = sides.found.iter().flat_map(|(view, _)| &view.words).copied().collect();
        for (view, _) in &sides.gold {
            for tally in self.tallies(view.form) {
                tally.gold += 1;
                tally.covered_of_gold += ratio(common(&view.words, &all_found) as f64, view.words.len());
            }
        }
        for (view, _) in &sides.found {
            for tally in self.tallies(view.form) {
                tally.found += 1;
                tally.covered_of_found += ratio(common(&view.words, &all_gold) as f64, view.words.len());
            }
        }
        let mut right = vec![false; sides.found.len()];
        let mut found_for = vec![None; sides.gold.len()];
        let pairs = sides.pairs().into_iter().filter(|(_, _, weight)| *weight >= FOUND);
        for (g, f, _) in pairs {
            let ((gold, _), (found, _)) = (&sides.gold[g], &sides.found[f]);
            found_for[g] = Some(f);
            right[f] = sides.is_attributed(gold, found);
            if right[f] {
                self.tallies(gold.form).into_iter().for_each(|tally| tally.attributed_of_gold += 1);
                self.tallies(found.form).into_iter().for_each(|tally| tally.attributed_of_found += 1);
            }
            if !gold.cue.is_empty() {
                self.cue.add(sides.touches(&gold.cue, &found.cue));
            }
            if let Some(name) = gold.speaker {
                self.speaker.add(found.speaker.is_some_and(|speaker| same_speaker(name, speaker)));
            }
        }
        for ((_, gold), found) in sides.gold.iter().zip(&found_for) {
            let finding = found.map(|f| sides.found[f].1);
            let is = |right: &dyn Fn(&Statement) -> bool| finding.is_some_and(right);
            self.form.add(is(&|finding| finding.form == gold.form));
            if gold.speaker.is_some() {
                self.speaker_kind.add(is(&|finding| kind(annotated, finding) == gold.kind));
            }
            if gold.said.is_some() {
                self.said.add(is(&|finding| finding.said == gold.said));
            }
            if gold.core {
                self.core.add(found.is_some_and(|f| right[f]));
            }
            if let Some(finding) = finding {
                self.said_invented.add(invents(gold.said, finding.said));
            }
        }
        let spurious = sides.found.len() - found_for.iter().flatten().count();
        self.spurious += spurious;
        self.judged.extend(sides.found.iter().zip(right).map(|((_, finding), right)| (finding.certainty, right)));
    }
}

fn kind(annotated: &Annotated, finding: &Statement) -> Option<SpeakerKind> {
    annotated.analysis.speakers.get(finding.speaker?.0 as usize).map(|speaker| speaker.kind)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::by_hand::nothing;
    use claimline::model::StatementIndex;

    const TEXT: &str = "“We checked it twice,” Mara Lindqvist said. The mayor warned that the old bridge is not safe at all. \
                        Critics disagreed. She thinks it will hold.";
    const DIRECT: [&str; 4] = ["“We checked it twice,”", "said", "Mara Lindqvist", "Mara Lindqvist"];
    const INDIRECT: [&str; 4] = ["that the old bridge is not safe at all", "warned", "The mayor", ""];

    /// Two gold statements, and what was found.
    fn scores(found: &[[&str; 4]]) -> Scores {
        let mut annotated = nothing(TEXT);
        annotated.mark(DIRECT);
        annotated.mark(INDIRECT);
        for one in found {
            annotated.find(*one);
        }
        score(&[annotated], Level::Outermost)
    }

    #[test]
    fn attributed_and_overlap() {
        let check = |found: &[[&str; 4]], attributed: f64, overlap: f64, spurious: usize| {
            let scores = scores(found);
            let (a, o) = (scores.all.attributed(), scores.all.overlap());
            assert!((a - attributed).abs() < 1e-9 && (o - overlap).abs() < 1e-9, "{found:?}: {a} {o}");
            assert_eq!(scores.spurious, spurious, "{found:?}");
        };
        let with = |of: [&'static str; 4], n: usize, words: &'static str| {
            let mut of = of;
            of[n] = words;
            of
        };
        check(&[], 0.0, 0.0, 0);
        check(&[DIRECT, INDIRECT], 1.0, 1.0, 0);
        check(&[DIRECT], 2.0 / 3.0, 2.0 / 3.0, 0);
        // Marks and punctuation at the edge do not matter, nor does how the speaker is called.
        check(&[with(with(DIRECT, 0, "We checked it twice"), 3, "Lindqvist"), INDIRECT], 1.0, 1.0, 0);
        check(&[with(DIRECT, 3, "Tom Arle"), INDIRECT], 0.5, 1.0, 0);
        check(&[with(DIRECT, 3, ""), INDIRECT], 0.5, 1.0, 0);
        // Where the gold names nobody the words of the source decide.
        check(&[DIRECT, with(with(INDIRECT, 2, "mayor"), 3, "mayor of Saltby")], 1.0, 1.0, 0);
        check(&[DIRECT, with(INDIRECT, 2, "Critics")], 0.5, 1.0, 0);
        check(&[DIRECT, with(INDIRECT, 2, "The")], 0.5, 1.0, 0);
        // Four of nine words are enough to find it, two are not.
        check(&[DIRECT, with(INDIRECT, 0, "that the old bridge")], 1.0, f1(1.0, (1.0 + 4.0 / 9.0) / 2.0), 0);
        check(&[DIRECT, with(INDIRECT, 0, "at all")], 0.5, f1(1.0, (1.0 + 2.0 / 9.0) / 2.0), 1);
        check(&[DIRECT, INDIRECT, ["Critics disagreed", "", "", ""]], 0.8, f1(2.0 / 3.0, 1.0), 1);
    }

    #[test]
    fn what_is_no_speech_is_not_judged() {
        let check = |found: [&str; 4], judged: usize| {
            let mut annotated = nothing(TEXT);
            annotated.mark(DIRECT);
            annotated.mark(["it will hold", "thinks", "She", ""]).speech = false;
            annotated.find(found);
            let scores = score(&[annotated], Level::Outermost);
            assert_eq!((scores.all.gold, scores.all.found), (1, judged), "{found:?}");
        };
        check(DIRECT, 1);
        check(["it will hold", "thinks", "She", ""], 0);
        check(["disagreed. She thinks it will hold", "", "", ""], 0);
        check(["Critics disagreed. She thinks it will hold", "", "", ""], 1);
    }

    #[test]
    fn forms_kinds_dates_and_relays() {
        let mut annotated = nothing(TEXT);
        let marked = annotated.mark(DIRECT);
        marked.said = "2024-03".parse().ok();
        annotated.mark(INDIRECT);
        annotated.mark(["it will hold", "thinks", "She", "Mara Lindqvist"]).relay = true;
        annotated.find(DIRECT).said = "2024-03-05".parse().ok();
        annotated.find(["it will hold", "thinks", "She", "Lindqvist"]).relay_of = Some(StatementIndex(0));
        let annotated = [annotated];
        let scores = score(&annotated, Level::Outermost);
        let share = |right: usize, of: usize| Share { right, of };
        assert_eq!((scores.form, scores.cue, scores.core), (share(1, 2), share(1, 1), share(1, 2)));
        assert_eq!((scores.speaker, scores.speaker_kind), (share(1, 1), share(1, 1)));
        assert_eq!((scores.said, scores.said_invented), (share(0, 1), share(1, 1)));
        assert_eq!(scores.judged, [(Certainty(80), true)]);
        assert_eq!(scores.forms.map(|tally| (tally.gold, tally.found)), [(1, 1), (0, 0), (1, 0)]);
        assert_eq!(score(&annotated, Level::Relays).all.attributed(), 1.0);
    }
}
