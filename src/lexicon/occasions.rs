use std::collections::HashMap;
use std::sync::LazyLock;

/// What kind of happening a noun names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum OccasionClass {
    /// Held at a time and a place: `summit`.
    Occasion,
    /// Done by somebody: `resignation`.
    Act,
    /// Said by somebody: `comments`.
    Speech,
    Publication,
    Period,
}

/// An entry of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Occasion {
    /// The form that stands for all forms of the noun.
    pub name: &'static str,
    pub class: OccasionClass,
    /// How many words the form has: 1 or 2.
    pub words: usize,
}

const TABLE: &str = include_str!("../../assets/lexicon/occasions.txt");

/// The longest form of the table, in bytes: longer words are not looked up.
const LONGEST: usize = 20;

static FORMS: LazyLock<HashMap<&'static str, Occasion>> = LazyLock::new(|| entries().collect());

/// The happening that `first` names, alone or with the word `second` after it.
pub fn occasion(first: &str, second: &str) -> Option<Occasion> {
    if first.len() > LONGEST {
        return None;
    }
    let mut form = first.to_lowercase();
    let one = FORMS.get(form.as_str()).copied();
    if second.len() <= LONGEST && !second.is_empty() {
        form.push('_');
        form.push_str(&second.to_lowercase());
        return FORMS.get(form.as_str()).copied().or(one);
    }
    one
}

fn entries() -> impl Iterator<Item = (&'static str, Occasion)> {
    TABLE
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .filter_map(|line| {
            let (class, forms) = line.split_once(':')?;
            let class = class_of(class)?;
            let name = forms.split_whitespace().next()?;
            let entry = move |form: &'static str| (form, Occasion { name, class, words: form.split('_').count() });
            Some(forms.split_whitespace().map(entry))
        })
        .flatten()
}

fn class_of(name: &str) -> Option<OccasionClass> {
    Some(match name {
        "occasion" => OccasionClass::Occasion,
        "act" => OccasionClass::Act,
        "speech" => OccasionClass::Speech,
        "publication" => OccasionClass::Publication,
        "period" => OccasionClass::Period,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_read() {
        let lines = TABLE.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
        let forms: usize = lines.map(|line| line.split_whitespace().count() - 1).sum();
        assert_eq!(entries().count(), forms);
        assert_eq!(FORMS.len(), forms, "no form stands twice");
        assert!(FORMS.values().all(|o| (1..=2).contains(&o.words)));
    }

    #[test]
    fn looks_up() {
        let check = |first: &str, second: &str, name: Option<&str>| {
            assert_eq!(occasion(first, second).map(|o| o.name), name, "{first} {second}");
        };
        check("Summit", "in", Some("summit"));
        check("elections", "", Some("election"));
        check("town", "halls", Some("town_hall"));
        check("press", "conference", Some("news_conference"));
        check("town", "square", None);
        check(&"x".repeat(100_000), "", None);
    }
}
