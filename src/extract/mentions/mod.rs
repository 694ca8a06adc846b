//! Who is named: names, descriptions, pronouns, and whom they stand for.
