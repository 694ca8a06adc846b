//! Events and said-dates: what happened when, what was said when.
