//! File bytes to articles: one module per format, chosen by content first, extension second.
