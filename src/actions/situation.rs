/// What decides whether a command can be given now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Situation {
    /// The project has articles.
    pub articles: bool,
    /// Files are being read.
    pub working: bool,
    /// The reading of files stands still.
    pub paused: bool,
    /// The import report has rows.
    pub report: bool,
    /// Files hold other texts than the project.
    pub versions: bool,
    pub can_undo: bool,
    pub can_redo: bool,
    pub can_go_back: bool,
    pub can_go_forward: bool,
    pub selected_statements: bool,
    pub selected_articles: bool,
    pub selected_speaker: bool,
    pub selected_event: bool,
}
