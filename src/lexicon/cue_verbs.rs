use std::collections::HashMap;
use std::sync::OnceLock;

use super::inflection::verb_forms;
use super::table::{entries, key, values};

const TABLE: &str = include_str!("../../assets/lexicon/cue_verbs.txt");

/// What kind of act a verb reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CueClass {
    Speech,
    Writing,
    /// Thinks, hopes, wants: what somebody holds, not necessarily said.
    Attitude,
    /// Shows, suggests, finds: documents and facts do it.
    Evidence,
}

/// A verb that can introduce what somebody said, and the frames in which it does.
#[derive(Clone, Debug)]
pub struct CueVerb {
    pub lemma: &'static str,
    pub class: CueClass,
    /// "warned that it would rain".
    pub clause: bool,
    /// "said it would rain": `that` may be missing.
    pub bare_clause: bool,
    /// May frame a quotation: "…", he quipped.
    pub quote: bool,
    /// "told reporters that …".
    pub addressee: bool,
    /// Prepositions that open the content: complained *about*, accused her *of*.
    pub about: &'static [&'static str],
    /// "vowed to fight", "urged them to leave".
    pub infinitive: bool,
    /// The content may be a noun phrase: "denied the claim", "called it a farce".
    pub object: bool,
    /// A noun phrase without quoted words tells what was said: "criticised the plan", "thanked the crew".
    pub topic: bool,
    /// "asked whether", "explained how".
    pub wh: bool,
    /// In news text nearly always a report of speech.
    pub strong: bool,
    /// The speaker holds the content to be false or wrong to do: denies, rejects.
    pub denies: bool,
    /// The verb reports only with this word after it: point *out*, make *clear*.
    pub particle: Option<&'static str>,
    /// Objects with which it reports nothing: concede a *penalty*, claim a *victory*.
    pub acts_on: &'static [&'static str],
}

/// The reporting verb of any inflected form, British or American: "says", "told", "criticizing".
pub fn cue_verb(form_lowercase: &str) -> Option<&'static CueVerb> {
    static VERBS: OnceLock<HashMap<String, CueVerb>> = OnceLock::new();
    let verbs = VERBS.get_or_init(|| {
        let parsed = entries(TABLE).filter_map(|(spellings, attributes)| parse(spellings, attributes));
        parsed.flat_map(|(forms, verb)| forms.into_iter().map(move |form| (form, verb.clone()))).collect()
    });
    verbs.get(key(form_lowercase).as_ref())
}

/// `spelling,spelling: class attribute …`, a spelling as in [`verb_forms`]; the first is the lemma.
fn parse(spellings: &'static str, attributes: &'static str) -> Option<(Vec<String>, CueVerb)> {
    let mut attributes = attributes.split_whitespace();
    let class = match attributes.next()? {
        "speech" => CueClass::Speech,
        "writing" => CueClass::Writing,
        "attitude" => CueClass::Attitude,
        "evidence" => CueClass::Evidence,
        _ => return None,
    };
    let mut verb = CueVerb {
        lemma: spellings.split(['/', ',']).next()?,
        class,
        clause: false,
        bare_clause: false,
        quote: false,
        addressee: false,
        about: &[],
        infinitive: false,
        object: false,
        topic: false,
        wh: false,
        strong: false,
        denies: false,
        particle: None,
        acts_on: &[],
    };
    for attribute in attributes {
        match attribute {
            "that" => verb.clause = true,
            "bare" => (verb.clause, verb.bare_clause) = (true, true),
            "quote" => verb.quote = true,
            "whom" => verb.addressee = true,
            "to" => verb.infinitive = true,
            "object" => verb.object = true,
            "topic" => verb.topic = true,
            "wh" => verb.wh = true,
            "strong" => (verb.strong, verb.topic) = (true, true),
            "denies" => verb.denies = true,
            _ => match attribute.split_once('=')? {
                ("prep", list) => verb.about = values(list),
                ("with", particle) => verb.particle = Some(particle),
                ("not", objects) => verb.acts_on = values(objects),
                _ => return None,
            },
        }
    }
    let mut forms: Vec<String> = spellings.split(',').flat_map(verb_forms).collect();
    forms.sort_unstable();
    forms.dedup();
    Some((forms, verb))
}

#[cfg(test)]
mod tests {
    use super::super::table::assert_sorted_without_doubles;
    use super::*;

    #[test]
    fn table_is_sound() {
        assert_sorted_without_doubles(TABLE);
        let mut owner: HashMap<String, &str> = HashMap::new();
        for (spellings, attributes) in entries(TABLE) {
            let (forms, verb) = parse(spellings, attributes).unwrap_or_else(|| panic!("{spellings}: {attributes}"));
            for form in forms {
                if let Some(other) = owner.insert(form.clone(), verb.lemma) {
                    panic!("{form:?} belongs to {other:?} and {:?}", verb.lemma);
                }
            }
        }
    }

    #[test]
    fn every_form_leads_to_its_verb() {
        let check = |form: &str, lemma: &str| assert_eq!(cue_verb(form).map(|verb| verb.lemma), Some(lemma));
        check("says", "say");
        check("said", "say");
        check("told", "tell");
        check("wrote", "write");
        check("written", "write");
        check("swore", "swear");
        check("admitting", "admit");
        check("quipped", "quip");
        check("replies", "reply");
        check("criticised", "criticise");
        check("criticizing", "criticise");
        check("signaled", "signal");
        check("signalling", "signal");
        check("tweeted", "tweet");
        check("thought", "think");
        check("foresaw", "foresee");
        check("Warned", "warn");
    }

    #[test]
    fn verbs_that_do_not_report() {
        let check = |form: &str| assert!(cue_verb(form).is_none(), "{form}");
        check("eat");
        check("jumped");
        check("");
        check("sayed");
    }

    #[test]
    fn frames() {
        let check = |form: &str, holds: fn(&CueVerb) -> bool| assert!(cue_verb(form).is_some_and(holds), "{form}");
        check("said", |v| v.class == CueClass::Speech && v.bare_clause && v.quote && v.strong && !v.addressee);
        check("told", |v| v.addressee && v.clause && v.quote);
        check("accused", |v| v.object && v.about == ["of"] && !v.clause);
        check("complained", |v| v.about.contains(&"about"));
        check("promised", |v| v.infinitive && v.bare_clause);
        check("asked", |v| v.wh && v.infinitive && v.quote);
        check("denied", |v| v.denies && v.object);
        check("shows", |v| v.class == CueClass::Evidence && !v.strong);
        check("thinks", |v| v.class == CueClass::Attitude && !v.strong && v.bare_clause);
        check("tweeted", |v| v.class == CueClass::Writing);
        check("pointed", |v| v.particle == Some("out"));
        check("conceded", |v| v.acts_on.contains(&"penalty"));
    }
}
