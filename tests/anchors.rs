//! What a person decided stays with its words: 500 generated edits over texts with twins and unusual letters. After
//! each, a decision is where its words are, or it is listed for the person; it is never on other words.

#[path = "support/random.rs"]
mod random;

use claimline::model::{
    Analysis, Article, ArticleId, Certainty, ENGINE_VERSION, Form, Origin, Statement, StatementIndex, StatementKey,
};
use claimline::project::{AnalysisKey, ArticleChange, Content, Edit, Ground, Project, StatementChange};
use claimline::text::Span;
use random::Random;
use std::sync::Arc;

/// Sentences as one meets them; each may stand in a text several times.
const SENTENCES: &[&str] = &[
    "“We will pay,” she said.",
    "“We will pay,” he said.",
    "“We will pay.”",
    "“No.”",
    "The mill stays open 🏭👩‍🏭, they say.",
    "Zoe\u{308} and Zoë do not agree on the e\u{301}tude.",
    "The oﬃce ﬁled its ﬁrst report.",
    "The office filed its first report.",
    "It costs 5\u{a0}000\u{202f}€ at least.",
    "It costs 5 000 € at least.",
    "Nobody came.",
    "Nobody came, and nobody asked.",
];

/// A text as its sentences, each with a number that stays with it, and what stands between them.
#[derive(Clone)]
struct Pieces(Vec<(Option<u32>, String)>);

impl Pieces {
    fn random(random: &mut Random) -> Pieces {
        let count = 4 + random.below(14) as u32;
        let mut pieces = Vec::new();
        for number in 0..count {
            pieces.push((Some(number), SENTENCES[random.below(SENTENCES.len() as u64) as usize].to_owned()));
            let gap = [" ", "\n", "\n\n", " \u{a0}"][random.below(4) as usize];
            pieces.push((None, gap.to_owned()));
        }
        Pieces(pieces)
    }

    fn text(&self) -> String {
        self.0.iter().map(|(_, words)| words.as_str()).collect()
    }

    /// Each sentence as a statement, in text order, with its number.
    fn article(&self) -> (Article, Analysis, Vec<u32>) {
        let text = self.text();
        let article = Article::of(&text, Origin::default());
        let (mut statements, mut numbers, mut at) = (Vec::new(), Vec::new(), 0);
        for (number, words) in &self.0 {
            let span = Span::new(&text, at, at + words.len()).unwrap();
            at += words.len();
            if let Some(number) = number.filter(|_| !words.is_empty()) {
                numbers.push(number);
                statements.push(statement(span));
            }
        }
        let analysis = Analysis {
            engine: ENGINE_VERSION,
            text_hash: article.text_hash,
            speakers: Vec::new(),
            mentions: Vec::new(),
            statements,
            times: Vec::new(),
            events: Vec::new(),
            warnings: Vec::new(),
        };
        (article, analysis, numbers)
    }

    /// One change, as people and programs make them.
    fn edit(&mut self, random: &mut Random) {
        let place = random.below(self.0.len() as u64) as usize;
        match random.below(8) {
            // A sentence goes; another comes; two change places.
            0 => self.0[place] = (None, String::new()),
            1 => {
                let words = SENTENCES[random.below(SENTENCES.len() as u64) as usize];
                // Beside its twin nobody could tell which of the two is new.
                let beside = self.0[place.saturating_sub(2)..(place + 2).min(self.0.len())].iter();
                if beside.into_iter().all(|(_, other)| other != words) {
                    self.0.insert(place, (Some(1000 + random.below(1000) as u32), words.to_owned()));
                }
            }
            2 => {
                let other = random.below(self.0.len() as u64) as usize;
                if self.0[place].1 != self.0[other].1 {
                    self.0.swap(place, other);
                }
            }
            // A letter is put in or taken out.
            3 => self.letter(place, random, |words, at| words.insert(at, 'x')),
            4 => self.letter(place, random, |words, at| {
                if at < words.len() {
                    words.remove(at);
                }
            }),
            5 => self.0.insert(0, (None, "👩‍🏭 Updated.\n".to_owned())),
            // What an import or another program does to a whole text.
            6 => self.every(|words| words.replace(['\u{a0}', '\u{202f}'], " ")),
            _ => self.every(|words| words.replace('ﬁ', "fi").replace('ﬃ', "ffi").replace("e\u{301}", "é")),
        }
    }

    fn letter(&mut self, place: usize, random: &mut Random, change: impl Fn(&mut String, usize)) {
        let (number, words) = &mut self.0[place];
        let at = words.floor_char_boundary(random.below(words.len() as u64 + 1) as usize);
        change(words, at);
        if words.is_empty() {
            *number = None;
        }
    }

    fn every(&mut self, change: impl Fn(&str) -> String) {
        for (_, words) in &mut self.0 {
            *words = change(words);
        }
    }
}

fn statement(span: Span) -> Statement {
    Statement {
        form: Form::Direct,
        content: vec![span],
        cue: Vec::new(),
        source: Vec::new(),
        speaker: None,
        said: None,
        certainty: Certainty(90),
        reasons: Vec::new(),
        relay_of: None,
    }
}

const ARTICLE: ArticleId = ArticleId(1);

/// A project in which every sentence has its number as a note.
fn noted(pieces: &Pieces) -> Project {
    let (article, analysis, numbers) = pieces.article();
    let mut content = Content::default();
    content.analyses.insert(AnalysisKey::of(&article), Arc::new(analysis));
    content.ground = Edit::AddArticles(vec![(ARTICLE, Arc::new(article))]).apply(&Ground::default());
    let mut project = Project::new(content);
    for (index, number) in numbers.iter().enumerate() {
        let key = StatementKey { article: ARTICLE, index: StatementIndex(index as u32) };
        let at = project.anchors(&[key]);
        project.apply(&Edit::Statements { at, change: StatementChange::Note(number.to_string()) });
    }
    project
}

/// Decisions that stayed, that are listed, and that are on words of another sentence; and how many there were.
fn count(project: &Project, pieces: &Pieces, before: usize) -> (usize, usize, usize) {
    let (_, _, numbers) = pieces.article();
    let rows = project.findings().statements_of(ARTICLE);
    assert_eq!(rows.len(), numbers.len());
    let noted = rows.iter().zip(&numbers).filter(|(row, _)| !row.note.is_empty());
    let (stayed, jumped): (Vec<_>, Vec<_>) = noted.partition(|(row, number)| *row.note == *number.to_string());
    let listed = project.findings().unplaced.len();
    assert_eq!(stayed.len() + jumped.len() + listed, before, "a decision is nowhere");
    (stayed.len(), listed, jumped.len())
}

/// Makes one edit; the text is corrected in the program when it is `known`, and comes anew from elsewhere otherwise.
fn edits_once(known: bool, random: &mut Random) -> (usize, usize, usize) {
    let mut pieces = Pieces::random(random);
    let mut project = noted(&pieces);
    let before = pieces.article().2.len();
    pieces.edit(random);
    let (article, analysis, _) = pieces.article();
    let key = AnalysisKey::of(&article);
    if known {
        // The person corrects the text: anchors move along.
        let change = ArticleChange::Text(article.text.to_string());
        project.apply(&Edit::Article { articles: vec![ARTICLE], change });
    } else {
        // The text is another: all that is known is what the anchors say.
        let mut content = project.content();
        content.ground.articles.insert(ARTICLE, Arc::new(article));
        project = Project::new(content);
    }
    project.add_analyses([(key, Arc::new(analysis))]);
    count(&project, &pieces, before)
}

#[test]
fn five_hundred_edits_and_no_silent_jump() {
    for known in [false, true] {
        let mut random = Random(7);
        let (mut stayed, mut listed) = (0, 0);
        for edit in 0..500 {
            let (stays, lists, jumps) = edits_once(known, &mut random);
            assert_eq!(jumps, 0, "edit {edit}, known: {known}");
            stayed += stays;
            listed += lists;
        }
        println!("known: {known}; stayed {stayed}, listed {listed}");
        assert!(stayed > listed, "{stayed} stayed, {listed} are listed");
    }
}
