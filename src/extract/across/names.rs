use crate::lexicon::{first_name, nicknames, organisation_word, title};
use crate::model::SpeakerKind;
use crate::text::fold;

/// The name of a speaker, taken apart for comparison. All parts are folded.
#[derive(Clone, Debug, PartialEq)]
pub enum Name {
    Person(PersonName),
    Organisation(OrganisationName),
    /// Known by description, or not at all.
    None,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct PersonName {
    /// First and middle names or initials; empty for a bare surname.
    pub given: Vec<String>,
    /// With its particles, without blanks, hyphens and apostrophes.
    pub surname: String,
    /// `jr`, `sr`, `iii`.
    pub suffix: Option<&'static str>,
    /// A short name in quotation marks or brackets.
    pub short: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct OrganisationName {
    /// Without article and legal form.
    pub words: Vec<String>,
    /// The name is an acronym itself.
    pub is_acronym: bool,
    /// Its words name a kind of body that many places have: `City Council`.
    pub is_generic: bool,
}

impl Name {
    pub fn of(name: &str, kind: SpeakerKind) -> Name {
        match kind {
            // A legal form says what the engine may not have seen.
            SpeakerKind::Person if has_legal_form(name) => Name::Organisation(OrganisationName::of(name)),
            SpeakerKind::Person => Name::Person(PersonName::of(name)),
            SpeakerKind::Organisation => Name::Organisation(OrganisationName::of(name)),
            _ => Name::None,
        }
    }

    /// What the name is told by among all articles; `None` when it tells nobody by itself. A name of unclear kind
    /// is the same for a person and for an organisation.
    pub fn key(&self) -> Option<String> {
        match self {
            Name::Person(name) if name.is_full() => Some(name.key()),
            Name::Organisation(name) if !name.is_generic && !name.words.is_empty() => Some(name.key()),
            _ => None,
        }
    }

    /// Whether the two are surely not of one speaker.
    pub fn is_other(&self, other: &Name) -> bool {
        match (self, other) {
            (Name::Person(a), Name::Person(b)) => {
                a.surname != b.surname || (a.is_full() && b.is_full() && a.likeness(b).is_none())
            }
            _ => false,
        }
    }
}

fn has_legal_form(name: &str) -> bool {
    name.rsplit_once(' ').is_some_and(|(_, last)| FORMS.contains(&bare(&fold(last)).as_str()))
}

/// Folded, with the letters that Unicode does not take apart.
fn letters(name: &str) -> String {
    let mut plain = String::with_capacity(name.len());
    for c in fold(name).chars() {
        match c {
            'ø' => plain.push('o'),
            'ł' => plain.push('l'),
            'đ' | 'ð' => plain.push('d'),
            'ı' => plain.push('i'),
            'ß' => plain.push_str("ss"),
            'æ' => plain.push_str("ae"),
            'œ' => plain.push_str("oe"),
            'þ' => plain.push_str("th"),
            c => plain.push(c),
        }
    }
    plain
}

const PARTICLES: &[&str] = &[
    "de", "del", "della", "di", "da", "dos", "das", "du", "la", "le", "los", "van", "von", "der", "den", "ter", "ten",
    "al", "el", "bin", "ibn", "ben", "bint", "abu", "af", "av", "zu", "mac", "st",
];

const HONOURS: &[&str] = &["mp", "msp", "qc", "kc", "md", "phd", "obe", "cbe", "mbe", "esq", "dds", "rn", "mep", "sc"];

impl PersonName {
    fn of(name: &str) -> PersonName {
        let folded = letters(name);
        let mut parsed = PersonName::default();
        let mut words: Vec<String> = Vec::new();
        for word in folded.split([' ', ',']).filter(|word| !word.is_empty()) {
            if word.starts_with(['"', '(', '\'']) && word.len() > 2 {
                parsed.short = Some(bare(word));
                continue;
            }
            // `J.R.` is two initials.
            if word.len() > 2 && word.contains('.') && word.split('.').all(|part| part.chars().count() <= 1) {
                words.extend(word.split('.').filter(|part| !part.is_empty()).map(str::to_owned));
                continue;
            }
            let word = word.trim_end_matches('.').to_owned();
            match suffix(&word) {
                Some(suffix) if !words.is_empty() => parsed.suffix = Some(suffix),
                _ if words.len() > 1 && HONOURS.contains(&word.replace('.', "").as_str()) => {}
                _ => words.push(word),
            }
        }
        while words.len() > 2 && title(&words[0]).is_some() && first_name(&words[0]).is_none() {
            words.remove(0);
        }
        let Some(mut start) = words.len().checked_sub(1) else { return parsed };
        while start > 1 && PARTICLES.contains(&words[start - 1].as_str()) {
            start -= 1;
        }
        parsed.surname = words[start..].iter().map(|word| bare(word)).collect();
        parsed.given = words[..start].iter().map(|word| bare(word)).collect();
        parsed
    }

    /// The same for the same name however it is spaced and hyphenated.
    pub fn key(&self) -> String {
        let name = self.given.concat() + &self.surname;
        match self.suffix {
            Some(suffix) => format!("{name}/{suffix}"),
            None => name,
        }
    }

    pub fn is_full(&self) -> bool {
        !self.given.is_empty() && !self.surname.is_empty()
    }

    /// How two full names with one surname agree; `None` when they can't be one person's.
    pub fn likeness(&self, other: &PersonName) -> Option<Likeness> {
        let (first, second) = (self.given.first()?, other.given.first()?);
        if self.suffix.is_some() && other.suffix.is_some() && self.suffix != other.suffix {
            return None;
        }
        let by_short = |a: &PersonName, b: &str| a.short.as_deref() == Some(b);
        let first = if first == second {
            Likeness::Same
        } else if by_short(self, second) || by_short(other, first) || is_short_for(first, second) {
            Likeness::Short
        } else if is_initial_of(first, second) || is_initial_of(second, first) {
            Likeness::Initial
        } else {
            return None;
        };
        let mut middles = self.given[1..].iter().zip(&other.given[1..]);
        if !middles.all(|(a, b)| a == b || is_initial_of(a, b) || is_initial_of(b, a)) {
            return None;
        }
        let middle = self.given.len() != other.given.len() || self.given[1..] != other.given[1..];
        let suffix = self.suffix != other.suffix;
        Some(match first {
            Likeness::Same if suffix => Likeness::Suffix,
            Likeness::Same if middle => Likeness::Middle,
            first => first,
        })
    }
}

/// How two full names with one surname agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Likeness {
    Same,
    /// A middle name or initial in one alone.
    Middle,
    /// “Jr.” in one alone.
    Suffix,
    /// Bob and Robert.
    Short,
    /// R. and Robert.
    Initial,
}

fn suffix(word: &str) -> Option<&'static str> {
    Some(match word {
        "jr" | "junior" => "jr",
        "sr" | "senior" => "sr",
        "ii" => "ii",
        "iii" => "iii",
        "iv" => "iv",
        _ => return None,
    })
}

fn bare(word: &str) -> String {
    word.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Bob for Robert, and Bob for Rob.
fn is_short_for(a: &str, b: &str) -> bool {
    let (long_a, long_b) = (nicknames(a), nicknames(b));
    long_a.contains(&b) || long_b.contains(&a) || long_a.iter().any(|name| long_b.contains(name))
}

fn is_initial_of(initial: &str, name: &str) -> bool {
    initial.chars().count() == 1 && name.starts_with(initial)
}

/// Words that tell the legal form, not the name.
const FORMS: &[&str] =
    &["inc", "incorporated", "ltd", "limited", "llc", "corp", "corporation", "plc", "gmbh", "ag", "sa", "nv", "llp"];

/// Words that many bodies share and that tell none apart.
const GENERIC: &[&str] = &[
    "city",
    "town",
    "county",
    "state",
    "national",
    "federal",
    "local",
    "foreign",
    "supreme",
    "high",
    "district",
    "regional",
    "municipal",
    "home",
    "interior",
    "health",
    "defence",
    "defense",
    "justice",
    "education",
    "finance",
    "environment",
    "public",
    "general",
    "central",
    "appeal",
    "appeals",
    "crown",
    "police",
    "fire",
    "and",
    "of",
];

const SMALL_WORDS: &[&str] = &["of", "the", "and", "for", "in", "on", "to", "at", "a", "de", "la", "y"];

impl OrganisationName {
    fn of(name: &str) -> OrganisationName {
        let spelled: Vec<&str> = name.split_whitespace().collect();
        let is_acronym = match spelled.as_slice() {
            [word] | ["the" | "The", word] => {
                let letters = word.chars().filter(|c| *c != '.');
                letters.clone().count() >= 2 && letters.clone().all(|c| c.is_uppercase() || c == '&')
            }
            _ => false,
        };
        let folded = letters(name).replace('&', " and ");
        let mut words: Vec<String> = folded.split([' ', '-']).map(bare).filter(|word| !word.is_empty()).collect();
        if words.first().is_some_and(|word| word == "the") && words.len() > 1 {
            words.remove(0);
        }
        while words.len() > 1 && words.last().is_some_and(|word| FORMS.contains(&word.as_str())) {
            words.pop();
        }
        let is_generic = !is_acronym
            && words.iter().all(|word| organisation_word(word) || GENERIC.contains(&word.as_str()))
            && words.iter().any(|word| organisation_word(word));
        OrganisationName { words, is_acronym, is_generic }
    }

    pub fn key(&self) -> String {
        self.words.concat()
    }

    /// The acronyms that the name may be given; empty for a short name.
    pub fn acronyms(&self) -> Vec<String> {
        if self.is_acronym || self.words.len() < 2 {
            return Vec::new();
        }
        let first = |words: &mut dyn Iterator<Item = &String>| words.filter_map(|word| word.chars().next()).collect();
        let without: String = first(&mut self.words.iter().filter(|word| !SMALL_WORDS.contains(&word.as_str())));
        let with: String = first(&mut self.words.iter());
        if with == without { vec![without] } else { vec![without, with] }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn persons_are_taken_apart() {
        let check = |name: &str, given: &str, surname: &str| {
            let parsed = PersonName::of(name);
            assert_eq!((parsed.given.join(" ").as_str(), parsed.surname.as_str()), (given, surname), "{name}");
        };
        check("Ada Brask", "ada", "brask");
        check("Brask", "", "brask");
        check("Gen. José Luis de la Cruz Jr.", "jose luis", "delacruz");
        check("J.R. O’Neill", "j r", "oneill");
        check("Søren Łukasz Al-Hadid, MP", "soren lukasz", "alhadid");
        check("Robert “Bob” Quill", "robert", "quill");
        check("", "", "");
        assert_eq!(PersonName::of("Robert “Bob” Quill").short.as_deref(), Some("bob"));
        assert_eq!(PersonName::of("Ivo Quill Jr").suffix, Some("jr"));
    }

    #[test]
    fn keys_do_not_depend_on_spacing() {
        let check = |a: &str, b: &str| assert_eq!(PersonName::of(a).key(), PersonName::of(b).key());
        check("Anne-Marie Brask", "Anne Marie Brask");
        check("Omar al-Hadid", "Omar Al Hadid");
        check("Zoë O’Neill", "Zoe ONeill");
    }

    #[test]
    fn full_names_agree_or_not() {
        use Likeness::*;
        let check = |a: &str, b: &str, expected: Option<Likeness>| {
            assert_eq!(PersonName::of(a).likeness(&PersonName::of(b)), expected, "{a} | {b}");
            assert_eq!(PersonName::of(b).likeness(&PersonName::of(a)), expected, "{b} | {a}");
        };
        check("Ada Brask", "Ada Brask", Some(Same));
        check("Ada L. Brask", "Ada Brask", Some(Middle));
        check("Ada L. Brask", "Ada Lena Brask", Some(Middle));
        check("Ada L. Brask", "Ada M. Brask", None);
        check("Bob Brask", "Robert Brask", Some(Short));
        check("Robert “Dusty” Brask", "Dusty Brask", Some(Short));
        check("R. Brask", "Robert Brask", Some(Initial));
        check("Rita Brask", "Robert Brask", None);
        check("Ivo Brask Jr.", "Ivo Brask", Some(Suffix));
        check("Ivo Brask Jr.", "Ivo Brask Sr.", None);
        check("Brask", "Ada Brask", None);
    }

    #[test]
    fn organisations() {
        let check = |name: &str, key: &str, acronym: &str| {
            let parsed = OrganisationName::of(name);
            assert_eq!((parsed.key().as_str(), parsed.acronyms().join(" ").as_str()), (key, acronym), "{name}");
        };
        check("The Tidal Energy Board", "tidalenergyboard", "teb");
        check("Bank of Saltby plc", "bankofsaltby", "bs bos");
        check("T.E.B.", "teb", "");
        check("Meridian", "meridian", "");
        assert!(OrganisationName::of("City Council").is_generic);
        assert!(!OrganisationName::of("Saltby City Council").is_generic);
        assert!(!OrganisationName::of("Meridian").is_generic);
    }
}
