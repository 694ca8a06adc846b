//! Events and said-dates: what happened when, what was said when.
//!
//! An event is a named occasion, or a clause with a date of its own. Its date is what the text gives, never
//! narrower; what cannot be dated goes without.

mod actions;
mod clause;
mod context;
mod draft;
mod lead;
mod merge;
mod occasions;
mod said;
mod scene;
mod talk;
mod title;

pub use said::{said_date, said_dates};

use super::Page;
use crate::model::{Event, Mention, Speaker, Statement, TimeExpression};

/// The events that the page tells of, in order of their first mention.
pub fn events(
    page: &Page<'_>,
    statements: &[Statement],
    speakers: &[Speaker],
    mentions: &[Mention],
    times: &[TimeExpression],
) -> Vec<Event> {
    let context = context::Context::new(page, statements, speakers, mentions, times);
    let mut drafts = occasions::occasions(&context);
    let actions = actions::actions(&context, &drafts);
    drafts.extend(actions);
    merge::merge(&context, drafts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::time::expressions;
    use crate::model::{Article, Event, EventKind, Origin};

    fn found(published: &str, text: &str) -> Vec<Event> {
        let article = Article { published: published.parse().ok(), ..Article::of(text, Origin::default()) };
        let page = Page::new(&article);
        let times = expressions(&page);
        let events = events(&page, &[], &[], &[], &times);
        for event in &events {
            assert!(!event.spans.is_empty() && event.spans.iter().all(|s| s.is_valid_in(text)));
            assert!(!event.title.is_empty() && event.title.chars().count() <= 90);
            assert!(!event.reasons.is_empty());
        }
        events
    }

    /// Each event as `title @ date`, with `-` for no date.
    fn check(text: &str, expected: &[&str]) {
        let line = |e: &Event| format!("{} @ {}", e.title, e.date.map_or("-".to_owned(), |d| d.to_string()));
        let lines: Vec<String> = found("2024-02-12", text).iter().map(line).collect();
        assert_eq!(lines, expected, "{text}");
    }

    #[test]
    fn occasions() {
        check("He left the alliance’s 2018 summit in Brussels.", &["Summit in Brussels @ 2018"]);
        check("She sat through a Reed Radio town hall in July 2023.", &["Reed Radio town hall @ 2023-07"]);
        check("They lost the election of October 2020.", &["Election @ 2020-10"]);
        check("The hearing is scheduled for June 3.", &["Hearing @ 2024-06-03"]);
        check("They quarrelled at a two-day summit on Thursday.", &["Two-day summit @ 2024-02-08?"]);
        check("They spoke of a summit and of elections.", &[]);
    }

    #[test]
    fn mentions_of_one_occasion() {
        let text = "The 2018 summit in Brussels was long. At the summit, Finch shouted. She recalls the 2018 summit.";
        let events = found("2024-02-12", text);
        assert_eq!(events.iter().filter(|e| e.kind == EventKind::Occasion).count(), 1);
        assert_eq!(events[0].spans.len(), 3);
        check(
            "The 2018 summit in Brussels and the 2018 summit in Vienna were long.",
            &["Summit in Brussels @ 2018", "Summit in Vienna @ 2018"],
        );
        check("The 2018 summit was long; the next summit is not.", &["Summit @ 2018"]);
    }

    #[test]
    fn actions() {
        check("Orla Finch resigned in May 2019.", &["Orla Finch resigned @ 2019-05"]);
        check("On Friday, the council closed the port.", &["The council closed the port @ 2024-02-09"]);
        check("Orla Finch, who resigned in 2019, now sails.", &["Orla Finch resigned @ 2019"]);
        check(
            "The memoir, “Low Water”, which will be published March 12, is short.",
            &["“Low Water” will be published @ 2024-03-12"],
        );
        check("She quoted a report published in November 2019.", &["Report published @ 2019-11"]);
        check("He resigned in May 2019.", &[]);
        check("It has been shut since 2018, and prices are at 2019 levels.", &[]);
        check("“It ends,” Finch said on Friday.", &[]);
    }

    #[test]
    fn what_may_come() {
        let status = |text: &str| found("2024-02-12", text).first().map(|e| e.status);
        use crate::model::EventStatus::{Hypothetical, Occurred, Scheduled};
        assert_eq!(status("The council will close the port in May."), Some(Scheduled));
        assert_eq!(status("If Finch wins the vote in November, the port closes."), Some(Hypothetical));
        assert_eq!(status("The council closed the port in May 2019."), Some(Occurred));
    }

    #[test]
    fn a_date_that_is_not_told_is_not_invented() {
        let dates: Vec<String> =
            found("", "The council closed the port on March 12. The summit in Brussels was held on Tuesday.")
                .iter()
                .filter_map(|e| e.date.map(|d| d.to_string()))
                .collect();
        assert_eq!(dates, ["XXXX-03-12"]);
    }

    #[test]
    fn hostile_text_is_survived() {
        let long = "at the 2018 summit in Brussels he and she resigned in May 2019 ".repeat(2_000);
        for text in [
            "",
            "summit",
            "’s 2018 summit",
            "which in 2018",
            "2018",
            "in 2018 in 2018 in 2018",
            "🎉 in 🎉 2018 summit 🎉",
            &long,
        ] {
            found("2024-02-12", text);
            found("", text);
        }
    }
}
