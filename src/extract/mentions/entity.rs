use super::names::{Name, NameKind};
use crate::extract::Page;
use crate::lexicon::{Gender, first_name, nicknames, person_noun, title};
use crate::model::{Role, SpeakerKind};
use crate::text::{TokenKind, fold};
use std::ops::Range;

/// One person, organisation, group or document of the article, as it grows while the text is read.
#[derive(Clone, Debug)]
pub struct Entity {
    pub kind: SpeakerKind,
    /// A country or city: a speaker only when it speaks.
    pub is_place: bool,
    /// The longest spelling of the name, or the description without its determiner.
    pub name: String,
    /// The words of the name, folded, without suffixes.
    pub words: Vec<String>,
    pub gender: Option<Gender>,
    /// What a pronoun that was read as this person told where `gender` is not known.
    pub assumed: Option<Gender>,
    /// Two people joined by “and”.
    pub is_pair: bool,
    pub plural: bool,
    pub roles: Vec<Role>,
    /// Other spellings, in the order in which the text brings them.
    pub aliases: Vec<String>,
    /// For descriptions: their content words, by which a later one is recognised.
    pub description: Vec<String>,
    /// A first name, title or role says that this is a person; else a name of unknown kind.
    pub surely_person: bool,
}

impl Entity {
    /// Whom a name stands for that nobody had before; gender only where the first name tells it.
    pub fn named(page: &Page<'_>, name: &Name) -> Entity {
        let kind = match name.kind {
            NameKind::Person | NameKind::Unclear => SpeakerKind::Person,
            NameKind::Organisation | NameKind::Place => SpeakerKind::Organisation,
        };
        let mut entity = Entity {
            kind,
            is_place: name.kind == NameKind::Place,
            name: page.phrase(name.tokens.clone()),
            words: words_of(page, &name.tokens),
            gender: None,
            assumed: None,
            is_pair: false,
            plural: false,
            roles: Vec::new(),
            aliases: Vec::new(),
            description: Vec::new(),
            surely_person: name.kind == NameKind::Person && (name.title.is_some() || name.role.is_some()),
        };
        if kind == SpeakerKind::Person {
            entity.surely_person |= name.tokens.clone().any(|i| first_name(page.word(i)).is_some());
            entity.gender =
                first_name(page.word(name.tokens.start)).filter(|g| *g != Gender::Either && name.tokens.len() > 1);
        }
        entity
    }

    /// Somebody known by a description alone.
    pub fn described(name: String, kind: SpeakerKind, gender: Option<Gender>) -> Entity {
        Entity {
            kind,
            is_place: false,
            name,
            words: Vec::new(),
            gender,
            assumed: None,
            is_pair: false,
            plural: kind == SpeakerKind::Group,
            roles: Vec::new(),
            aliases: Vec::new(),
            description: Vec::new(),
            surely_person: true,
        }
    }

    /// The last word of the name, folded.
    pub fn surname(&self) -> Option<&str> {
        self.words.last().map(String::as_str)
    }

    /// Whether a full name can be this person's: surnames equal, first names equal, short forms or initials.
    pub fn fits_full_name(&self, words: &[String]) -> bool {
        if self.words.len() < 2 || words.len() < 2 || self.words.last() != words.last() {
            return false;
        }
        let (a, b) = (self.words[0].as_str(), words[0].as_str());
        a == b || nicknames(a).contains(&b) || nicknames(b).contains(&a) || is_initial_of(a, b) || is_initial_of(b, a)
    }

    /// Learns from one mention: title, role, gender, other spellings.
    pub fn learn(&mut self, page: &Page<'_>, name: &Name) {
        let spelled = page.phrase(name.tokens.clone());
        if spelled != self.name && !self.aliases.contains(&spelled) {
            let longer = words_of(page, &name.tokens).len() > self.words.len() && self.kind == SpeakerKind::Person;
            let alias = if longer { std::mem::replace(&mut self.name, spelled) } else { spelled };
            if longer {
                self.words = words_of(page, &name.tokens);
            }
            self.aliases.push(alias);
        }
        self.surely_person |= name.title.is_some() || name.role.is_some();
        if let Some(titles) = &name.title {
            let words = page.phrase(titles.clone());
            if let Some(gender) = title(&fold(&words)).and_then(|t| t.gender) {
                self.gender = Some(gender);
            }
        }
        let role = name.role.clone().or_else(|| name.title.clone().filter(|t| is_office(page, t)));
        if let Some(role) = role {
            self.add_role(page, role);
        }
    }

    /// Adds a role once, and the gender that its noun tells where none is known.
    pub fn add_role(&mut self, page: &Page<'_>, tokens: Range<usize>) {
        self.surely_person = true;
        for i in tokens.clone() {
            if let Some(gender) = person_noun(&page.lower(i)).and_then(|n| n.gender) {
                self.gender.get_or_insert(gender);
            }
        }
        let text = page.phrase(tokens.clone());
        if !self.roles.iter().any(|r| r.text == text) {
            self.roles.push(Role { text, span: page.span(tokens) });
        }
    }
}

fn is_office(page: &Page<'_>, title_tokens: &Range<usize>) -> bool {
    title(&fold(&page.phrase(title_tokens.clone()))).is_some_and(|t| t.is_office)
        || title_tokens.clone().any(|i| title(&page.lower(i)).is_some_and(|t| t.is_office))
}

fn is_initial_of(initial: &str, name: &str) -> bool {
    let letter = initial.strip_suffix('.').unwrap_or(initial);
    letter.chars().count() == 1 && name.starts_with(letter)
}

/// The folded words of a name without its suffix.
pub fn words_of(page: &Page<'_>, tokens: &Range<usize>) -> Vec<String> {
    tokens
        .clone()
        // The marks round a nickname.
        .filter(|i| !matches!(page.tokens()[*i].kind, TokenKind::Mark | TokenKind::Open | TokenKind::Close))
        .map(|i| fold(page.word(i)))
        .filter(|w| !matches!(w.as_str(), "jr." | "jr" | "sr." | "sr" | "ii" | "iii" | "iv" | "the"))
        .collect()
}
