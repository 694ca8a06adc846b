use super::text_change::change_text;
use super::{
    AddedEvent, Anchor, ArticleDecisions, Binned, EventDecision, EventPlace, Ground, SaidChoice, SpeakerChoice,
    SpeakerDecision, SpeakerKey, StatementDecision,
};
use crate::model::{Article, ArticleId, Edtf, Field, Form, SpeakerKind};
use std::sync::Arc;

/// One change of the [`super::Ground`]: one step to undo.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    AddArticles(Vec<(ArticleId, Arc<Article>)>),
    /// Into the bin, with what was decided about them.
    RemoveArticles(Vec<ArticleId>),
    /// Out of the bin.
    RestoreArticles(Vec<ArticleId>),
    EmptyBin,
    /// Other texts of articles that are there; their decisions find their places by their anchors.
    ReplaceArticles(Vec<(ArticleId, Arc<Article>)>),
    Article {
        articles: Vec<ArticleId>,
        change: ArticleChange,
    },
    Statements {
        at: Vec<(ArticleId, Anchor)>,
        change: StatementChange,
    },
    /// Adds an event that the engine did not find to an article.
    AddEvent {
        article: ArticleId,
        title: String,
        /// `None` = unknown.
        date: Option<Edtf>,
    },
    /// Changes events, found or added.
    Events {
        at: Vec<EventPlace>,
        change: EventChange,
    },
    Speaker {
        key: SpeakerKey,
        change: SpeakerChange,
    },
    /// Makes all of them one event, the last named.
    MergeEvents {
        from: Vec<EventPlace>,
        into: EventPlace,
    },
    /// The first is not the second: the engine neither joins nor proposes them again.
    KeepApart(SpeakerKey, SpeakerKey),
    /// Makes all of them one speaker, the last named.
    MergeSpeakers {
        from: Vec<SpeakerKey>,
        into: SpeakerKey,
    },
}

/// What a person may set about an article.
#[derive(Clone, Debug, PartialEq)]
pub enum ArticleChange {
    Published(Option<Edtf>),
    Headline(String),
    /// The text itself; decisions move along with their words.
    Text(String),
    Byline(String),
    Outlet(String),
}

/// What a person may set about a statement.
#[derive(Clone, Debug, PartialEq)]
pub enum StatementChange {
    Speaker(SpeakerChoice),
    Form(Form),
    /// `None` = unknown.
    Said(Option<Edtf>),
    Hidden(bool),
    Checked(bool),
    /// Empty takes the note away.
    Note(String),
    /// Back to what the engine found; hidden, checked and the note stay.
    AsFound,
}

/// What a person may set about an event.
#[derive(Clone, Debug, PartialEq)]
pub enum EventChange {
    Title(String),
    /// `None` = unknown.
    Date(Option<Edtf>),
    /// It is really this one.
    SameAs(EventPlace),
    /// Undoes a merge: the event is itself again.
    Split,
    Hidden(bool),
}

/// What a person may set about a speaker.
#[derive(Clone, Debug, PartialEq)]
pub enum SpeakerChange {
    /// Empty gives back the name that the articles use.
    Name(String),
    Kind(SpeakerKind),
    /// Undoes a merge: the speaker is itself again.
    Split,
}

impl Edit {
    /// What the step is called in the Edit menu: `Change speaker of 3 statements`.
    pub fn label(&self) -> String {
        let of = |what: &str, count: usize, things: &str| {
            if count == 1 { what.to_owned() } else { format!("{what} of {count} {things}") }
        };
        match self {
            Edit::AddArticles(articles) => counted("Add", articles.len(), "article"),
            Edit::RemoveArticles(articles) => counted("Remove", articles.len(), "article"),
            Edit::RestoreArticles(articles) => counted("Restore", articles.len(), "article"),
            Edit::EmptyBin => "Empty the bin".to_owned(),
            Edit::ReplaceArticles(articles) => counted("Take new version of", articles.len(), "article"),
            Edit::Article { articles, change } => {
                let what = match change {
                    ArticleChange::Published(_) => "Change published date",
                    ArticleChange::Headline(_) => "Change headline",
                    ArticleChange::Text(_) => "Correct text",
                    ArticleChange::Byline(_) => "Change byline",
                    ArticleChange::Outlet(_) => "Change outlet",
                };
                of(what, articles.len(), "articles")
            }
            Edit::Statements { at, change } => match change {
                StatementChange::Speaker(_) => of("Change speaker", at.len(), "statements"),
                StatementChange::Form(_) => of("Change form", at.len(), "statements"),
                StatementChange::Said(_) => of("Change said-date", at.len(), "statements"),
                StatementChange::Hidden(true) => counted("Hide", at.len(), "statement"),
                StatementChange::Hidden(false) => counted("Show", at.len(), "statement"),
                StatementChange::Checked(true) => counted("Check", at.len(), "statement"),
                StatementChange::Checked(false) => counted("Uncheck", at.len(), "statement"),
                StatementChange::Note(_) => of("Change note", at.len(), "statements"),
                StatementChange::AsFound => counted("Reset", at.len(), "statement"),
            },
            Edit::Events { at, change } => event_label(at.len(), change),
            Edit::AddEvent { .. } => "Add event".to_owned(),
            Edit::Speaker { change, .. } => match change {
                SpeakerChange::Name(_) => "Rename speaker".to_owned(),
                SpeakerChange::Kind(_) => "Change kind of speaker".to_owned(),
                SpeakerChange::Split => "Split speaker".to_owned(),
            },
            Edit::KeepApart(..) => "Keep 2 speakers apart".to_owned(),
            Edit::MergeEvents { from, .. } => format!("Merge {} events", from.len() + 1),
            Edit::MergeSpeakers { from, .. } => format!("Merge {} speakers", from.len() + 1),
        }
    }

    /// The ground after this edit. What it names and `ground` lacks is passed over.
    pub fn apply(&self, ground: &Ground) -> Ground {
        let mut ground = ground.clone();
        match self {
            Edit::AddArticles(articles) => {
                for (id, article) in articles {
                    ground.articles.insert(*id, article.clone());
                }
            }
            Edit::RemoveArticles(articles) => {
                for id in articles {
                    let Some(article) = ground.articles.remove(id) else { continue };
                    let decisions = ground.decisions.remove(id).map(Arc::unwrap_or_clone).unwrap_or_default();
                    ground.bin.insert(*id, Arc::new(Binned { article, decisions }));
                }
            }
            Edit::RestoreArticles(articles) => {
                for id in articles {
                    let Some(binned) = ground.bin.remove(id) else { continue };
                    ground.articles.insert(*id, binned.article.clone());
                    if !binned.decisions.is_empty() {
                        ground.decisions.insert(*id, Arc::new(binned.decisions.clone()));
                    }
                }
            }
            Edit::EmptyBin => ground.bin.clear(),
            Edit::ReplaceArticles(articles) => {
                for (id, article) in articles {
                    if ground.articles.contains_key(id) {
                        ground.articles.insert(*id, article.clone());
                    }
                }
            }
            Edit::Article { articles, change: ArticleChange::Text(text) } => {
                for id in articles {
                    let Some(article) = ground.articles.get_mut(id) else { continue };
                    let mut decisions = ground.decisions.remove(id).map(Arc::unwrap_or_clone).unwrap_or_default();
                    change_text(Arc::make_mut(article), &mut decisions, text);
                    if !decisions.is_empty() {
                        ground.decisions.insert(*id, Arc::new(decisions));
                    }
                }
            }
            Edit::Article { articles, change } => {
                for id in articles {
                    if let Some(article) = ground.articles.get_mut(id) {
                        change_article(Arc::make_mut(article), change);
                    }
                }
            }
            Edit::Statements { at, change } => {
                for (id, anchor) in at {
                    change_decisions(&mut ground, *id, |decisions| {
                        let list = &mut decisions.statements;
                        let place = place_of(list, anchor, |d| &d.anchor, StatementDecision::new);
                        change_statement(&mut list[place], change);
                        list.retain(|decision| !decision.is_empty());
                    });
                }
            }
            Edit::Events { at, change } => change_events(&mut ground, at, change),
            Edit::AddEvent { article, title, date } => change_decisions(&mut ground, *article, |decisions| {
                let number = decisions.added.last().map_or(0, |last| last.number + 1);
                let title = title.trim().to_owned();
                decisions.added.push(AddedEvent { number, title, date: *date, same_as: None, hidden: false });
            }),
            Edit::Speaker { key, change } => change_speaker(&mut ground, key, change),
            Edit::KeepApart(key, other) => {
                let mut decision = ground.speakers.get(key).cloned().unwrap_or_default();
                decision.apart.insert(other.clone());
                ground.speakers.insert(key.clone(), decision);
            }
            Edit::MergeEvents { from, into } => {
                // The one that stays must not itself lead elsewhere, or the merge would be a ring.
                change_events(&mut ground, std::slice::from_ref(into), &EventChange::Split);
                let others: Vec<EventPlace> = from.iter().filter(|place| *place != into).cloned().collect();
                change_events(&mut ground, &others, &EventChange::SameAs(into.clone()));
            }
            Edit::MergeSpeakers { from, into } => {
                // The one who stays must not itself lead elsewhere, or the merge would be a ring.
                change_speaker(&mut ground, into, &SpeakerChange::Split);
                for key in from.iter().filter(|key| *key != into) {
                    let mut decision = ground.speakers.get(key).cloned().unwrap_or_default();
                    decision.merged_into = Some(into.clone());
                    ground.speakers.insert(key.clone(), decision);
                }
            }
        }
        ground
    }
}

fn event_label(count: usize, change: &EventChange) -> String {
    match change {
        EventChange::Title(_) if count == 1 => "Change title".to_owned(),
        EventChange::Date(_) if count == 1 => "Change date".to_owned(),
        EventChange::Title(_) => format!("Change title of {count} events"),
        EventChange::Date(_) => format!("Change date of {count} events"),
        EventChange::SameAs(_) => format!("Merge {} events", count + 1),
        EventChange::Split => counted("Split", count, "event"),
        EventChange::Hidden(true) => counted("Hide", count, "event"),
        EventChange::Hidden(false) => counted("Show", count, "event"),
    }
}

fn counted(verb: &str, count: usize, thing: &str) -> String {
    if count == 1 { format!("{verb} {thing}") } else { format!("{verb} {count} {thing}s") }
}

fn change_article(article: &mut Article, change: &ArticleChange) {
    let field = |value: &String| (!value.trim().is_empty()).then(|| Field { value: value.trim().into(), span: None });
    match change {
        ArticleChange::Published(date) => {
            article.published = *date;
            article.published_span = None;
        }
        ArticleChange::Headline(value) => article.headline = field(value),
        // With the decisions about it, above.
        ArticleChange::Text(_) => {}
        ArticleChange::Byline(value) => article.byline = field(value),
        ArticleChange::Outlet(value) => article.outlet = field(value),
    }
}

fn change_decisions(ground: &mut Ground, id: ArticleId, change: impl FnOnce(&mut ArticleDecisions)) {
    if !ground.articles.contains_key(&id) {
        return;
    }
    let mut decisions = ground.decisions.get(&id).map(|d| (**d).clone()).unwrap_or_default();
    change(&mut decisions);
    if decisions.is_empty() {
        ground.decisions.remove(&id);
    } else {
        ground.decisions.insert(id, Arc::new(decisions));
    }
}

fn change_events(ground: &mut Ground, at: &[EventPlace], change: &EventChange) {
    for place in at {
        change_decisions(ground, place.article(), |decisions| match place {
            EventPlace::Found { anchor, .. } => {
                let list = &mut decisions.events;
                let place = place_of(list, anchor, |d| &d.anchor, EventDecision::new);
                change_event(&mut list[place], change);
                list.retain(|decision| !decision.is_empty());
            }
            EventPlace::Added { number, .. } => {
                if let Some(event) = decisions.added.iter_mut().find(|event| event.number == *number) {
                    change_added(event, change);
                }
            }
        });
    }
}

/// Where the decision with this anchor stands in `list`; a new one is put in by its position.
fn place_of<D>(
    list: &mut Vec<D>,
    anchor: &Anchor,
    anchor_of: impl Fn(&D) -> &Anchor,
    new: impl Fn(Anchor) -> D,
) -> usize {
    if let Some(place) = list.iter().position(|decision| anchor_of(decision) == anchor) {
        return place;
    }
    let place = list.partition_point(|decision| anchor_of(decision).start <= anchor.start);
    list.insert(place, new(anchor.clone()));
    place
}

fn change_statement(decision: &mut StatementDecision, change: &StatementChange) {
    match change {
        StatementChange::Speaker(choice) => decision.speaker = Some(choice.clone()),
        StatementChange::Form(form) => decision.form = Some(*form),
        StatementChange::Said(date) => decision.said = Some(SaidChoice::from(*date)),
        StatementChange::Hidden(hidden) => decision.hidden = *hidden,
        StatementChange::Checked(checked) => decision.checked = *checked,
        StatementChange::Note(note) => decision.note = note.trim_end().to_owned(),
        StatementChange::AsFound => (decision.speaker, decision.form, decision.said) = (None, None, None),
    }
}

fn change_event(decision: &mut EventDecision, change: &EventChange) {
    match change {
        EventChange::Title(title) if title.trim().is_empty() => decision.title = None,
        EventChange::Title(title) => decision.title = Some(title.trim().to_owned()),
        EventChange::Date(date) => decision.date = Some(SaidChoice::from(*date)),
        EventChange::SameAs(other) => decision.same_as = Some(other.clone()),
        EventChange::Split => decision.same_as = None,
        EventChange::Hidden(hidden) => decision.hidden = *hidden,
    }
}

fn change_added(event: &mut AddedEvent, change: &EventChange) {
    match change {
        // It has no other title to go back to.
        EventChange::Title(title) if title.trim().is_empty() => {}
        EventChange::Title(title) => event.title = title.trim().to_owned(),
        EventChange::Date(date) => event.date = *date,
        EventChange::SameAs(other) => event.same_as = Some(other.clone()),
        EventChange::Split => event.same_as = None,
        EventChange::Hidden(hidden) => event.hidden = *hidden,
    }
}

fn change_speaker(ground: &mut Ground, key: &SpeakerKey, change: &SpeakerChange) {
    let mut decision = ground.speakers.get(key).cloned().unwrap_or_default();
    match change {
        SpeakerChange::Name(name) if name.trim().is_empty() => decision.name = None,
        SpeakerChange::Name(name) => decision.name = Some(name.trim().to_owned()),
        SpeakerChange::Kind(kind) => decision.kind = Some(*kind),
        SpeakerChange::Split => decision.merged_into = None,
    }
    if decision == SpeakerDecision::default() {
        ground.speakers.remove(key);
    } else {
        ground.speakers.insert(key.clone(), decision);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Origin, TextHash};

    fn article(text: &str) -> Arc<Article> {
        Arc::new(Article::of(text, Origin::default()))
    }

    fn anchor(start: u32) -> Anchor {
        let empty = String::new;
        Anchor {
            text: TextHash::of(""),
            start,
            words: empty(),
            before: empty(),
            after: empty(),
            cue: empty(),
            twins: 0,
        }
    }

    fn ground() -> Ground {
        Edit::AddArticles(vec![(ArticleId(1), article("one")), (ArticleId(2), article("two"))])
            .apply(&Ground::default())
    }

    fn at(starts: &[u32]) -> Vec<(ArticleId, Anchor)> {
        starts.iter().map(|&start| (ArticleId(1), anchor(start))).collect()
    }

    #[test]
    fn labels() {
        let check = |edit: Edit, label: &str| assert_eq!(edit.label(), label);
        check(Edit::AddArticles(vec![(ArticleId(1), article(""))]), "Add article");
        check(Edit::RemoveArticles(vec![ArticleId(1), ArticleId(2)]), "Remove 2 articles");
        check(Edit::Statements { at: at(&[1]), change: StatementChange::Form(Form::Direct) }, "Change form");
        check(
            Edit::Statements { at: at(&[1, 2, 3]), change: StatementChange::Speaker(SpeakerChoice::Unknown) },
            "Change speaker of 3 statements",
        );
        let key = |name: &str| SpeakerKey::Named(name.into());
        check(Edit::MergeSpeakers { from: vec![key("a b"), key("c d")], into: key("e f") }, "Merge 3 speakers");
    }

    #[test]
    fn decisions_stand_in_order_and_an_empty_one_goes() {
        let checked =
            |starts: &[u32], checked| Edit::Statements { at: at(starts), change: StatementChange::Checked(checked) };
        let ground = checked(&[7, 3, 5], true).apply(&ground());
        let starts = |ground: &Ground| -> Vec<u32> {
            ground.decisions[&ArticleId(1)].statements.iter().map(|d| d.anchor.start).collect()
        };
        assert_eq!(starts(&ground), [3, 5, 7]);
        let ground = checked(&[5], false).apply(&ground);
        assert_eq!(starts(&ground), [3, 7]);
        let ground = checked(&[3, 7], false).apply(&ground);
        assert!(ground.decisions.is_empty());
    }

    #[test]
    fn a_removed_article_waits_in_the_bin_with_its_decisions() {
        let edit = Edit::Statements { at: at(&[1]), change: StatementChange::Hidden(true) };
        let ground = Edit::RemoveArticles(vec![ArticleId(1)]).apply(&edit.apply(&ground()));
        assert_eq!((ground.articles.len(), ground.decisions.len(), ground.bin.len()), (1, 0, 1));
        let back = Edit::RestoreArticles(vec![ArticleId(1), ArticleId(2)]).apply(&ground);
        assert_eq!((back.articles.len(), back.decisions.len(), back.bin.len()), (2, 1, 0));
        assert_eq!(Edit::EmptyBin.apply(&ground).bin.len(), 0);
    }

    #[test]
    fn what_is_not_there_is_passed_over() {
        let edit = Edit::Statements { at: vec![(ArticleId(9), anchor(0))], change: StatementChange::Hidden(true) };
        assert_eq!(edit.apply(&ground()), ground());
        let edit = Edit::Article { articles: vec![ArticleId(9)], change: ArticleChange::Published(None) };
        assert_eq!(edit.apply(&ground()), ground());
    }

    #[test]
    fn an_added_event_can_be_changed_like_one_that_was_found() {
        let add = |title: &str| Edit::AddEvent { article: ArticleId(1), title: title.into(), date: None };
        let ground = add("Second fire").apply(&add(" First fire ").apply(&ground()));
        let second = EventPlace::Added { article: ArticleId(1), number: 1 };
        let change = |change| Edit::Events { at: vec![second.clone()], change };
        let ground = change(EventChange::Date(Some(Edtf::year(2021)))).apply(&ground);
        let ground = change(EventChange::Title(" ".into())).apply(&ground);
        let ground = change(EventChange::Hidden(true)).apply(&ground);
        let events: Vec<_> = ground.decisions[&ArticleId(1)]
            .added
            .iter()
            .map(|event| (event.number, event.title.as_str(), event.date, event.hidden))
            .collect();
        assert_eq!(events, [(0, "First fire", None, false), (1, "Second fire", Some(Edtf::year(2021)), true)]);
        assert_eq!(add("x").label(), "Add event");
        assert_eq!(change(EventChange::Hidden(true)).label(), "Hide event");
    }

    #[test]
    fn a_merge_is_no_ring() {
        let key = |name: &str| SpeakerKey::Named(name.into());
        let merge = |from: &str, into: &str| Edit::MergeSpeakers { from: vec![key(from)], into: key(into) };
        let ground = merge("b b", "a a").apply(&merge("a a", "b b").apply(&ground()));
        assert_eq!(ground.speakers.get(&key("a a")), None);
        assert_eq!(ground.speakers[&key("b b")].merged_into, Some(key("a a")));
        let ground = merge("a a", "a a").apply(&ground);
        assert_eq!(ground.speakers.get(&key("a a")), None);
    }
}
