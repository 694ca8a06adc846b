//! Quotation marks paired across paragraphs, tolerant of a missing one.
