//! Walks of life that tell two people of one name apart.

use std::collections::BTreeSet;

/// A walk of life that a role names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    Arts,
    Business,
    Farming,
    Law,
    Medicine,
    Police,
    Politics,
    Religion,
    Science,
    Sport,
    Trade,
}

use Field::*;

const WORDS: &[(Field, &[&str])] = &[
    (
        Arts,
        &[
            "singer",
            "actor",
            "actress",
            "novelist",
            "painter",
            "poet",
            "composer",
            "conductor",
            "sculptor",
            "violinist",
            "pianist",
            "cellist",
            "dancer",
            "drummer",
            "guitarist",
        ],
    ),
    (
        Business,
        &["banker", "economist", "trader", "investor", "shareholder", "entrepreneur", "accountant", "executive"],
    ),
    (Farming, &["farmer", "fisherman", "shepherd", "grower", "beekeeper", "forester"]),
    (Law, &["judge", "lawyer", "solicitor", "barrister", "attorney", "prosecutor", "magistrate", "justice"]),
    (
        Medicine,
        &[
            "surgeon",
            "nurse",
            "physician",
            "midwife",
            "paediatrician",
            "cardiologist",
            "epidemiologist",
            "dentist",
            "oncologist",
            "paramedic",
        ],
    ),
    (Police, &["detective", "constable", "sheriff", "superintendent", "inspector"]),
    (
        Politics,
        &[
            "minister",
            "mayor",
            "senator",
            "councillor",
            "councilwoman",
            "councilman",
            "congressman",
            "congresswoman",
            "governor",
            "mp",
            "lawmaker",
            "deputy",
            "chancellor",
            "ambassador",
        ],
    ),
    (Religion, &["bishop", "archbishop", "priest", "vicar", "imam", "rabbi", "pastor"]),
    (
        Science,
        &[
            "professor",
            "scientist",
            "biologist",
            "geologist",
            "chemist",
            "physicist",
            "astronomer",
            "researcher",
            "historian",
            "oceanographer",
            "botanist",
        ],
    ),
    (
        Sport,
        &[
            "footballer",
            "striker",
            "goalkeeper",
            "midfielder",
            "defender",
            "winger",
            "sprinter",
            "swimmer",
            "jockey",
            "cyclist",
            "rower",
            "batsman",
            "bowler",
            "cricketer",
            "coach",
            "pitcher",
            "quarterback",
            "boxer",
        ],
    ),
    (
        Trade,
        &[
            "plumber",
            "electrician",
            "carpenter",
            "welder",
            "mechanic",
            "baker",
            "butcher",
            "hairdresser",
            "builder",
            "roofer",
        ],
    ),
];

/// Fields between which people move or that one role joins.
const NEIGHBOURS: &[(Field, Field)] = &[
    (Business, Politics),
    (Law, Politics),
    (Politics, Science),
    (Farming, Politics),
    (Business, Law),
    (Business, Science),
    (Medicine, Science),
    (Medicine, Politics),
    (Law, Science),
    (Law, Police),
    (Business, Trade),
    (Business, Farming),
    (Arts, Science),
    (Police, Politics),
];

/// The fields of these folded roles.
pub fn fields(roles: &[String]) -> BTreeSet<Field> {
    let words = roles.iter().flat_map(|role| role.split(|c: char| !c.is_alphanumeric()));
    words.filter_map(|word| WORDS.iter().find(|(_, words)| words.contains(&word)).map(|(field, _)| *field)).collect()
}

/// Whether one person is hardly both: each side has a field, and none of them are alike or neighbours.
pub fn are_apart(a: &BTreeSet<Field>, b: &BTreeSet<Field>) -> bool {
    let are_near = |a: &Field, b: &Field| a == b || NEIGHBOURS.contains(&(*a.min(b), *a.max(b)));
    !a.is_empty() && !b.is_empty() && !a.iter().any(|a| b.iter().any(|b| are_near(a, b)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_person_is_hardly_both() {
        let check = |a: &str, b: &str, expected: bool| {
            let fields = |role: &str| fields(&[role.to_owned()]);
            assert_eq!(are_apart(&fields(a), &fields(b)), expected, "{a} | {b}");
        };
        check("saltby striker", "appeals judge", true);
        check("striker", "goalkeeper", false);
        check("health minister", "surgeon", false);
        check("judge", "", false);
        check("chief executive", "mayor", false);
    }

    #[test]
    fn neighbours_are_in_order() {
        assert!(NEIGHBOURS.iter().all(|(a, b)| a < b));
    }
}
