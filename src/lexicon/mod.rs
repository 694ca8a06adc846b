//! Word tables read from `assets/lexicon` (titles, reporting verbs, names, calendar words).
