//! `claimline extract` and its kin.
