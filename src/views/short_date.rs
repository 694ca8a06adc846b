use crate::model::{Bound, Edtf};
use crate::text::MONTHS;

/// A date as tables show it: `12 Mar 2024`, `by 24 Oct 2016`, `May 2015 – Jun 2016`; empty when unknown.
pub fn short_date(date: Option<&Edtf>) -> String {
    let point = |point| abbreviated(&Edtf::At(point).in_words());
    match date {
        None => String::new(),
        Some(Edtf::Within(Bound::Open, Bound::At(last))) => format!("by {}", point(*last)),
        Some(Edtf::Within(Bound::At(first), Bound::At(last)) | Edtf::Interval(Bound::At(first), Bound::At(last))) => {
            format!("{} – {}", point(*first), point(*last))
        }
        Some(date) => abbreviated(&date.in_words()),
    }
}

/// With the names of months cut to three letters.
fn abbreviated(words: &str) -> String {
    let word = |word| MONTHS.iter().find(|month| **month == word).map_or(word, |month| &month[..3]);
    words.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates() {
        let check = |edtf: &str, expected: &str| assert_eq!(short_date(edtf.parse().ok().as_ref()), expected, "{edtf}");
        check("2024-03-12", "12 Mar 2024");
        check("2015-05", "May 2015");
        check("2018", "2018");
        check("2018~", "about 2018");
        check("[..2016-10-24]", "by 24 Oct 2016");
        check("[2024-02-10..2024-02-11]", "10 Feb 2024 – 11 Feb 2024");
        check("2016/2020", "2016 – 2020");
        check("[2024-02..]", "Feb 2024 or later");
        check("XXXX-03-12", "12 March, year unknown");
        assert_eq!(short_date(None), "");
    }
}
