use super::lines::LineCounter;
use super::{Bad, Record};
use serde_json::{Deserializer, Map, Value};

/// The objects of `text` as records: those of a list, one a line, or the one that it is. An object around a list
/// of objects stands for them.
pub fn records(text: &str, take: &mut dyn FnMut(Result<Record, Bad>) -> bool) {
    let mut lines = LineCounter::default();
    let is_list = text.trim_start().starts_with('[');
    let mut at = text.len() - text.trim_start().len() + usize::from(is_list);
    loop {
        let rest = &text[at..];
        let skipped = rest.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
        at += rest.len() - skipped.len();
        if skipped.is_empty() || (is_list && skipped.starts_with(']')) {
            return;
        }
        let line = lines.at(text, at);
        let mut values = Deserializer::from_str(skipped).into_iter::<Value>();
        let goes_on = match values.next() {
            Some(Ok(value)) => {
                at += values.byte_offset();
                objects(value, line, take)
            }
            Some(Err(error)) => {
                let reason = if error.is_eof() { "it ends in the middle".to_owned() } else { told(&error) };
                let line = line + error.line().saturating_sub(1);
                // In a list nobody knows where the next object starts; one a line, the next line does.
                match skipped.find('\n').filter(|_| !is_list) {
                    Some(end) => {
                        at += end;
                        take(Err(Bad { line, reason }))
                    }
                    None => {
                        take(Err(Bad { line, reason }));
                        false
                    }
                }
            }
            None => false,
        };
        if !goes_on {
            return;
        }
    }
}

/// The parser counts from where it was started, so its line and column say nothing here.
fn told(error: &serde_json::Error) -> String {
    let whole = error.to_string();
    whole.split(" at line ").next().unwrap_or_default().to_owned()
}

fn objects(value: Value, line: usize, take: &mut dyn FnMut(Result<Record, Bad>) -> bool) -> bool {
    match value {
        Value::Object(object) => match inner_list(&object) {
            Some(key) => match object.into_iter().find(|(other, _)| *other == key) {
                Some((_, Value::Array(items))) => items.into_iter().all(|item| objects(item, line, take)),
                _ => true,
            },
            None => take(Ok(Record { line, cells: cells(object) })),
        },
        _ => take(Err(Bad { line, reason: "it is no JSON object".to_owned() })),
    }
}

/// The key of the list that an object is only the wrapping of: `{"status": "ok", "articles": [{…}, …]}`.
fn inner_list(object: &Map<String, Value>) -> Option<String> {
    const WRAPPINGS: &[&str] = &["articles", "items", "results", "stories", "docs", "data", "entries", "documents"];
    let is_list = |value: &Value| value.as_array().is_some_and(|items| items.first().is_some_and(Value::is_object));
    WRAPPINGS.iter().find(|key| object.get(**key).is_some_and(is_list)).map(|key| (*key).to_owned())
}

fn cells(object: Map<String, Value>) -> Vec<(String, String)> {
    object.into_iter().map(|(key, value)| (key, words(&value, 0))).collect()
}

/// What a value says in words: items of a list one a line, of an object its name.
fn words(value: &Value, depth: usize) -> String {
    const DEEPEST: usize = 4;
    match value {
        Value::Null => String::new(),
        Value::String(words) => words.clone(),
        Value::Bool(_) | Value::Number(_) => value.to_string(),
        _ if depth > DEEPEST => String::new(),
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(|item| words(item, depth + 1)).collect();
            items.into_iter().filter(|item| !item.trim().is_empty()).collect::<Vec<_>>().join("\n")
        }
        Value::Object(object) => {
            let of = |key: &str| object.get(key).map(|value| words(value, depth + 1)).filter(|words| !words.is_empty());
            let joined = |first: &str, last: &str| {
                Some([of(first), of(last)?.into()].into_iter().flatten().collect::<Vec<_>>().join(" "))
            };
            ["name", "literal", "rendered", "raw", "value", "#text"]
                .iter()
                .find_map(|key| of(key))
                .or_else(|| joined("given", "family"))
                .or_else(|| joined("firstName", "lastName"))
                .or_else(|| of("date-parts").map(|parts| day(&parts)))
                .unwrap_or_default()
        }
    }
}

/// `2021`, `5`, `4` in lines → `2021-05-04`
fn day(parts: &str) -> String {
    parts.lines().take(3).map(|part| format!("{part:0>2}")).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(json: &str, expected: &[&str]) {
        let mut found = Vec::new();
        records(json, &mut |record| {
            found.push(match record {
                Ok(record) => {
                    let cells = record.cells.iter().map(|(key, words)| format!("{key}={}", words.replace('\n', "/")));
                    format!("{}: {}", record.line, cells.collect::<Vec<_>>().join(" "))
                }
                Err(bad) => format!("{}! {}", bad.line, bad.reason),
            });
            true
        });
        assert_eq!(found, expected, "{json}");
    }

    #[test]
    fn lists_lines_and_single_objects() {
        check(r#"[{"a":"x"}, {"a":1}]"#, &["1: a=x", "1: a=1"]);
        check("{\"a\":\"x\"}\n\n{\"a\":null}\n", &["1: a=x", "3: a="]);
        check("{\n \"a\": \"x\",\n \"b\": true\n}", &["1: a=x b=true"]);
        check("{\"status\":\"ok\",\"articles\":[{\"a\":\"x\"},{\"a\":\"y\"}]}", &["1: a=x", "1: a=y"]);
        check("[]", &[]);
        check(" ", &[]);
    }

    #[test]
    fn what_fails_is_told_with_its_line() {
        check(
            "{\"a\":\"x\"}\n{\"a\":\n{\"a\":\"z\"}\nno\n",
            &["1: a=x", "4! expected `,` or `}`", "3: a=z", "4! expected ident"],
        );
        check("[{\"a\":\"x\"},\n{\"a\":", &["1: a=x", "2! it ends in the middle"]);
        check("[1, {\"a\":\"x\"}]", &["1! it is no JSON object", "1: a=x"]);
    }

    #[test]
    fn values_in_words() {
        check(r#"{"author":[{"family":"Brask","given":"Ada"},{"family":"Oduya"}]}"#, &["1: author=Ada Brask/Oduya"]);
        check(r#"{"issued":{"date-parts":[[2021,5,4]]}}"#, &["1: issued=2021-05-04"]);
        check(
            r#"{"title":{"rendered":"Ferry"},"source":{"id":null,"name":"Norrby Post"}}"#,
            &["1: source=Norrby Post title=Ferry"],
        );
    }

    #[test]
    fn hostile() {
        let told = |json: &str| {
            let mut bad = 0;
            records(json, &mut |record| {
                bad += usize::from(record.is_err());
                true
            });
            bad
        };
        assert_eq!(told(&"[".repeat(1_000_000)), 1);
        assert_eq!(told(&format!("{}1{}", "{\"a\":".repeat(100_000), "}".repeat(100_000))), 1);
        assert!(told(&"{\n".repeat(10_000)) > 0);
    }
}
