//! Days counted: from a date to a number and back, weekdays and ISO weeks, days of the lunar year (`data/times/lunar.tsv`).

use crate::lexicon::{LUNAR_YEARS, LunarYear};
use crate::recognise::time::Point;

/// A day as a number of days; 0 is 1970-01-01.
pub(super) fn number(year: i32, month: u8, day: u8) -> i32 {
    // Years begin in March, so that the leap day is the last.
    let y = if month <= 2 { year - 1 } else { year };
    let era = y.div_euclid(400);
    let of_era = y.rem_euclid(400);
    let of_year = (153 * ((i32::from(month) + 9) % 12) + 2) / 5 + i32::from(day) - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// The date of a day number.
pub(super) fn date(number: i32) -> Point {
    let days = number + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let years = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * years + years / 4 - years / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = years + era * 400 + i32::from(month <= 2);
    Point { year: Some(year), month: Some(month as u8), day: Some(day as u8), ..Point::default() }
}

/// The day of the week: 1 is Monday, 7 is Sunday.
pub(super) fn weekday(number: i32) -> i32 {
    (number + 3).rem_euclid(7) + 1
}

/// The ISO week of a day: `2018-W28`.
pub(super) fn week(day: i32) -> String {
    // The week belongs to the year of its Thursday.
    let thursday = day - weekday(day) + 4;
    let year = date(thursday).year.unwrap_or_default();
    format!("{year:04}-W{:02}", (thursday - number(year, 1, 1)) / 7 + 1)
}

fn first_day(row: &LunarYear) -> i32 {
    let mut parts = row.first.split('-').map(|p| p.parse().unwrap_or(1));
    number(i32::from(row.year), parts.next().unwrap_or(1), parts.next().unwrap_or(1))
}

fn row(year: i32) -> Option<&'static LunarYear> {
    LUNAR_YEARS.iter().find(|r| i32::from(r.year) == year)
}

/// The day of a lunar date; a month that stands twice is the first of the two.
pub(super) fn lunar(year: i32, month: u8, day: u8) -> Option<i32> {
    let row = row(year)?;
    let leap = row.leap as u8;
    let before = usize::from(month - 1) + usize::from(leap > 0 && month > leap);
    let lengths = row.lengths.bytes().map(|b| if b == b'L' { 30 } else { 29 });
    Some(first_day(row) + lengths.take(before).sum::<i32>() + i32::from(day) - 1)
}

/// The first and last day of a lunar year.
pub(super) fn lunar_year(year: i32) -> Option<(i32, i32)> {
    let row = row(year)?;
    let length: i32 = row.lengths.bytes().map(|b| if b == b'L' { 30 } else { 29 }).sum();
    Some((first_day(row), first_day(row) + length - 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_count_both_ways() {
        for n in (-60_000..60_000).step_by(13) {
            let p = date(n);
            assert_eq!(p.year.zip(p.month).zip(p.day).map(|((y, m), d)| number(y, m, d)), Some(n));
        }
        assert_eq!(date(number(2020, 2, 28) + 1).iso(), "2020-02-29");
        assert_eq!(weekday(number(2018, 7, 12)), 4);
        assert_eq!(week(number(2018, 7, 12)), "2018-W28");
        assert_eq!(week(number(2021, 1, 3)), "2020-W53");
    }

    #[test]
    fn lunar_years_follow_one_another() {
        for row in LUNAR_YEARS.iter().take(LUNAR_YEARS.len() - 1) {
            let (_, last) = lunar_year(i32::from(row.year)).unwrap_or_default();
            assert_eq!(lunar_year(i32::from(row.year) + 1).map(|(first, _)| first), Some(last + 1), "{}", row.year);
        }
        assert_eq!(lunar(2020, 5, 1).map(|n| date(n).iso()), Some("2020-06-21".to_owned()));
    }
}
