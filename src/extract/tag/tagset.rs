/// The universal part of speech (Universal Dependencies v2).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Upos {
    Adj,
    Adp,
    Adv,
    Aux,
    Cconj,
    Det,
    Intj,
    Noun,
    Num,
    Part,
    Pron,
    Propn,
    Punct,
    Sconj,
    Sym,
    Verb,
    #[default]
    X,
}

/// The Penn part of speech as the English treebanks of Universal Dependencies use it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Xpos {
    Cc,
    Cd,
    Dt,
    Ex,
    Fw,
    In,
    Jj,
    Jjr,
    Jjs,
    Ls,
    Md,
    Nn,
    Nns,
    Nnp,
    Nnps,
    Pdt,
    /// The possessive `’s` and `’`.
    Pos,
    Prp,
    /// `PRP$`: my, your, his, her, its, our, their.
    PrpPoss,
    Rb,
    Rbr,
    Rbs,
    Rp,
    Sym,
    To,
    Uh,
    Vb,
    Vbd,
    Vbg,
    Vbn,
    Vbp,
    Vbz,
    Wdt,
    Wp,
    /// `WP$`: whose.
    WpPoss,
    Wrb,
    /// Web and mail addresses, handles.
    Add,
    /// A prefix that stands alone.
    Afx,
    /// A piece of a word that was split by mistake.
    Gw,
    /// Ornaments: rows of stars, emoticons.
    Nfp,
    Hyph,
    Comma,
    Stop,
    Colon,
    OpenQuote,
    CloseQuote,
    OpenBracket,
    CloseBracket,
    Dollar,
    /// Not a Penn tag: nothing is known of the token.
    #[default]
    None,
}

const UPOS: [(Upos, &str); 17] = [
    (Upos::Adj, "ADJ"),
    (Upos::Adp, "ADP"),
    (Upos::Adv, "ADV"),
    (Upos::Aux, "AUX"),
    (Upos::Cconj, "CCONJ"),
    (Upos::Det, "DET"),
    (Upos::Intj, "INTJ"),
    (Upos::Noun, "NOUN"),
    (Upos::Num, "NUM"),
    (Upos::Part, "PART"),
    (Upos::Pron, "PRON"),
    (Upos::Propn, "PROPN"),
    (Upos::Punct, "PUNCT"),
    (Upos::Sconj, "SCONJ"),
    (Upos::Sym, "SYM"),
    (Upos::Verb, "VERB"),
    (Upos::X, "X"),
];

const XPOS: [(Xpos, &str); 50] = [
    (Xpos::Cc, "CC"),
    (Xpos::Cd, "CD"),
    (Xpos::Dt, "DT"),
    (Xpos::Ex, "EX"),
    (Xpos::Fw, "FW"),
    (Xpos::In, "IN"),
    (Xpos::Jj, "JJ"),
    (Xpos::Jjr, "JJR"),
    (Xpos::Jjs, "JJS"),
    (Xpos::Ls, "LS"),
    (Xpos::Md, "MD"),
    (Xpos::Nn, "NN"),
    (Xpos::Nns, "NNS"),
    (Xpos::Nnp, "NNP"),
    (Xpos::Nnps, "NNPS"),
    (Xpos::Pdt, "PDT"),
    (Xpos::Pos, "POS"),
    (Xpos::Prp, "PRP"),
    (Xpos::PrpPoss, "PRP$"),
    (Xpos::Rb, "RB"),
    (Xpos::Rbr, "RBR"),
    (Xpos::Rbs, "RBS"),
    (Xpos::Rp, "RP"),
    (Xpos::Sym, "SYM"),
    (Xpos::To, "TO"),
    (Xpos::Uh, "UH"),
    (Xpos::Vb, "VB"),
    (Xpos::Vbd, "VBD"),
    (Xpos::Vbg, "VBG"),
    (Xpos::Vbn, "VBN"),
    (Xpos::Vbp, "VBP"),
    (Xpos::Vbz, "VBZ"),
    (Xpos::Wdt, "WDT"),
    (Xpos::Wp, "WP"),
    (Xpos::WpPoss, "WP$"),
    (Xpos::Wrb, "WRB"),
    (Xpos::Add, "ADD"),
    (Xpos::Afx, "AFX"),
    (Xpos::Gw, "GW"),
    (Xpos::Nfp, "NFP"),
    (Xpos::Hyph, "HYPH"),
    (Xpos::Comma, ","),
    (Xpos::Stop, "."),
    (Xpos::Colon, ":"),
    (Xpos::OpenQuote, "``"),
    (Xpos::CloseQuote, "''"),
    (Xpos::OpenBracket, "-LRB-"),
    (Xpos::CloseBracket, "-RRB-"),
    (Xpos::Dollar, "$"),
    (Xpos::None, "_"),
];

impl Upos {
    /// The name in treebank files: `PROPN`.
    pub fn name(self) -> &'static str {
        UPOS[self as usize].1
    }

    pub fn from_name(name: &str) -> Option<Upos> {
        UPOS.iter().find(|(_, n)| *n == name).map(|(tag, _)| *tag)
    }

    pub fn from_byte(byte: u8) -> Option<Upos> {
        UPOS.get(usize::from(byte)).map(|(tag, _)| *tag)
    }
}

impl Xpos {
    /// The name in treebank files: `PRP$`.
    pub fn name(self) -> &'static str {
        XPOS[self as usize].1
    }

    pub fn from_name(name: &str) -> Option<Xpos> {
        XPOS.iter().find(|(_, n)| *n == name).map(|(tag, _)| *tag)
    }

    pub fn from_byte(byte: u8) -> Option<Xpos> {
        XPOS.get(usize::from(byte)).map(|(tag, _)| *tag)
    }
}

/// The universal and the Penn tag of one token. The default says that nothing is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Tag {
    pub upos: Upos,
    pub xpos: Xpos,
}

impl Tag {
    pub const fn new(upos: Upos, xpos: Xpos) -> Tag {
        Tag { upos, xpos }
    }

    /// Any verb form, auxiliaries and modals too.
    pub fn is_verb(self) -> bool {
        matches!(self.upos, Upos::Verb | Upos::Aux)
            && (self.is_finite_verb() || matches!(self.xpos, Xpos::Vb | Xpos::Vbg | Xpos::Vbn))
    }

    /// A verb that is no auxiliary.
    pub fn is_main_verb(self) -> bool {
        self.upos == Upos::Verb && self.is_verb()
    }

    /// Forms of be, have, do and the modals where another verb or a predicate follows.
    pub fn is_auxiliary(self) -> bool {
        self.upos == Upos::Aux
    }

    /// A form that makes a clause: says, say, said, will.
    pub fn is_finite_verb(self) -> bool {
        matches!(self.xpos, Xpos::Vbd | Xpos::Vbp | Xpos::Vbz | Xpos::Md)
    }

    /// The bare form: to *say*, will *say*, *say* it.
    pub fn is_base_verb(self) -> bool {
        self.xpos == Xpos::Vb
    }

    pub fn is_past_participle(self) -> bool {
        self.xpos == Xpos::Vbn
    }

    /// The `-ing` form of a verb, as participle or gerund.
    pub fn is_ing_verb(self) -> bool {
        self.xpos == Xpos::Vbg
    }

    /// Common nouns and names.
    pub fn is_noun(self) -> bool {
        matches!(self.upos, Upos::Noun | Upos::Propn)
    }

    pub fn is_common_noun(self) -> bool {
        self.upos == Upos::Noun
    }

    /// A name, or a word that is part of one (*United* Nations).
    pub fn is_proper(self) -> bool {
        self.upos == Upos::Propn || matches!(self.xpos, Xpos::Nnp | Xpos::Nnps)
    }

    /// Personal, relative, interrogative, demonstrative (that stands alone) and indefinite pronouns, and
    /// possessives (his).
    pub fn is_pronoun(self) -> bool {
        self.upos == Upos::Pron
    }

    /// I, he, them, himself; not his.
    pub fn is_personal_pronoun(self) -> bool {
        self.xpos == Xpos::Prp
    }

    /// My, his, their, whose.
    pub fn is_possessive_pronoun(self) -> bool {
        matches!(self.xpos, Xpos::PrpPoss | Xpos::WpPoss)
    }

    /// What can head a noun phrase.
    pub fn is_nominal(self) -> bool {
        self.is_noun() || (self.is_pronoun() && !self.is_possessive_pronoun())
    }

    /// The possessive `’s` or `’`.
    pub fn is_possessive_marker(self) -> bool {
        self.xpos == Xpos::Pos
    }

    pub fn is_determiner(self) -> bool {
        self.upos == Upos::Det
    }

    pub fn is_adjective(self) -> bool {
        self.upos == Upos::Adj
    }

    pub fn is_adverb(self) -> bool {
        self.upos == Upos::Adv
    }

    pub fn is_preposition(self) -> bool {
        self.upos == Upos::Adp && self.xpos == Xpos::In
    }

    /// That, if, because, while before a clause.
    pub fn is_subordinator(self) -> bool {
        self.upos == Upos::Sconj
    }

    /// And, or, but.
    pub fn is_coordinator(self) -> bool {
        self.upos == Upos::Cconj
    }

    /// The `to` of an infinitive.
    pub fn is_infinitive_to(self) -> bool {
        self.xpos == Xpos::To && self.upos == Upos::Part
    }

    /// Who, which, what, where, how and, as a relative, that.
    pub fn is_wh_word(self) -> bool {
        matches!(self.xpos, Xpos::Wdt | Xpos::Wp | Xpos::WpPoss | Xpos::Wrb)
    }

    pub fn is_number(self) -> bool {
        self.upos == Upos::Num
    }

    pub fn is_punctuation(self) -> bool {
        self.upos == Upos::Punct
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_and_names_lead_back_to_the_tag() {
        for (i, (tag, name)) in UPOS.iter().enumerate() {
            assert_eq!((*tag as usize, Upos::from_name(name), tag.name()), (i, Some(*tag), *name));
            assert_eq!(Upos::from_byte(i as u8), Some(*tag));
        }
        for (i, (tag, name)) in XPOS.iter().enumerate() {
            assert_eq!((*tag as usize, Xpos::from_name(name), tag.name()), (i, Some(*tag), *name));
            assert_eq!(Xpos::from_byte(i as u8), Some(*tag));
        }
        assert_eq!((Upos::from_byte(17), Xpos::from_byte(50)), (None, None));
    }

    #[test]
    fn predicates() {
        let tag = |upos, xpos| Tag::new(Upos::from_name(upos).unwrap(), Xpos::from_name(xpos).unwrap());
        assert!(tag("VERB", "VBD").is_finite_verb() && tag("VERB", "VBD").is_main_verb());
        assert!(tag("AUX", "MD").is_finite_verb() && !tag("AUX", "MD").is_main_verb());
        assert!(tag("VERB", "VBN").is_verb() && !tag("VERB", "VBN").is_finite_verb());
        assert!(tag("VERB", "NNP").is_proper() && !tag("VERB", "NNP").is_verb());
        assert!(tag("PRON", "PRP").is_nominal() && !tag("PRON", "PRP$").is_nominal());
        assert!(!Tag::default().is_verb() && !Tag::default().is_noun() && !Tag::default().is_punctuation());
    }
}
