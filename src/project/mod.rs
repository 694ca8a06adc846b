//! The document: articles and decisions, edits, history, findings, queries, the file format.
//! Does not know the engine: a saved project opens, sorts and exports without it.
