use crate::model::Edtf;

/// The day that `text` gives in numbers with the year last, `03/04/2024` or `3.4.2024`; where both readings
/// are possible, by the habit of `language` (`en-us`), and `None` when that does not tell.
pub fn day(text: &str, language: &str) -> Option<Edtf> {
    let bytes = text.as_bytes();
    let starts = (0..bytes.len()).filter(|at| {
        bytes[*at].is_ascii_digit() && (*at == 0 || !(bytes[at - 1].is_ascii_alphanumeric() || bytes[at - 1] == b'.'))
    });
    starts.take(20).find_map(|at| read(&text[at..], language))
}

fn read(text: &str, language: &str) -> Option<Edtf> {
    let sign = text.chars().find(|c| !c.is_ascii_digit())?;
    if !matches!(sign, '/' | '.' | '-') {
        return None;
    }
    let end = text.find(|c: char| !c.is_ascii_digit() && c != sign).unwrap_or(text.len());
    let parts: Vec<&str> = text[..end].trim_end_matches(sign).split(sign).collect();
    let [a, b, year] = parts[..] else { return None };
    if year.len() != 4 || !(1..=2).contains(&a.len()) || !(1..=2).contains(&b.len()) {
        return None;
    }
    let (a, b): (u8, u8) = (a.parse().ok()?, b.parse().ok()?);
    let day_first = match (a, b) {
        (13.., _) => true,
        (_, 13..) => false,
        _ if a == b => true,
        _ => puts_day_first(language, sign)?,
    };
    let (day, month) = if day_first { (a, b) } else { (b, a) };
    format!("{year}-{month:02}-{day:02}").parse().ok()
}

fn puts_day_first(language: &str, sign: char) -> Option<bool> {
    match language {
        "en-us" | "en_us" => Some(false),
        _ if sign == '.' => Some(true),
        "" | "en" => None,
        _ => Some(true),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_orders() {
        let check = |text: &str, language: &str, expected: &str| {
            let found = day(text, language).map_or("-".to_owned(), |day| day.to_string());
            assert_eq!(found, expected, "{text} {language}");
        };
        check("03/04/2024", "en-us", "2024-03-04");
        check("03/04/2024", "en-gb", "2024-04-03");
        check("03/04/2024", "en", "-");
        check("Posted 25/04/2024 at 10:00", "", "2024-04-25");
        check("04-25-2024", "", "2024-04-25");
        check("3.4.2024", "", "2024-04-03");
        check("13/13/2024", "en-gb", "-");
        check("1.2.3.2024", "en-gb", "-");
        check("é03/04/24", "en-gb", "-");
    }
}
