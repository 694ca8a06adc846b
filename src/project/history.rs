use super::Ground;
use imbl::Vector;
use std::sync::Arc;

/// Names one step of the history; never given twice, also not after closing and reopening the project.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StepId(pub(crate) u64);

/// Names one state of the ground while the program runs; equal ids mean equal grounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StateId(u64);

/// The states that the ground went through, and where among them the person is.
///
/// Grounds share what they have in common, so all are kept; a clone shares everything.
#[derive(Clone, Debug)]
pub struct History {
    /// The first holds the ground that the history began with; it has no label.
    steps: Vector<Step>,
    current: usize,
    next: u64,
}

/// One change that a person made.
#[derive(Clone, Debug)]
pub struct Step {
    pub id: StepId,
    pub label: Arc<str>,
    /// When it was made, in seconds since 1970 UTC.
    pub at: i64,
    pub(crate) state: StateId,
    pub(crate) ground: Ground,
}

impl History {
    pub fn new(ground: Ground) -> History {
        let first = Step { id: StepId(0), state: StateId(0), label: "".into(), at: 0, ground };
        History { steps: Vector::unit(first), current: 0, next: 1 }
    }

    /// A history as it was kept: the first ground and the steps after it, in rising order of their numbers.
    /// `current` counts the steps that are done.
    pub(crate) fn kept(first: Ground, steps: Vec<(StepId, Arc<str>, i64, Ground)>, current: usize) -> History {
        let mut next = steps.last().map_or(0, |step| step.0.0) + 1;
        let mut history = History::new(first);
        for (id, label, at, ground) in steps {
            history.steps.push_back(Step { id, label, at, state: StateId(next), ground });
            next += 1;
        }
        History { current: current.min(history.steps.len() - 1), next, ..history }
    }

    pub fn ground(&self) -> &Ground {
        &self.here().ground
    }

    pub fn state(&self) -> StateId {
        self.here().state
    }

    fn here(&self) -> &Step {
        &self.steps[self.current]
    }

    /// Every state in turn; the first has no label and is no step.
    pub fn steps(&self) -> &Vector<Step> {
        &self.steps
    }

    /// How many steps are done; the place of the current state in [`History::steps`].
    pub fn current(&self) -> usize {
        self.current
    }

    /// Adds a step after the current one; what could be redone is gone.
    pub fn push(&mut self, label: impl Into<Arc<str>>, ground: Ground) -> StepId {
        let id = StepId(self.next);
        let at = jiff::Timestamp::now().as_second();
        let step = Step { id, state: StateId(self.next), label: label.into(), at, ground };
        self.next += 1;
        self.steps.truncate(self.current + 1);
        self.steps.push_back(step);
        self.current += 1;
        id
    }

    /// Adds to a step that goes on while others already follow it, as an import does: the step and all
    /// after it change alike. Whether the step is still there.
    pub fn extend(&mut self, id: StepId, label: impl Into<Arc<str>>, change: impl Fn(&Ground) -> Ground) -> bool {
        let Some(first) = self.place(id) else { return false };
        self.steps[first].label = label.into();
        for place in first..self.steps.len() {
            let step = &mut self.steps[place];
            step.ground = change(&step.ground);
            step.state = StateId(self.next);
            self.next += 1;
        }
        true
    }

    fn place(&self, id: StepId) -> Option<usize> {
        self.steps.binary_search_by_key(&id, |step| step.id).ok()
    }

    /// Whether the step is there and not taken back.
    pub fn is_done(&self, id: StepId) -> bool {
        self.place(id).is_some_and(|place| place <= self.current)
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

    /// Goes to the state after this step; whether that is elsewhere.
    pub fn go_to(&mut self, id: StepId) -> bool {
        let Some(place) = self.place(id) else { return false };
        std::mem::replace(&mut self.current, place) != place
    }

    /// The step that led to this state, when it is still there.
    pub(crate) fn step_of(&self, state: StateId) -> Option<StepId> {
        self.steps.iter().find(|step| step.state == state).map(|step| step.id)
    }

    /// What undo would take back.
    pub fn undo_label(&self) -> Option<&str> {
        (self.current > 0).then(|| &*self.here().label)
    }

    /// What redo would make again.
    pub fn redo_label(&self) -> Option<&str> {
        self.steps.get(self.current + 1).map(|step| &*step.label)
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
        history.push(name, ground)
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
        assert!(history.extend(import, "import 2", |ground| with(ground, "more")));
        assert_ne!(history.state(), before);
        assert_eq!(history.ground().speakers.len(), 3);
        history.undo();
        assert_eq!((history.ground().speakers.len(), history.undo_label()), (2, Some("import 2")));
        history.undo();
        assert!(history.ground().speakers.is_empty());
        push(&mut history, "other");
        assert!(!history.extend(import, "import 3", |ground| with(ground, "late")));
    }
}
