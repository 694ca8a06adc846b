use super::StatementRow;
use super::cast::Cast;
use crate::model::{Edtf, Form};
use std::sync::Arc;

/// What one speaker says in one article, hidden statements left out. Kept with the article's rows, so that
/// the table of speakers need not walk through all statements after every edit.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Tally {
    /// Direct, mixed, indirect.
    pub forms: [u32; 3],
    /// Places among the article's statements.
    pub statements: Vec<u32>,
    pub dates: Dates,
}

/// The first and the last of many dates; those without a place on the time axis are passed over.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Dates {
    pub first: Option<Edtf>,
    pub last: Option<Edtf>,
    /// The first's first day and the last's last.
    range: Option<(i64, i64)>,
}

impl Tally {
    /// One for each member of `cast`.
    pub fn of_all(cast: &Cast, rows: &[Arc<StatementRow>]) -> Vec<Tally> {
        let mut tallies = vec![Tally::default(); cast.members.len()];
        for (row, (speaker, place)) in rows.iter().zip(cast.speaker_of.iter().zip(0..)) {
            let tally = speaker.and_then(|member| tallies.get_mut(member as usize));
            if let Some(tally) = tally.filter(|_| !row.hidden) {
                tally.add(place, row);
            }
        }
        tallies
    }

    fn add(&mut self, place: u32, row: &StatementRow) {
        self.statements.push(place);
        self.forms[match row.form {
            Form::Direct => 0,
            Form::Mixed => 1,
            Form::Indirect => 2,
        }] += 1;
        let (date, order) = match row.said_order {
            Some(_) => (row.said, row.said_order),
            None => (row.published, row.published_order),
        };
        self.dates.include(Dates { first: date, last: date, range: order });
    }
}

impl Dates {
    pub fn include(&mut self, other: Dates) {
        let Some((from, to)) = other.range else { return };
        let Some((first, last)) = self.range else {
            *self = other;
            return;
        };
        if from < first {
            self.first = other.first;
        }
        if to > last {
            self.last = other.last;
        }
        self.range = Some((first.min(from), last.max(to)));
    }
}
