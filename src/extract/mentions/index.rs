use super::entity::{Entity, words_of};
use super::names::{Name, NameKind};
use crate::extract::Page;
use crate::lexicon::{Gender, first_name, title};
use crate::model::SpeakerKind;
use crate::text::fold;
use std::collections::{BTreeSet, HashMap};

/// How many people of one surname are compared, those named last: no article has more, and a list of
/// relatives stays linear.
const NAMESAKES: usize = 64;

/// Entities by the words that may stand for them.
#[derive(Default)]
struct Index {
    entities: Vec<Entity>,
    by_surname: HashMap<String, Vec<usize>>,
    /// Whom a surname alone was last read as: relatives named later do not take it over.
    called: HashMap<String, usize>,
    by_first_name: HashMap<String, Vec<usize>>,
    by_organisation: HashMap<String, usize>,
    /// Last word and acronym of organisations; `None` when two share it.
    by_short_form: HashMap<String, Option<usize>>,
}

/// Joins the names of one person or organisation: full names first, then what shortens them. Returns the
/// entities and, for each name, the entity that it stands for.
pub(super) fn cluster(page: &Page<'_>, names: &[Name]) -> (Vec<Entity>, Vec<usize>) {
    let mut index = Index::default();
    let mut entity_of = vec![usize::MAX; names.len()];
    for (n, name) in names.iter().enumerate() {
        let words = words_of(page, &name.tokens);
        let full = words.len() >= 2 && name.kind != NameKind::Unclear;
        let acronym = words.len() == 1 && page.word(name.tokens.start).chars().all(char::is_uppercase);
        if full || name.kind == NameKind::Organisation && words.len() == 1 && !acronym {
            entity_of[n] = index.full_name(page, name, words);
        }
    }
    let located = located(page, names);
    let mut last_seen: Vec<usize> = vec![0; index.entities.len()];
    for (n, name) in names.iter().enumerate() {
        if entity_of[n] == usize::MAX {
            entity_of[n] = index.short_name(page, name, &last_seen);
            let entity = &mut index.entities[entity_of[n]];
            if name.kind == NameKind::Unclear && !entity.surely_person && located.contains(&entity.name) {
                entity.kind = SpeakerKind::Organisation;
                entity.is_place = true;
            }
        }
        last_seen.resize(index.entities.len(), 0);
        last_seen[entity_of[n]] = name.tokens.start + 1;
        index.entities[entity_of[n]].learn(page, name);
    }
    (index.entities, entity_of)
}

impl Index {
    fn full_name(&mut self, page: &Page<'_>, name: &Name, words: Vec<String>) -> usize {
        let known = if name.kind == NameKind::Person {
            let namesakes = words.last().and_then(|w| self.by_surname.get(w));
            namesakes
                .and_then(|people| latest(people).iter().find(|e| self.entities[**e].fits_full_name(&words)).copied())
        } else {
            let key = words.join(" ");
            self.by_organisation.get(&key).copied().or_else(|| self.by_short_form.get(&key).copied().flatten())
        };
        known.unwrap_or_else(|| self.add(page, name, words))
    }

    fn add(&mut self, page: &Page<'_>, name: &Name, words: Vec<String>) -> usize {
        let e = self.entities.len();
        self.entities.push(Entity::named(page, name));
        if self.entities[e].kind == SpeakerKind::Person {
            if let Some(last) = words.last() {
                self.by_surname.entry(last.clone()).or_default().push(e);
            }
            if words.len() > 1 {
                self.by_first_name.entry(words[0].clone()).or_default().push(e);
            }
        } else {
            self.by_organisation.insert(words.join(" "), e);
            if words.len() > 1 {
                for short in short_forms(page, name) {
                    self.by_short_form.entry(short).and_modify(|known| *known = None).or_insert(Some(e));
                }
            }
        }
        e
    }

    /// Whom one word stands for: a surname, a first name that only one person has, an organisation's
    /// short form; else somebody new.
    fn short_name(&mut self, page: &Page<'_>, name: &Name, last_seen: &[usize]) -> usize {
        let words = words_of(page, &name.tokens);
        let Some(word) = words.last() else { return self.add(page, name, words) };
        let capitals = words.len() == 1 && page.word(name.tokens.start).chars().all(char::is_uppercase);
        if name.kind != NameKind::Place
            && (name.kind != NameKind::Organisation || capitals)
            && let Some(e) = self.person_called(page, name, word, last_seen)
        {
            if words.len() == 1 && self.entities[e].surname() == Some(word) {
                self.called.insert(word.clone(), e);
            }
            return e;
        }
        let key = words.join(" ");
        if let Some(e) = self.by_organisation.get(&key).copied() {
            return e;
        }
        let short = self.by_short_form.get(&key).copied().flatten();
        if let Some(e) = short.filter(|_| name.kind != NameKind::Person || first_name(word).is_none()) {
            return e;
        }
        self.add(page, name, words)
    }

    fn person_called(&self, page: &Page<'_>, name: &Name, word: &str, last_seen: &[usize]) -> Option<usize> {
        let gender = name.title.clone().and_then(|t| title(&fold(&page.phrase(t)))).and_then(|t| t.gender);
        let last_named = |people: &Vec<usize>| {
            let fits = |e: &&usize| !opposes(self.entities[**e].gender, gender);
            latest(people).iter().filter(fits).max_by_key(|e| last_seen.get(**e).copied().unwrap_or(0)).copied()
        };
        let called = self.called.get(word).copied().filter(|e| !opposes(self.entities[*e].gender, gender));
        called.filter(|_| name.title.is_none()).or_else(|| self.by_surname.get(word).and_then(last_named)).or_else(
            || {
                let by_first = name.title.clone().is_none_or(|t| goes_with_a_first_name(&page.lower(t.start)));
                let people = self.by_first_name.get(word).filter(|p| p.len() == 1 && by_first)?;
                last_named(people)
            },
        )
    }
}

/// `Sir Desmond`, `Sister Agnes`: a title that stands before the first name alone.
fn goes_with_a_first_name(title: &str) -> bool {
    matches!(
        title,
        "sir" | "dame" | "lady" | "king" | "queen" | "pope" | "prince" | "princess" | "sister" | "brother" | "father"
    )
}

/// Names of one word that stand somewhere after “in”: places, when nothing says that they are people.
fn located(page: &Page<'_>, names: &[Name]) -> BTreeSet<String> {
    let stands_in = |n: &&Name| n.tokens.start > 0 && page.word(n.tokens.start - 1) == "in" && n.tokens.len() == 1;
    names.iter().filter(stands_in).map(|n| page.phrase(n.tokens.clone())).collect()
}

fn latest(people: &[usize]) -> &[usize] {
    &people[people.len().saturating_sub(NAMESAKES)..]
}

fn opposes(a: Option<Gender>, b: Option<Gender>) -> bool {
    matches!((a, b), (Some(Gender::Male), Some(Gender::Female)) | (Some(Gender::Female), Some(Gender::Male)))
}

/// `compact` and `nc` for the Northern Compact.
fn short_forms(page: &Page<'_>, name: &Name) -> Vec<String> {
    let capitals = name.tokens.clone().filter_map(|i| page.word(i).chars().next()).filter(|c| c.is_uppercase());
    let acronym: String = capitals.flat_map(char::to_lowercase).collect();
    let last = fold(page.word(name.tokens.end - 1));
    let mut forms = vec![last];
    if acronym.len() >= 2 && acronym != forms[0] {
        forms.push(acronym);
    }
    forms
}

#[cfg(test)]
mod tests {
    use super::super::names::names;
    use super::*;
    use crate::extract::page::tests::article;
    use crate::extract::phrases::Phrases;

    /// Whom each name of the text stands for.
    fn check(text: &str, expected: &str) {
        let article = article(text);
        let page = Page::new(&article);
        let (entities, entity_of) = cluster(&page, &names(&page, &Phrases::new(&page)));
        let found: Vec<&str> = entity_of.iter().map(|e| entities[*e].name.as_str()).collect();
        assert_eq!(found.join(", "), expected, "{text}");
    }

    #[test]
    fn a_surname_or_a_first_name_stands_for_the_full_name() {
        check("Martha Quill left. Quill was tired.", "Martha Quill, Martha Quill");
        check("Quill was tired. Then Martha Quill left.", "Martha Quill, Martha Quill");
        check("Martha Quill left. Martha was tired.", "Martha Quill, Martha Quill");
        check("Martha Quill met Peter Arle. Ms. Quill was tired.", "Martha Quill, Peter Arle, Martha Quill");
    }

    #[test]
    fn a_title_tells_namesakes_apart() {
        check(
            "Martha Quill and Peter Quill left. Mr. Quill was tired. Mrs. Quill was not.",
            "Martha Quill, Peter Quill, Peter Quill, Martha Quill",
        );
        check("Martha Quill and Martha Arle left. Martha was tired.", "Martha Quill, Martha Arle, Martha");
    }

    #[test]
    fn the_last_namesake_is_meant() {
        check("Martha Quill met Peter Quill. Quill was tired.", "Martha Quill, Peter Quill, Peter Quill");
    }

    #[test]
    fn a_knight_goes_by_the_first_name() {
        check("Sir Peter Arle left. Sir Peter slept.", "Peter Arle, Peter Arle");
        check("Peter Arle left. Mr Peter slept.", "Peter Arle, Peter");
    }

    #[test]
    fn initials_and_short_first_names_are_the_same_person() {
        check("Robert Quill left. Bob Quill was tired.", "Robert Quill, Robert Quill");
        check("Martha Quill left. M. Quill was tired.", "Martha Quill, Martha Quill");
        check("Martha Quill left. Peter Quill was tired.", "Martha Quill, Peter Quill");
    }

    #[test]
    fn an_organisation_is_known_by_its_last_word_and_its_letters() {
        check("The Northern Compact met. The Compact was new.", "Northern Compact, Northern Compact");
        check("The Tarn Workers Union met. The TWU was new.", "Tarn Workers Union, Tarn Workers Union");
    }
}
