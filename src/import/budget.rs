use super::Refusal;
use super::limits::{MAX_ENTRIES, MAX_INFLATED, MAX_PART, MAX_TIME};
use std::cell::Cell;
use std::io::{self, Read};
use std::time::Instant;

/// What one file may still use, its parts and theirs together: bytes after inflating, parts and time.
pub(super) struct Budget {
    /// Bytes that may still inflate.
    room: Cell<u64>,
    parts: Cell<usize>,
    until: Instant,
}

impl Budget {
    pub fn new() -> Self {
        Budget { room: Cell::new(MAX_INFLATED), parts: Cell::new(0), until: Instant::now() + MAX_TIME }
    }

    /// Refused when the time is over; asked between parts, so that a reader that nobody waits for any more ends.
    pub fn check_time(&self) -> Result<(), Refusal> {
        if Instant::now() < self.until { Ok(()) } else { Err(Refusal::TooSlow) }
    }

    /// Refused when there are too many parts with these.
    pub fn take_parts(&self, parts: usize) -> Result<(), Refusal> {
        self.parts.set(self.parts.get().saturating_add(parts));
        if self.parts.get() > MAX_ENTRIES { Err(Refusal::TooManyParts) } else { Ok(()) }
    }

    /// All bytes of one part, counted while it inflates.
    pub fn inflate(&self, part: impl Read) -> io::Result<Result<Vec<u8>, Refusal>> {
        self.inflate_up_to(MAX_PART, part)
    }

    /// The same for something that holds all parts.
    pub fn inflate_whole(&self, file: impl Read) -> io::Result<Result<Vec<u8>, Refusal>> {
        self.inflate_up_to(MAX_INFLATED, file)
    }

    fn inflate_up_to(&self, limit: u64, part: impl Read) -> io::Result<Result<Vec<u8>, Refusal>> {
        let room = limit.min(self.room.get());
        let mut bytes = Vec::new();
        part.take(room + 1).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > room {
            return Ok(Err(Refusal::Inflates));
        }
        self.room.set(self.room.get() - bytes.len() as u64);
        Ok(Ok(bytes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_count_together() {
        let budget = Budget { room: Cell::new(5), ..Budget::new() };
        assert_eq!(budget.inflate(&b"abc"[..]).unwrap().unwrap(), b"abc");
        assert!(matches!(budget.inflate(&b"abc"[..]), Ok(Err(Refusal::Inflates))));
        assert_eq!(budget.inflate_whole(&b"ab"[..]).unwrap().unwrap(), b"ab");
        assert!(matches!(budget.inflate_whole(&b"a"[..]), Ok(Err(Refusal::Inflates))));
        assert!(matches!(Budget::new().inflate(io::repeat(0)), Ok(Err(Refusal::Inflates))));
        assert!(budget.take_parts(MAX_ENTRIES).is_ok() && budget.take_parts(1).is_err());
        assert!(budget.check_time().is_ok());
    }
}
