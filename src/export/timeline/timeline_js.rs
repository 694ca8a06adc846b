use super::Entry;
use crate::model::{Bound, Edtf, Point, Precision};
use jiff::civil::Date;
use serde_json::{Map, Value, json};

/// The JSON that TimelineJS reads. A date has only the parts that are known; what has none is left out.
pub fn write(title: &str, entries: &[Entry<'_>]) -> String {
    let events: Vec<Value> = entries.iter().filter_map(event).collect();
    let timeline = json!({ "title": { "text": { "headline": html(title) } }, "events": events });
    let mut text = serde_json::to_string_pretty(&timeline).unwrap_or_default();
    text.push('\n');
    text
}

fn event(entry: &Entry<'_>) -> Option<Value> {
    let date = entry.date?;
    let (first, last) = entry.days()?;
    let (from, to) = match date {
        Edtf::At(point) => match parts(&point, first) {
            exact @ Value::Object(_) => (exact, None),
            // A decade, a season: from its first to its last month.
            _ => (month(first), Some(month(last))),
        },
        Edtf::Interval(from, to) | Edtf::Within(from, to) => {
            let end = |bound: Bound, day: Date| match bound {
                Bound::At(point) => match parts(&point, day) {
                    Value::Null => Some(month(day)),
                    exact => Some(exact),
                },
                Bound::Open => None,
            };
            let (from, to) = (end(from, first), end(to, last));
            (from.clone().or(to.clone())?, if from.is_some() { to } else { None })
        }
    };
    let who = if entry.is_event() { "Events" } else { entry.who };
    let text = format!("<p>{}</p><p>{}</p>", html(&entry.title), html(&entry.source()));
    let mut event = Map::new();
    event.insert("start_date".into(), from);
    if let Some(to) = to {
        event.insert("end_date".into(), to);
    }
    event.insert("display_date".into(), entry.when().into());
    event.insert("text".into(), json!({ "headline": html(&entry.headline()), "text": text }));
    event.insert("group".into(), who.into());
    event.insert("unique_id".into(), format!("claimline-{}", entry.id).into());
    Some(Value::Object(event))
}

/// Null for a stretch that is no day, month or year.
fn parts(point: &Point, day: Date) -> Value {
    match point.precision {
        Precision::Day(..) => json!({ "year": day.year(), "month": day.month(), "day": day.day() }),
        Precision::Month(..) => month(day),
        Precision::Year(..) => json!({ "year": day.year() }),
        _ => Value::Null,
    }
}

fn month(day: Date) -> Value {
    json!({ "year": day.year(), "month": day.month() })
}

fn html(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
