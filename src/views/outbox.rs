use crate::actions::Intent;
use std::cell::RefCell;

/// Collects intents while views are drawn. A frame may be drawn in two passes: the window takes them out
/// once, after the last.
#[derive(Debug, Default)]
pub struct Outbox(RefCell<Vec<Intent>>);

impl Outbox {
    pub fn send(&self, intent: Intent) {
        self.0.borrow_mut().push(intent);
    }

    pub fn is_empty(&self) -> bool {
        self.0.borrow().is_empty()
    }

    pub fn take(&self) -> Vec<Intent> {
        self.0.take()
    }
}
