//! What no honest file reaches: all limits of all readers.

use std::time::Duration;

/// The largest file that is read, in bytes: far above any bundle, below what fills memory.
pub(super) const MAX_BYTES: u64 = 512 << 20;
/// The largest text of one article, and one part of an archive after inflating, in bytes.
pub const MAX_PART: u64 = 64 << 20;
/// All parts of one file together, in bytes after inflating.
pub(super) const MAX_INFLATED: u64 = 1 << 30;
/// Parts of one file, those of archives in it included.
pub(super) const MAX_ENTRIES: usize = 10_000;
/// Rows of a table.
pub(super) const MAX_ROWS: usize = 1_000_000;
/// Rows of a table that are told one by one.
pub(super) const MAX_LISTED: usize = 1_000;
/// Archives in archives.
pub(super) const MAX_NESTING: usize = 3;
/// Elements in elements: the readers of HTML take seconds at 4,000.
pub(super) const MAX_DEPTH: usize = 512;
/// Attributes of one element: a parser compares each with each.
pub(super) const MAX_ATTRIBUTES: usize = 2_000;
/// A reader that takes longer is given up.
pub(super) const MAX_TIME: Duration = Duration::from_secs(60);
/// The stack of a reader in bytes; it is taken only as far as it is used.
pub(super) const STACK: usize = 256 << 20;
