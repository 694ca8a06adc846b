use super::Ground;

/// Names one step of the history; never given twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StepId(u64);

/// Names one state of the ground; equal ids mean equal grounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StateId(u64);

/// The states that the ground went through, and where among them the person is.
///
/// Grounds share what they have in common, so all are kept.
#[derive(Clone, Debug)]
pub struct History {
    /// The first holds the ground that the project began with; it has no label.
    steps: Vec<Step>,
    current: usize,
    next: u64,
}

#[derive(Clone, Debug)]
struct Step {
    id: StepId,
    state: StateId,
    label: String,
    ground: Ground,
}

impl History {
    pub fn new(ground: Ground) -> History {
        let first = Step { id: StepId(0), state: StateId(0), label: String::new(), ground };
        History { steps: vec![first], current: 0, next: 1 }
    }

    pub fn ground(&self) -> &Ground {
        &self.steps[self.current].ground
    }

    pub fn state(&self) -> StateId {
        self.steps[self.current].state
    }

    /// Adds a step after the current one; what could be redone is gone.
    pub fn push(&mut self, label: String, ground: Ground) -> StepId {
        let id = StepId(self.next);
        let step = Step { id, state: StateId(self.next), label, ground };
        self.next += 1;
        self.steps.truncate(self.current + 1);
        self.steps.push(step);
        self.current += 1;
        id
    }

    /// Adds to a step that goes on while others already follow it, as an import does: the step and all
    /// after it change alike. Whether the step is still there.
    pub fn extend(&mut self, id: StepId, label: String, change: impl Fn(&Ground) -> Ground) -> bool {
        let Some(first) = self.steps.iter().position(|step| step.id == id) else { return false };
        self.steps[first].label = label;
        for step in &mut self.steps[first..] {
            step.ground = change(&step.ground);
            step.state = StateId(self.next);
            self.next += 1;
        }
        true
    }

    /// Whether the step is there and not taken back.
    pub fn is_done(&self, id: StepId) -> bool {
        self.steps[..=self.current].iter().any(|step| step.id == id)
    }

    /// Whether there was a step to take back.
    pub fn undo(&mut self) -> bool {
        let can = self.current > 0;
        self.current -= usize::from(can);
        can
    }

    /// Whether there was a step to make again.
    pub fn redo(&mut self) -> bool {
        let can = self.current + 1 < self.steps.len();
        self.current += usize::from(can);
        can
    }

    /// What undo would take back.
    pub fn undo_label(&self) -> Option<&str> {
        (self.current > 0).then(|| self.steps[self.current].label.as_str())
    }

    /// What redo would make again.
    pub fn redo_label(&self) -> Option<&str> {
        self.steps.get(self.current + 1).map(|step| step.label.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::{SpeakerDecision, SpeakerKey};

    fn with(ground: &Ground, name: &str) -> Ground {
        let mut ground = ground.clone();
        let decision = SpeakerDecision { name: Some(name.into()), ..SpeakerDecision::default() };
        ground.speakers.insert(SpeakerKey::Named(name.into()), decision);
        ground
    }

    fn push(history: &mut History, name: &str) -> StepId {
        let ground = with(history.ground(), name);
        history.push(name.into(), ground)
    }

    #[test]
    fn undo_and_redo_name_their_step() {
        let mut history = History::new(Ground::default());
        assert!(!history.undo() && !history.redo());
        push(&mut history, "a");
        push(&mut history, "b");
        assert_eq!((history.undo_label(), history.redo_label()), (Some("b"), None));
        assert!(history.undo());
        assert_eq!((history.undo_label(), history.redo_label()), (Some("a"), Some("b")));
        assert_eq!(history.ground().speakers.len(), 1);
        assert!(history.redo() && !history.redo());
        assert_eq!(history.ground().speakers.len(), 2);
    }

    #[test]
    fn a_new_step_ends_what_could_be_redone() {
        let mut history = History::new(Ground::default());
        let first = history.state();
        push(&mut history, "a");
        history.undo();
        assert_eq!(history.state(), first);
        push(&mut history, "b");
        assert_eq!(history.redo_label(), None);
        assert_eq!(history.undo_label(), Some("b"));
    }

    #[test]
    fn a_step_grows_beneath_later_ones_and_undone() {
        let mut history = History::new(Ground::default());
        let import = push(&mut history, "import");
        push(&mut history, "edit");
        let before = history.state();
        assert!(history.extend(import, "import 2".into(), |ground| with(ground, "more")));
        assert_ne!(history.state(), before);
        assert_eq!(history.ground().speakers.len(), 3);
        history.undo();
        assert_eq!((history.ground().speakers.len(), history.undo_label()), (2, Some("import 2")));
        history.undo();
        assert!(history.ground().speakers.is_empty());
        push(&mut history, "other");
        assert!(!history.extend(import, "import 3".into(), |ground| with(ground, "late")));
    }
}
