//! What no honest file reaches: all limits of all readers.

use std::time::Duration;

/// The largest file that is read: far above any bundle, far below what fills memory.
pub const MAX_BYTES: u64 = 64 << 20;
/// One part of an archive, in bytes after inflating.
pub(super) const MAX_PART: u64 = 64 << 20;
/// All parts of one archive together, in bytes after inflating.
pub(super) const MAX_INFLATED: u64 = 512 << 20;
/// Parts of one archive.
pub(super) const MAX_ENTRIES: usize = 10_000;
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
