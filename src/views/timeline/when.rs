use crate::model::Edtf;
use crate::widgets::timeline::{Course, When};

/// Where a date stands on the axis, or why it stands nowhere.
pub fn when(date: Option<&Edtf>) -> Result<When, String> {
    let Some(date) = date else { return Err("no date is known".to_owned()) };
    let Some(days) = date.days().filter(|days| days.first.is_some() || days.last.is_some()) else {
        return Err(date.in_words());
    };
    let course = match date {
        Edtf::At(_) => Course::Dated,
        Edtf::Interval(..) => Course::Lasted,
        Edtf::Within(..) => Course::Within,
    };
    Ok(When {
        first: days.first,
        last: days.last,
        course,
        approximate: date.is_approximate(),
        uncertain: date.is_uncertain(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, first: Option<i32>, last: Option<i32>, course: Course) {
        let date = text.parse().ok();
        let found = when(date.as_ref()).expect(text);
        assert_eq!((found.first, found.last, found.course), (first, last, course), "{text}");
    }

    #[test]
    fn each_date_as_it_is_known() {
        check("1970-01-02", Some(1), Some(1), Course::Dated);
        check("1970", Some(0), Some(364), Course::Dated);
        check("1970-01-01/1970-01-31", Some(0), Some(30), Course::Lasted);
        check("[1970-01-01..1970-01-31]", Some(0), Some(30), Course::Within);
        check("[..1970-01-31]", None, Some(30), Course::Within);
        check("1970-01-01/..", Some(0), None, Course::Lasted);
        let about = when("1970~".parse().ok().as_ref()).expect("a date");
        assert!(about.approximate && !about.uncertain);
    }

    #[test]
    fn a_day_of_an_unknown_year_has_no_place() {
        assert_eq!(when("XXXX-03-12".parse().ok().as_ref()), Err("12 March, year unknown".to_owned()));
        assert_eq!(when(None), Err("no date is known".to_owned()));
    }
}
