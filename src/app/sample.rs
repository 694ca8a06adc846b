//! The sample articles, carried in the program so that a newcomer can try it anywhere.

/// File name and text of each sample article. The people and places in them are invented.
pub const ARTICLES: [(&str, &str); 10] = [
    ("2016-10-24-varrick-elected.txt", include_str!("../../assets/sample/2016-10-24-varrick-elected.txt")),
    ("2018-07-12-brussels-summit.txt", include_str!("../../assets/sample/2018-07-12-brussels-summit.txt")),
    ("2019-03-09-roake-resigns.txt", include_str!("../../assets/sample/2019-03-09-roake-resigns.txt")),
    ("2019-11-14-leaked-memo.txt", include_str!("../../assets/sample/2019-11-14-leaked-memo.txt")),
    ("2022-07-29-saltby-strike-ends.txt", include_str!("../../assets/sample/2022-07-29-saltby-strike-ends.txt")),
    ("2023-07-12-varrick-town-hall.txt", include_str!("../../assets/sample/2023-07-12-varrick-town-hall.txt")),
    ("2023-11-16-libel-hearing.txt", include_str!("../../assets/sample/2023-11-16-libel-hearing.txt")),
    ("2024-03-04-roake-book.md", include_str!("../../assets/sample/2024-03-04-roake-book.md")),
    ("2024-05-18-aldane-interview.txt", include_str!("../../assets/sample/2024-05-18-aldane-interview.txt")),
    ("harbour-treaty-signed.txt", include_str!("../../assets/sample/harbour-treaty-signed.txt")),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_has_a_name_of_its_own_and_a_text() {
        let names: std::collections::BTreeSet<_> = ARTICLES.iter().map(|(name, _)| name).collect();
        assert_eq!(names.len(), ARTICLES.len());
        assert!(ARTICLES.iter().all(|(_, text)| text.split_whitespace().count() > 300));
    }
}
