use std::fmt;

/// What a column of a table, or a key of JSON, says about an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    Text,
    Headline,
    Byline,
    Outlet,
    Published,
    Address,
    Id,
}

impl Role {
    pub const ALL: [Role; 7] =
        [Role::Text, Role::Headline, Role::Byline, Role::Outlet, Role::Published, Role::Address, Role::Id];

    /// The word used in menus and settings.
    pub fn word(self) -> &'static str {
        match self {
            Role::Text => "text",
            Role::Headline => "headline",
            Role::Byline => "byline",
            Role::Outlet => "outlet",
            Role::Published => "published",
            Role::Address => "address",
            Role::Id => "identifier",
        }
    }

    /// The role that [`Role::word`] names.
    pub fn of_word(word: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|role| role.word() == word)
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// The names that well-known programs give, in lower case and letters alone. Of two columns with one role the one
/// that stands here first is asked first. When something was added, downloaded, indexed or changed is in no list:
/// that is not when it was published. Nor are summaries: they are not the article's text.
const SYNONYMS: &[(Role, &[&str])] = &[
    (
        Role::Text,
        &[
            "text",
            "maintext",
            "fulltext",
            "articletext",
            "articlebody",
            "storytext",
            "bodytext",
            "plaintext",
            "contenttext",
            "body",
            "content",
            "contentencoded",
            "story",
            "article",
            "contenthtml",
            "bodyhtml",
            "html",
            "rawtext",
        ],
    ),
    (Role::Headline, &["headline", "title", "head", "heading", "articletitle", "titlepage", "titlerss"]),
    (
        Role::Byline,
        &["byline", "author", "authors", "creator", "creators", "dccreator", "authorname", "authornames", "writer"],
    ),
    (
        Role::Outlet,
        &[
            "outlet",
            "publicationtitle",
            "containertitle",
            "medianame",
            "metasitename",
            "sitename",
            "publication",
            "publicationname",
            "newspaper",
            "journal",
            "publisher",
            "source",
            "sourcename",
            "sourcedomain",
            "mediaurl",
            "hostname",
            "sourcehostname",
            "domain",
        ],
    ),
    (
        Role::Published,
        &[
            "published",
            "publishdate",
            "datepublish",
            "datepublished",
            "publisheddate",
            "publishedat",
            "publisheddatetime",
            "publicationdate",
            "pubdate",
            "issued",
            "date",
            "publicationyear",
            "year",
        ],
    ),
    (Role::Address, &["url", "canonicallink", "canonicalurl", "address", "link", "weburl", "sourceurl", "givenurl"]),
    (Role::Id, &["id", "storiesid", "storyid", "articleid", "key", "uuid", "guid"]),
];

/// Which column is what: known by its name unless a person said otherwise.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    /// Name and role; no role = the column says nothing about the article.
    pub given: Vec<(String, Option<Role>)>,
}

impl Columns {
    /// The role of the column `name`, and how far behind others of the same role it is asked.
    pub(super) fn role(&self, name: &str) -> Option<(Role, usize)> {
        if let Some((_, role)) = self.given.iter().find(|(other, _)| other == name) {
            return role.map(|role| (role, 0));
        }
        let bare: String = name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        SYNONYMS.iter().find_map(|(role, names)| {
            let rank = names.iter().position(|known| *known == bare)?;
            // What a person named goes before what is known by its name, and takes its place.
            (!self.given.iter().any(|(_, given)| *given == Some(*role))).then_some((*role, rank + 1))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(columns: &Columns, name: &str, expected: Option<Role>) {
        assert_eq!(columns.role(name).map(|(role, _)| role), expected, "{name}");
    }

    #[test]
    fn names_of_other_programs() {
        let columns = Columns::default();
        check(&columns, "Publication Title", Some(Role::Outlet));
        check(&columns, "publish_date", Some(Role::Published));
        check(&columns, "maintext", Some(Role::Text));
        check(&columns, "URL", Some(Role::Address));
        for other in
            ["date_download", "filedate", "time_added", "Date Added", "indexed_date", "Abstract Note", "tags", ""]
        {
            check(&columns, other, None);
        }
        let rank = |name| columns.role(name).unwrap().1;
        assert!(rank("text") < rank("raw_text") && rank("publish_date") < rank("date"));
    }

    #[test]
    fn what_a_person_says_goes_first() {
        let given = vec![("notes".to_owned(), Some(Role::Text)), ("title".to_owned(), None)];
        let columns = Columns { given };
        check(&columns, "notes", Some(Role::Text));
        check(&columns, "text", None);
        check(&columns, "title", None);
        check(&columns, "author", Some(Role::Byline));
    }

    #[test]
    fn words_lead_back() {
        for role in Role::ALL {
            assert_eq!(Role::of_word(role.word()), Some(role));
        }
    }
}
