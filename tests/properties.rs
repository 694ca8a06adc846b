//! What must hold for every text and every row of edits.

mod support;

use claimline::model::{ArticleId, Edtf, Form, SpeakerKind, StatementIndex};
use claimline::project::store::{parse, to_text};
use claimline::project::{
    ArticleChange, Edit, Project, SpeakerChange, SpeakerChoice, SpeakerKey, StatementChange, StatementKey,
};
use claimline::text::{CharIndex, segment};
use proptest::prelude::*;
use support::newsroom;

/// An edit in terms that fit any project.
#[derive(Clone, Debug)]
enum Step {
    Statement(u32, u32, StatementChange),
    Article(u32, ArticleChange),
    Remove(u32),
    Rename(usize, String),
    Merge(usize, usize),
    Split(usize),
    Undo,
    Redo,
}

fn statement_change() -> impl Strategy<Value = StatementChange> {
    prop_oneof![
        any::<String>()
            .prop_map(|name| { StatementChange::Speaker(SpeakerChoice::New { name, kind: SpeakerKind::Person }) }),
        Just(StatementChange::Speaker(SpeakerChoice::Unknown)),
        Just(StatementChange::Form(Form::Indirect)),
        (1900i16..2100).prop_map(|year| StatementChange::Said(Some(Edtf::year(year)))),
        Just(StatementChange::Said(None)),
        any::<bool>().prop_map(StatementChange::Hidden),
        any::<bool>().prop_map(StatementChange::Checked),
        any::<String>().prop_map(StatementChange::Note),
        Just(StatementChange::AsFound),
    ]
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        6 => (1u32..4, 0u32..4, statement_change()).prop_map(|(a, s, change)| Step::Statement(a, s, change)),
        1 => (1u32..4, any::<String>()).prop_map(|(a, title)| Step::Article(a, ArticleChange::Headline(title))),
        1 => (1u32..4, 2000i16..2030).prop_map(|(a, y)| Step::Article(a, ArticleChange::Published(Some(Edtf::year(y))))),
        1 => (1u32..4).prop_map(Step::Remove),
        1 => (0usize..6, any::<String>()).prop_map(|(s, name)| Step::Rename(s, name)),
        2 => (0usize..6, 0usize..6).prop_map(|(a, b)| Step::Merge(a, b)),
        1 => (0usize..6).prop_map(Step::Split),
        2 => Just(Step::Undo),
        1 => Just(Step::Redo),
    ]
}

fn take(project: &mut Project, step: Step) {
    let speaker = |project: &Project, place: usize| -> Option<SpeakerKey> {
        project.findings().speakers.get(place).map(|row| row.key.clone())
    };
    let edit = match step {
        Step::Statement(article, index, change) => {
            let key = StatementKey { article: ArticleId(article), index: StatementIndex(index) };
            Some(Edit::Statements { at: project.anchors(&[key]), change })
        }
        Step::Article(article, change) => Some(Edit::Article { articles: vec![ArticleId(article)], change }),
        Step::Remove(article) => Some(Edit::RemoveArticles(vec![ArticleId(article)])),
        Step::Rename(place, name) => {
            speaker(project, place).map(|key| Edit::Speaker { key, change: SpeakerChange::Name(name) })
        }
        Step::Merge(from, into) => speaker(project, from)
            .zip(speaker(project, into))
            .map(|(from, into)| Edit::MergeSpeakers { from: vec![from], into }),
        Step::Split(place) => speaker(project, place).map(|key| Edit::Speaker { key, change: SpeakerChange::Split }),
        Step::Undo => {
            project.undo();
            None
        }
        Step::Redo => {
            project.redo();
            None
        }
    };
    if let Some(edit) = edit {
        project.apply(&edit);
    }
}

fn text_of(project: &Project) -> String {
    to_text(&project.content()).unwrap()
}

/// Text with what texts are made of here: words, quotation marks, stops, line breaks, letters of any size.
fn prose() -> impl Strategy<Value = String> {
    "([a-zA-Zéß “”\"'‘’.,;:?!—\n\r\t-]|Mr\\.|U\\.S\\.|\\PC|\u{0}|\u{301}){0,200}"
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn undo_of_everything_gives_back_every_byte(steps in prop::collection::vec(step(), 0..20)) {
        let mut project = Project::new(newsroom());
        let first = text_of(&project);
        for step in steps {
            take(&mut project, step);
        }
        while project.redo() {}
        let last = text_of(&project);
        while project.undo() {}
        prop_assert_eq!(text_of(&project), first);
        while project.redo() {}
        prop_assert_eq!(text_of(&project), last);
    }

    #[test]
    fn findings_do_not_depend_on_how_one_came_there(steps in prop::collection::vec(step(), 0..20)) {
        let mut project = Project::new(newsroom());
        for step in steps {
            take(&mut project, step);
        }
        let anew = Project::new(project.content());
        prop_assert_eq!(&anew.findings().articles, &project.findings().articles);
        prop_assert_eq!(&anew.findings().statements, &project.findings().statements);
        prop_assert_eq!(&anew.findings().speakers, &project.findings().speakers);
        prop_assert_eq!(&anew.findings().events, &project.findings().events);
        prop_assert_eq!(&anew.findings().unplaced, &project.findings().unplaced);
    }

    #[test]
    fn a_saved_project_is_the_same_project(steps in prop::collection::vec(step(), 0..20)) {
        let mut project = Project::new(newsroom());
        for step in steps {
            take(&mut project, step);
        }
        let text = text_of(&project);
        let loaded = parse(&text).unwrap();
        prop_assert_eq!(&loaded.content, &project.content());
        prop_assert!(loaded.warnings.is_empty());
        prop_assert_eq!(to_text(&loaded.content).unwrap(), text);
    }

    #[test]
    fn a_damaged_project_is_an_error_or_a_project(at in 0.0..1.0f64, junk in "[\\[\\]():,\"0-9a-zé]{0,4}") {
        let good = to_text(&newsroom()).unwrap();
        let place = good.floor_char_boundary((good.len() as f64 * at) as usize);
        let rest = good[place..].chars().skip(1).collect::<String>();
        if let Ok(loaded) = parse(&format!("{}{junk}{rest}", &good[..place])) {
            Project::new(loaded.content);
        }
    }

    #[test]
    fn segments_tile_their_text(text in prose()) {
        let segments = segment(&text);
        let mut end = 0;
        for token in &segments.tokens {
            prop_assert!(token.span.is_valid_in(&text) && !token.span.is_empty());
            prop_assert!(token.span.start() >= end);
            prop_assert!(text[end..token.span.start()].chars().all(char::is_whitespace));
            end = token.span.end();
        }
        prop_assert!(text[end..].chars().all(char::is_whitespace));
        let mut end = 0;
        for sentence in &segments.sentences {
            prop_assert!(sentence.span.is_valid_in(&text) && sentence.span.start() >= end);
            prop_assert!(text[end..sentence.span.start()].chars().all(char::is_whitespace));
            end = sentence.span.end();
        }
        prop_assert!(text[end..].chars().all(char::is_whitespace));
    }

    #[test]
    fn character_offsets_come_back(text in prose()) {
        let index = CharIndex::new(text.as_str().into());
        for (chars, (bytes, _)) in text.char_indices().enumerate() {
            prop_assert_eq!(index.char_of(bytes), chars);
            prop_assert_eq!(index.byte_of(chars), bytes);
        }
    }

    #[test]
    fn every_finding_lies_in_its_text(text in prose()) {
        let article = claimline::import::article_from_text(&text, claimline::model::Origin::default());
        let mut content = support::content(vec![(article.clone(), claimline::extract::analyze(&article))]);
        let loaded = parse(&to_text(&content).unwrap()).unwrap();
        prop_assert_eq!(&loaded.warnings, &Vec::<String>::new());
        content.ground.decisions.clear();
        prop_assert_eq!(loaded.content, content);
    }
}
