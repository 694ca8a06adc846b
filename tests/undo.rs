//! Undo without borders: any 1,000 operations, taken back one by one, give the first file again, byte for byte; made
//! again, the last one.

mod support;

use claimline::extract::analyze;
use claimline::model::{ArticleId, Edtf, Form, SpeakerKind, StatementIndex, StatementKey};
use claimline::project::store::to_text;
use claimline::project::{
    AnalysisKey, ArticleChange, Edit, Import, Project, SpeakerChange, SpeakerChoice, StatementChange,
};
use proptest::prelude::*;
use std::sync::Arc;
use support::{ARLE, MARA, OFFICIAL, TOM, newsroom, report};

/// A kind of operation and what it needs to choose.
type Operation = (u8, u16, u16);

fn operate(project: &mut Project, import: &mut Import, (kind, first, second): Operation) {
    let (first, second) = (first as usize, second as usize);
    let findings = project.findings();
    let article = |place: usize| findings.articles.get(place % findings.articles.len().max(1)).map(|row| row.id);
    let statement = |place: usize| findings.statements.get(place % findings.statements.len().max(1)).map(|row| row.key);
    let speaker =
        |place: usize| findings.speakers.get(place % findings.speakers.len().max(1)).map(|row| row.key.clone());
    let change = |keys: Vec<StatementKey>, change| {
        Some(Edit::Statements { at: project.anchors(&keys), change }).filter(|_| !keys.is_empty())
    };
    let all = || findings.statements.iter().map(|row| row.key).collect::<Vec<_>>();
    let edit = match kind {
        // An import that goes on, or a new one.
        0 | 1 => {
            if kind == 0 {
                *import = Import::default();
            }
            if findings.articles.len() + project.ground().bin.len() < 12 {
                let voices = [MARA, TOM, ARLE, OFFICIAL];
                let said = [(voices[first % 4], "We will wait"), (voices[second % 4], "Nobody was told")];
                let (article, analysis) = report(&format!("Report {first} {second}"), None, &said);
                project.import(import, vec![(Arc::new(article), Some(Arc::new(analysis)))]);
            }
            None
        }
        // Bulk edits.
        2 => change(all(), StatementChange::Checked(second % 2 == 0)),
        3 => change(all(), StatementChange::Hidden(second % 2 == 0)),
        4 => change(all(), StatementChange::Said(Some(Edtf::year(1990 + (second % 40) as i16)))),
        5 => {
            let articles = findings.articles.iter().map(|row| row.id).collect();
            Some(Edit::Article { articles, change: ArticleChange::Outlet(format!("Outlet {second}")) })
        }
        // One statement.
        6 => change(statement(first).into_iter().collect(), StatementChange::Note(second.to_string())),
        7 => change(statement(first).into_iter().collect(), StatementChange::Form(Form::Indirect)),
        8 => {
            let choice = SpeakerChoice::New { name: format!("Ida Voss {}", second % 5), kind: SpeakerKind::Person };
            change(statement(first).into_iter().collect(), StatementChange::Speaker(choice))
        }
        9 => change(statement(first).into_iter().collect(), StatementChange::AsFound),
        // Speakers.
        10 => speaker(first).zip(speaker(second)).map(|(a, into)| Edit::MergeSpeakers { from: vec![a], into }),
        11 => speaker(first).map(|key| Edit::Speaker { key, change: SpeakerChange::Split }),
        12 => speaker(first).map(|key| Edit::Speaker { key, change: SpeakerChange::Name(second.to_string()) }),
        // Deleting, bringing back, for good.
        13 => article(first).map(|id| Edit::RemoveArticles(vec![id])),
        14 => {
            let mut ids = project.ground().bin.keys();
            ids.next().map(|id| Edit::RestoreArticles(vec![*id]))
        }
        15 => Some(Edit::EmptyBin).filter(|_| first % 4 == 0),
        // A text is corrected, or gets another date: the engine reads it again.
        16 => article(first).map(|id| {
            let text = &findings.text(id).map(|article| article.text.to_string()).unwrap_or_default();
            let at = text.floor_char_boundary(second % (text.len() + 1));
            let change =
                ArticleChange::Text(format!("{}{}{}", &text[..at], ["é", " ", "🏭 ", ""][first % 4], &text[at..]));
            Edit::Article { articles: vec![id], change }
        }),
        17 => article(first).map(|id| {
            let change = ArticleChange::Published(Some(Edtf::year(2000 + (second % 20) as i16)));
            Edit::Article { articles: vec![id], change }
        }),
        18 => {
            read_again(project);
            None
        }
        19 => {
            (0..first % 4).for_each(|_| _ = project.undo());
            None
        }
        20 => {
            (0..first % 4).for_each(|_| _ = project.redo());
            None
        }
        _ => {
            let key = StatementKey { article: ArticleId(1), index: StatementIndex((second % 3) as u32) };
            change(vec![key], StatementChange::Note(format!("again {first}")))
        }
    };
    if let Some(edit) = edit {
        project.apply(&edit);
    }
}

/// The engine reads what it has not read as it is now.
fn read_again(project: &mut Project) {
    let read: Vec<_> =
        project.unanalysed().map(|article| (AnalysisKey::of(article), Arc::new(analyze(article)))).collect();
    project.add_analyses(read);
}

fn text_of(project: &Project) -> String {
    to_text(&project.content()).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4, failure_persistence: None, max_shrink_iters: 40, ..ProptestConfig::default() })]

    #[test]
    fn a_thousand_operations_and_back(
        operations in prop::collection::vec((0u8..22, any::<u16>(), any::<u16>()), 1000)
    ) {
        let mut project = Project::new(newsroom());
        let first = text_of(&project);
        let mut import = Import::default();
        for operation in operations {
            operate(&mut project, &mut import, operation);
        }
        while project.redo() {}
        read_again(&mut project);
        let last = text_of(&project);
        let steps = project.history().steps().len() - 1;
        let mut back = 0;
        while project.undo() {
            back += 1;
        }
        prop_assert_eq!(back, steps);
        prop_assert_eq!(text_of(&project), first);
        while project.redo() {}
        prop_assert_eq!(text_of(&project), last);
    }
}
