//! `ratchet.ron` holds the figures, which may only get better.
//!
//! A figure that got worse fails the test. `UPDATE_RATCHET=1` writes those that got better and those that are new,
//! and never makes one worse: a person does that by hand. Figures taken on other gold are no measure for these, so
//! each corpus names its gold by a print; when the gold changes, its figures are taken anew.

use super::table::{Better, Figure, Table};
use serde::Deserialize;
use serde::de::{Deserializer, Error as _, MapAccess, Visitor};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::marker::PhantomData;

/// What the file says, by corpus.
#[derive(Debug, Default, PartialEq, Deserialize)]
#[serde(transparent)]
pub struct Ratchet {
    corpora: Unique<Held>,
}

#[derive(Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Held {
    /// The print of the gold on which the figures were taken.
    gold: String,
    figures: Unique<Bound>,
}

#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
enum Bound {
    AtLeast(f64),
    AtMost(f64),
}

/// What the file says of a figure that was measured; the number is the one that is held.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Verdict {
    Held(f64),
    Rose(f64),
    Fell(f64),
    /// The file does not hold it.
    New,
    /// The file holds it as taken on other gold.
    OtherGold,
}

const HOW: &str = "UPDATE_RATCHET=1 cargo test --test score";
const FILE: &str = "tests/score/ratchet.ron";

impl Ratchet {
    /// # Errors
    /// The text is no ratchet file; the message starts with line and column.
    pub fn read(text: &str) -> Result<Self, String> {
        let ratchet: Ratchet = ron::from_str(text).map_err(|error| error.to_string())?;
        for (corpus, held) in &ratchet.corpora.0 {
            for (name, Bound::AtLeast(value) | Bound::AtMost(value)) in &held.figures.0 {
                if !value.is_finite() {
                    return Err(format!("{corpus}: {name}: {value} is no figure"));
                }
            }
        }
        Ok(ratchet)
    }

    pub fn judge(&self, figure: &Figure, print: &str) -> Verdict {
        let Some(held) = self.corpora.0.get(figure.corpus) else { return Verdict::New };
        if held.gold != print {
            return Verdict::OtherGold;
        }
        let Some(bound) = held.figures.0.get(&figure.name) else { return Verdict::New };
        let (held, gain) = match (bound, figure.better) {
            (Bound::AtLeast(held), Better::Higher) => (*held, tenths(figure.value) - tenths(*held)),
            (Bound::AtMost(held), Better::Lower) => (*held, tenths(*held) - tenths(figure.value)),
            // The direction changed: it is another figure.
            _ => return Verdict::New,
        };
        match gain {
            0 => Verdict::Held(held),
            1.. => Verdict::Rose(held),
            _ => Verdict::Fell(held),
        }
    }

    /// What a person must decide, one sentence each: the test fails when there is any.
    pub fn complaints(&self, table: &Table) -> Vec<String> {
        let mut complaints = Vec::new();
        let (mut other_gold, mut new) = (None, Vec::new());
        for figure in &table.figures {
            let Figure { corpus, name, value, .. } = figure;
            match self.judge(figure, &table.prints[corpus]) {
                Verdict::Held(_) | Verdict::Rose(_) => {}
                Verdict::Fell(held) => complaints.push(format!(
                    "{corpus}: {name} got worse, from {held:.1} to {value:.1}. If that is meant, write the new figure \
                     into {FILE} by hand and say why in the commit."
                )),
                Verdict::New => new.push(format!("{corpus}: {name}")),
                Verdict::OtherGold if other_gold.replace(corpus) == Some(corpus) => {}
                Verdict::OtherGold => complaints.push(format!(
                    "{corpus}: its gold changed, so the figures that are held say nothing of it. Look at the table, \
                     then take them anew: {HOW}"
                )),
            }
        }
        if !new.is_empty() {
            complaints.push(format!("Not held yet: {}. Write them: {HOW}", new.join("; ")));
        }
        for (corpus, held) in &self.corpora.0 {
            let is_measured = |name: &str| table.figures.iter().any(|f| f.corpus == corpus && f.name == name);
            let is_here = table.prints.get(&**corpus) == Some(&held.gold);
            for name in held.figures.0.keys().filter(|name| is_here && !is_measured(name)) {
                complaints.push(format!("{corpus}: {name} is not measured any more: take it out of {FILE}."));
            }
        }
        complaints
    }

    /// How many figures got better than the file says.
    pub fn risen(&self, table: &Table) -> usize {
        let is_risen = |f: &&Figure| matches!(self.judge(f, &table.prints[f.corpus]), Verdict::Rose(_));
        table.figures.iter().filter(is_risen).count()
    }

    /// The file with what got better or is new; what got worse stays as it was, and so do corpora that are not here.
    pub fn updated(mut self, table: &Table) -> String {
        for figure in &table.figures {
            let print = &table.prints[figure.corpus];
            let verdict = self.judge(figure, print);
            let held = self.corpora.0.entry(figure.corpus.to_owned()).or_default();
            if held.gold != *print {
                *held = Held { gold: print.clone(), figures: Unique::default() };
            }
            if !matches!(verdict, Verdict::Held(_) | Verdict::Fell(_)) {
                let bound = match figure.better {
                    Better::Higher => Bound::AtLeast(figure.value),
                    Better::Lower => Bound::AtMost(figure.value),
                };
                held.figures.0.insert(figure.name.clone(), bound);
            }
        }
        self.write()
    }

    fn write(&self) -> String {
        let mut text = format!(
            "// The figures of the engine's stages on the corpora, which may only get better: percent, or a count.\n\
             // {HOW} writes those that got better.\n\
             // To let one get worse, change it here and say why in the commit.\n{{\n"
        );
        for (corpus, held) in &self.corpora.0 {
            let _ = write!(text, "    \"{corpus}\": (\n        gold: \"{}\",\n        figures: {{\n", held.gold);
            for (name, bound) in &held.figures.0 {
                let (word, value) = match bound {
                    Bound::AtLeast(value) => ("AtLeast", value),
                    Bound::AtMost(value) => ("AtMost", value),
                };
                let _ = writeln!(text, "            \"{name}\": {word}({value:.1}),");
            }
            text.push_str("        },\n    ),\n");
        }
        text + "}\n"
    }
}

fn tenths(value: f64) -> i64 {
    (value * 10.0).round() as i64
}

/// Says how to keep what got better.
pub fn how_to_write(risen: usize) -> String {
    format!("{risen} figures got better than {FILE} holds. Write them: {HOW}")
}

/// A map in which no key stands twice, as it can after a merge.
#[derive(Debug, PartialEq)]
struct Unique<V>(BTreeMap<String, V>);

impl<V> Default for Unique<V> {
    fn default() -> Self {
        Unique(BTreeMap::new())
    }
}

impl<'de, V: Deserialize<'de>> Deserialize<'de> for Unique<V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entries<V>(PhantomData<V>);
        impl<'de, V: Deserialize<'de>> Visitor<'de> for Entries<V> {
            type Value = Unique<V>;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a map")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Unique<V>, A::Error> {
                let mut map = BTreeMap::new();
                while let Some((key, value)) = entries.next_entry::<String, V>()? {
                    if map.contains_key(&key) {
                        return Err(A::Error::custom(format!("“{key}” stands twice")));
                    }
                    map.insert(key, value);
                }
                Ok(Unique(map))
            }
        }
        deserializer.deserialize_map(Entries(PhantomData))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::Unit;

    const HELD: &str = r#"{
        "here": (gold: "aa", figures: {
            "tag: right": AtLeast(90.0), "time: F1": AtLeast(80.5), "error": AtMost(5.0),
        }),
        "elsewhere": (gold: "bb", figures: { "tag: right": AtLeast(99.0) }),
    }"#;

    fn table(print: &str, figures: &[(&str, f64, Better)]) -> Table {
        let figures = figures.iter().map(|(name, value, better)| {
            let (value, better) = (*value, *better);
            Figure { corpus: "here", name: (*name).to_owned(), value, unit: Unit::Percent, better, of: 1 }
        });
        Table { figures: figures.collect(), prints: [("here", print.to_owned())].into() }
    }

    const SAME: [(&str, f64, Better); 3] =
        [("tag: right", 90.0, Better::Higher), ("time: F1", 80.5, Better::Higher), ("error", 5.0, Better::Lower)];

    #[test]
    fn figures_may_only_get_better() {
        use Verdict::{Fell, Held, New, OtherGold, Rose};
        let ratchet = Ratchet::read(HELD).unwrap();
        let check = |name: &str, value: f64, better: Better, print: &str, expected: Verdict| {
            let table = table(print, &[(name, value, better)]);
            assert_eq!(ratchet.judge(&table.figures[0], print), expected, "{name} {value}");
        };
        check("tag: right", 90.0, Better::Higher, "aa", Held(90.0));
        check("tag: right", 90.04, Better::Higher, "aa", Held(90.0));
        check("tag: right", 89.96, Better::Higher, "aa", Held(90.0));
        check("tag: right", 89.9, Better::Higher, "aa", Fell(90.0));
        check("tag: right", 90.1, Better::Higher, "aa", Rose(90.0));
        check("error", 4.9, Better::Lower, "aa", Rose(5.0));
        check("error", 5.1, Better::Lower, "aa", Fell(5.0));
        check("error", 9.9, Better::Higher, "aa", New);
        check("other", 1.0, Better::Higher, "aa", New);
        check("tag: right", 10.0, Better::Higher, "ab", OtherGold);
    }

    #[test]
    fn complaints_say_what_to_do() {
        let ratchet = Ratchet::read(HELD).unwrap();
        let check = |print: &str, figures: &[(&str, f64, Better)], expected: &[&str]| {
            let complaints = ratchet.complaints(&table(print, figures));
            assert_eq!(complaints.len(), expected.len(), "{complaints:?}");
            for (complaint, part) in complaints.iter().zip(expected) {
                assert!(complaint.contains(part), "{complaint}");
            }
        };
        check("aa", &SAME, &[]);
        check("ab", &SAME, &["here: its gold changed"]);
        check("aa", &SAME[..2], &["here: error is not measured any more"]);
        let fell = ("tag: right", 88.0, Better::Higher);
        check("aa", &[fell, SAME[1], SAME[2]], &["tag: right got worse, from 90.0 to 88.0. If that is meant"]);
        let new = ("new", 1.0, Better::Higher);
        check("aa", &[SAME[0], SAME[1], SAME[2], new], &["Not held yet: here: new. Write them: UPDATE_RATCHET=1"]);
        assert_eq!(ratchet.risen(&table("aa", &[("tag: right", 91.0, Better::Higher)])), 1);
    }

    #[test]
    fn an_update_makes_nothing_worse() {
        let update = |print: &str, figures: &[(&str, f64, Better)]| {
            let text = Ratchet::read(HELD).unwrap().updated(&table(print, figures));
            let ratchet = Ratchet::read(&text).unwrap();
            assert_eq!(ratchet.write(), text, "written as it is read");
            assert!(text.contains("\"elsewhere\""), "{text}");
            ratchet
        };
        let changed =
            [("tag: right", 91.0, Better::Higher), ("time: F1", 80.0, Better::Higher), ("error", 5.5, Better::Lower)];
        let held = update("aa", &changed);
        let bound = |name: &str| held.corpora.0["here"].figures.0[name];
        assert_eq!(bound("tag: right"), Bound::AtLeast(91.0));
        assert_eq!(bound("time: F1"), Bound::AtLeast(80.5));
        assert_eq!(bound("error"), Bound::AtMost(5.0));
        // A figure that nobody measures is taken out by a person.
        assert_eq!(update("aa", &SAME[..1]).corpora.0["here"].figures.0.len(), 3);
        let anew = update("ab", &changed[..2]);
        assert_eq!(anew.corpora.0["here"].figures.0.len(), 2);
        assert_eq!(anew.corpora.0["here"].figures.0["time: F1"], Bound::AtLeast(80.0));
    }

    #[test]
    fn a_file_that_is_none_is_refused() {
        let check = |text: &str, part: &str| {
            let problem = Ratchet::read(text).unwrap_err();
            assert!(problem.contains(part), "{text}: {problem}");
        };
        check("", "1:1");
        check("{\n\"a\": (gold: 5)}", "2:");
        check(r#"{"a": (gold: "x", figures: {"b": 5.0})}"#, "1:");
        check(r#"{"a": (gold: "x", figures: {"b": AtLeast(NaN)})}"#, "a: b: NaN is no figure");
        check(r#"{"a": (gold: "x", figures: {"b": AtLeast(1), "b": AtLeast(2)})}"#, "“b” stands twice");
        check(r#"{"a": (gold: "x", figures: {}), "a": (gold: "y", figures: {})}"#, "“a” stands twice");
        check(r#"{"a": (gold: "x", figures: {}, more: 1)}"#, "more");
        check("{} {}", "1:");
        assert_eq!(Ratchet::read("{}"), Ok(Ratchet::default()));
    }
}
