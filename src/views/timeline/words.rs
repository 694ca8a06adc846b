use super::content::Subject;
use crate::model::{EventKind, EventStatus};
use crate::project::Findings;

/// What an event or a statement is, in lines; the first is its title.
pub fn describe(findings: &Findings, subject: Subject) -> String {
    match subject {
        Subject::Event(key) => {
            let Some(row) = findings.event(key) else { return String::new() };
            let mut lines = vec![row.title.to_string()];
            lines.push(match &row.date {
                Some(date) => format!("event · {}", date.in_words()),
                None => "event · date unknown".to_owned(),
            });
            if let Some(words) = status(row.status) {
                lines.push(words.to_owned());
            }
            if !row.participants.is_empty() {
                lines.push(row.participants.to_string());
            }
            lines.push(format!("in “{}”", row.article_title));
            lines.join("\n")
        }
        Subject::Statement(key) => {
            let Some(row) = findings.statement(key) else { return String::new() };
            let said = match &row.said {
                Some(date) => format!("said {}", date.in_words()),
                None => "said-date unknown".to_owned(),
            };
            let form = row.form.word();
            format!("{}: {}\n{form} · {said}\nin “{}”", row.speaker_name, row.words, row.article_title)
        }
    }
}

/// As the name of a lane.
pub fn kind_words(kind: EventKind) -> &'static str {
    match kind {
        EventKind::Occasion => "Occasions",
        EventKind::Action => "Happenings",
        EventKind::Statement => "Things said",
        EventKind::Period => "Periods",
        EventKind::Publication => "Publications",
    }
}

/// As the name of a lane.
pub fn status_words(status: EventStatus) -> &'static str {
    match status {
        EventStatus::Occurred => "Took place",
        EventStatus::Claimed => "Claimed by a speaker",
        EventStatus::Scheduled => "Planned",
        EventStatus::Ongoing => "Going on",
        EventStatus::Hypothetical => "Only considered",
    }
}

/// `None` = it simply happened.
fn status(status: EventStatus) -> Option<&'static str> {
    match status {
        EventStatus::Occurred => None,
        EventStatus::Claimed => Some("as a speaker says"),
        EventStatus::Scheduled => Some("planned"),
        EventStatus::Ongoing => Some("going on"),
        EventStatus::Hypothetical => Some("not certain to happen"),
    }
}
