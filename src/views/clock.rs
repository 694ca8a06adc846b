use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

/// A moment in seconds since 1970 UTC as the clock on the wall showed it: `14:05`, or `2026-11-24 14:05` on another
/// day than today; empty when there is no such moment.
pub fn when(at: i64) -> String {
    let zone = TimeZone::system();
    told(at, &Timestamp::now().to_zoned(zone))
}

fn told(at: i64, now: &Zoned) -> String {
    let Ok(moment) = Timestamp::from_second(at) else { return String::new() };
    let moment = moment.to_zoned(now.time_zone().clone());
    let format = if moment.date() == now.date() { "%H:%M" } else { "%Y-%m-%d %H:%M" };
    moment.strftime(format).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn today_needs_no_date() {
        let now = Timestamp::from_second(1_700_000_000).unwrap().to_zoned(TimeZone::UTC);
        let check = |at, expected: &str| assert_eq!(told(at, &now), expected);
        check(1_700_000_000, "22:13");
        check(1_700_000_000 - 86_400, "2023-11-13 22:13");
        check(i64::MAX, "");
    }
}
