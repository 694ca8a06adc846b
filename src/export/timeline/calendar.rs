use super::Entry;
use jiff::civil::Date;

/// A calendar (RFC 5545). What has no day, or none that a calendar knows, is left out. A date that is no single day
/// stands over all the days that it can mean and says so in its title.
pub fn write(title: &str, entries: &[Entry<'_>], now: &str) -> String {
    let mut text = String::new();
    line(&mut text, "BEGIN:VCALENDAR");
    line(&mut text, "VERSION:2.0");
    line(&mut text, "PRODID:-//Claimline//Timeline//EN");
    line(&mut text, &format!("X-WR-CALNAME:{}", escaped(title)));
    for entry in entries {
        let Some((first, last)) = entry.days().filter(|(first, last)| first.year() > 0 && last.year() < 9999) else {
            continue;
        };
        let Ok(end) = last.tomorrow() else { continue };
        let exact = entry.date.is_some_and(|date| date.as_day().is_some() && !date.is_approximate());
        let mut summary = entry.headline();
        if !exact {
            summary = format!("{summary} ({})", entry.when());
        }
        let about = format!("{}\n{}\n{}", entry.when(), entry.status, entry.source());
        line(&mut text, "BEGIN:VEVENT");
        line(&mut text, &format!("UID:{}@claimline", entry.id));
        line(&mut text, &format!("DTSTAMP:{now}"));
        line(&mut text, &format!("DTSTART;VALUE=DATE:{}", day(first)));
        line(&mut text, &format!("DTEND;VALUE=DATE:{}", day(end)));
        line(&mut text, &format!("SUMMARY:{}", escaped(&summary)));
        line(&mut text, &format!("DESCRIPTION:{}", escaped(&about)));
        line(&mut text, &format!("CATEGORIES:{}", entry.kind.to_uppercase()));
        line(&mut text, if entry.tentative { "STATUS:TENTATIVE" } else { "STATUS:CONFIRMED" });
        line(&mut text, "TRANSP:TRANSPARENT");
        line(&mut text, "END:VEVENT");
    }
    line(&mut text, "END:VCALENDAR");
    text
}

fn day(date: Date) -> String {
    format!("{:04}{:02}{:02}", date.year(), date.month(), date.day())
}

fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => safe.extend(['\\', c]),
            '\n' => safe.push_str("\\n"),
            c if c.is_control() => safe.push(' '),
            c => safe.push(c),
        }
    }
    safe
}

/// A line has at most 75 bytes; more goes on in the next one after a blank.
fn line(text: &mut String, content: &str) {
    const LONGEST: usize = 75;
    let mut length = 0;
    for c in content.chars() {
        if length + c.len_utf8() > LONGEST {
            text.push_str("\r\n ");
            length = 1;
        }
        text.push(c);
        length += c.len_utf8();
    }
    text.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_go_on_in_the_next() {
        let mut text = String::new();
        line(&mut text, &format!("SUMMARY:{}", "é".repeat(100)));
        assert!(text.lines().all(|line| line.len() <= 75), "{text}");
        assert_eq!(text.replace("\r\n ", ""), format!("SUMMARY:{}\r\n", "é".repeat(100)));
    }

    #[test]
    fn marks_of_the_format_are_escaped() {
        assert_eq!(escaped("a, b; c\\d\ne"), "a\\, b\\; c\\\\d\\ne");
    }
}
