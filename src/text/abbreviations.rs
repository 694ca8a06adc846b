//! Words whose full stop does not end a sentence.

/// Always followed by something that belongs to it: a name, a number.
const BEFORE_A_NAME: &[&str] = &[
    "Mr", "Mrs", "Ms", "Mx", "Dr", "Prof", "Rev", "Fr", "Sr", "St", "Ste", "Mt", "Ft", "Gen", "Col", "Maj", "Capt",
    "Lt", "Cmdr", "Cdr", "Adm", "Brig", "Sgt", "Cpl", "Pvt", "Det", "Insp", "Supt", "Const", "Sen", "Sens", "Rep",
    "Reps", "Gov", "Govs", "Pres", "Amb", "Hon", "Messrs", "Mme", "Mlle", "No", "Nos", "Art", "Fig", "vs", "v", "pp",
    "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec", "approx", "ca", "cf", "Atty",
    "Asst", "Dir", "Sec", "Spc", "Msgr",
];

/// May stand at a sentence's end as well.
const ANYWHERE: &[&str] = &[
    "Jr", "Inc", "Corp", "Co", "Ltd", "Bros", "Ph.D", "M.D", "etc", "al", "a.m", "p.m", "A.M", "P.M", "U.S", "U.K",
    "U.N", "E.U", "D.C", "i.e", "e.g", "Ave", "Blvd", "Rd", "Conn", "Mass", "Calif", "Ill", "Fla", "Ariz", "Va", "Pa",
    "Wash", "Tenn", "Minn", "Mich", "Wis", "Ala", "Ark", "Colo", "Del", "Ga", "Ind", "Kan", "Ky", "La", "Md", "Miss",
    "Mo", "Mont", "Neb", "Nev", "Okla", "Ore", "Tex", "Vt", "Wyo", "Dept", "Esq", "Est",
];

/// Whether the full stop after `word` (given without it) is part of the word.
pub(super) fn takes_stop(word: &str) -> bool {
    stop_binds(word) || ANYWHERE.contains(&word) || is_dotted(word)
}

/// Whether the sentence goes on after `word` and its full stop whatever follows.
pub(super) fn stop_binds(word: &str) -> bool {
    BEFORE_A_NAME.contains(&word) || is_initial(word)
}

fn is_initial(word: &str) -> bool {
    let mut chars = word.chars();
    matches!((chars.next(), chars.next()), (Some(c), None) if c.is_uppercase() && c != 'I')
}

/// `U.S`, `a.m`, `J.R`: single letters with stops between them.
fn is_dotted(word: &str) -> bool {
    word.contains('.')
        && word.split('.').all(|part| {
            let mut chars = part.chars();
            matches!((chars.next(), chars.next()), (Some(c), None) if c.is_alphabetic())
        })
}
