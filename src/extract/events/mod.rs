//! Events and said-dates: what happened when, what was said when.
//!
//! An event is a named occasion, or a clause with a date of its own. Its date is what the text gives, never
//! narrower; what cannot be dated goes without.

mod actions;
mod bounds;
mod clause;
mod context;
mod document;
mod draft;
mod inferred;
mod lead;
mod merge;
mod naming;
mod occasions;
mod predicate;
mod said;
mod scene;
mod subject;
mod talk;
mod title;
mod told;
mod when;

pub use said::{said_date, said_dates};

use super::Page;
use super::phrases::Phrases;
use crate::model::{Event, Mention, Speaker, Statement, TimeExpression};

/// The events that the page tells of, in order of their first mention.
pub fn events(
    page: &Page<'_>,
    phrases: &Phrases,
    statements: &[Statement],
    speakers: &[Speaker],
    mentions: &[Mention],
    times: &[TimeExpression],
) -> Vec<Event> {
    let context = context::Context::new(page, phrases, statements, speakers, mentions, times);
    let mut drafts = occasions::occasions(&context);
    let actions = actions::actions(&context, &drafts);
    let inferred = inferred::inferred(&context, &drafts);
    drafts.extend(actions);
    drafts.extend(inferred);
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
        let events = events(&page, &Phrases::new(&page), &[], &[], &[], &times);
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
        check("She quoted a long report published in November 2019.", &["Long report published @ 2019-11"]);
        check("She quoted a report published in November 2019.", &[]);
        check(
            "A fire destroyed the Tarn paper mill on 4 May 2023.",
            &["A fire destroyed the Tarn paper mill @ 2023-05-04"],
        );
        check("He resigned in May 2019.", &[]);
        check("It has been shut since 2018, and prices are at 2019 levels.", &[]);
        check("“It ends,” Finch said on Friday.", &[]);
        check("The event took place in May 2019.", &[]);
        check("Did the council close the port in May 2019?", &[]);
        check("The council did not close the port in May 2019.", &[]);
        check("The court heard in May 2019 that it was over.", &[]);
        check("If the vote were held in May, the council would close the port.", &[]);
        check("The town knew in May 2019 that it was over.", &[]);
        check("They were charged with closing the port in May 2019.", &[]);
    }

    #[test]
    fn subjects() {
        check("The pontoon, moored at the quay, burned in May 2019.", &["The pontoon burned @ 2019-05"]);
        check("Its secretary, Ada Brask, resigned in May 2019.", &["Ada Brask resigned @ 2019-05"]);
        check("Ada Brask resigned and Orla Finch sailed in 2019.", &["Orla Finch sailed @ 2019"]);
        check("Ada Brask and Orla Finch sailed in 2019.", &["Ada Brask and Orla Finch sailed @ 2019"]);
        check("Ada Brask, whose goal took the club up in 2014, sings.", &["Ada Brask’s goal took the club up @ 2014"]);
        check(
            "It is a span that the county closed to lorries in 2019.",
            &["The county closed a span to lorries @ 2019"],
        );
        check("More than 90 people left the town in 2019.", &["More than 90 people left the town @ 2019"]);
        check("Members of the council who left in 2019 sing.", &["Members of the council left @ 2019"]);
        check("Founded in 1931 as a cannery, Halden Foods grew.", &["Halden Foods founded as a cannery @ 1931"]);
    }

    #[test]
    fn words_before_a_date() {
        check("A copy had hung there since spring 2022.", &["A copy had hung there @ 2022-21/.."]);
        check("The road is closed until Friday.", &["The road is closed @ ../2024-02-16"]);
        check("The council will close the port by May 2025.", &["The council will close the port @ [..2025-05]"]);
        check("The council kept bees from May to July 2019.", &["The council kept bees @ 2019-05/2019-07"]);
        check("The pontoon burned at 9pm on 2 August 2023.", &["The pontoon burned @ 2023-08-02"]);
        check("Finch won for the first time since 2018.", &[]);
        check("Prices were higher than in 2018.", &[]);
        check("The council praised his famous 1963 boat.", &[]);
    }

    #[test]
    fn titles() {
        check("Ada Brask is due to open the port on Friday.", &["Ada Brask is due to open the port @ 2024-02-16"]);
        check("The keys were handed over in May 2019.", &["The keys were handed over @ 2019-05"]);
        check("The council found it for a “wide arch” in 2019.", &["The council found it for a “wide arch” @ 2019"]);
        check("Finch was hurt last May at a fair in Halden.", &["Finch was hurt at a fair in Halden @ 2023-05"]);
        check("On Tuesday night’s debate they agreed.", &["Debate @ 2024-02-06"]);
        check("The death of Ada Brask in 2012 was sudden.", &["Death of Ada Brask @ 2012"]);
        check("They read a statement on Friday.", &[]);
        check("The 2016 election commission sat.", &[]);
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
