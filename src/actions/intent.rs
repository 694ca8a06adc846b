use super::{Command, ExportFormat, Extend, Tab};
use crate::model::{ArticleId, Edtf, Form, SpeakerKind};
use crate::project::store::Recovered;
use crate::project::{Column, ColumnRole, EventKey, Period, SpeakerChoice, SpeakerKey, StatementKey, StepId, Table};
use std::path::PathBuf;

/// Whatever a view may ask for. Menus, keys, palette, buttons and drops all make these.
#[derive(Clone, Debug, PartialEq)]
pub enum Intent {
    Run(Command),

    /// Files and folders, dropped, chosen or given on the command line; a project file is opened.
    AddPaths(Vec<PathBuf>),
    /// Texts that are in no file: name and text of each.
    AddTexts(Vec<(String, String)>),
    /// An article that another program copied, formatted and plain.
    AddPasted {
        html: Option<String>,
        text: Option<String>,
    },
    /// What becomes of the first file that is shown before it comes in.
    AnswerOffer(OfferAnswer),
    /// Whether large files and unclear tables are shown before they come in.
    AskBeforeImport(bool),
    /// Reads the file of this article again in another encoding.
    ReadAgain(ArticleId, String),
    /// Puts the texts that the files hold today in the place of these articles'.
    TakeVersions(Vec<ArticleId>),
    /// Leaves these as they are.
    LeaveVersions(Vec<ArticleId>),
    /// Asks for a folder to watch; the answer is [`Intent::WatchFolder`].
    ChooseWatchFolder,
    /// New article files in this folder come in by themselves from now on.
    WatchFolder(PathBuf),
    StopWatching(PathBuf),
    OpenProject(PathBuf),
    SaveTo(PathBuf),
    /// The timeline as it is shown, as a file; asks where.
    ExportTimeline(ExportFormat),
    /// The answer to [`Request::ChooseExportPath`].
    ExportTimelineTo(ExportFormat, PathBuf),
    /// The answer to [`Request::DrawTimeline`]: the picture as SVG.
    WriteTimelinePicture {
        format: ExportFormat,
        path: PathBuf,
        svg: String,
    },
    /// The answers to [`Request::ConfirmUnsaved`]: save first, or don't; then go on with what was asked.
    SaveAndGoOn,
    DiscardAndGoOn,
    /// Stay; what was asked is forgotten.
    Stay,
    ClearReport,
    /// The answer to [`Request::ChooseReportPath`].
    SaveReportTo(PathBuf),
    /// Show where this file lies, in the desktop's file manager.
    ShowInFolder(PathBuf),
    /// The answers to [`Request::OfferUnsaved`]: open it, look at it the next time, throw it away.
    OpenUnsaved,
    PassUnsaved,
    ForgetUnsaved,
    /// An answer to [`Request::TellRecovered`]: as it was saved. What was recovered can be made again.
    OpenAsSaved,
    /// To the state after this step of the history.
    GoToStep(StepId),
    ClearProblems,

    ShowTab(Tab),
    /// Show the article in the reading view.
    OpenArticle(ArticleId),
    /// Show the statement's words in its article.
    OpenStatement(StatementKey),
    SelectStatement(StatementKey, Extend),
    SelectStatements(Vec<StatementKey>),
    SelectArticle(ArticleId, Extend),
    SelectSpeaker(Option<SpeakerKey>),
    SelectEvent(Option<EventKey>),
    /// In or out of the selected events.
    ToggleEvent(EventKey),

    /// A click on a header: sort by it, or the other way round when it is so already.
    Sort(Column),
    Filter(Table, String),
    /// Show only what was said or happened in this time; `None` = at any time.
    ShowPeriod(Option<Period>),

    SetSpeaker(Vec<StatementKey>, SpeakerChoice),
    SetForm(Vec<StatementKey>, Form),
    /// `None` = unknown.
    SetSaid(Vec<StatementKey>, Option<Edtf>),
    SetHidden(Vec<StatementKey>, bool),
    SetChecked(Vec<StatementKey>, bool),
    SetNote(Vec<StatementKey>, String),
    /// Speaker, form and said-date as the engine found them.
    SetAsFound(Vec<StatementKey>),

    /// `None` = unknown.
    SetPublished(Vec<ArticleId>, Option<Edtf>),
    SetHeadline(ArticleId, String),
    SetByline(ArticleId, String),
    SetOutlet(Vec<ArticleId>, String),
    /// Into the bin.
    RemoveArticles(Vec<ArticleId>),
    /// Out of the bin.
    RestoreArticles(Vec<ArticleId>),
    EmptyBin,

    RenameSpeaker(SpeakerKey, String),
    SetSpeakerKind(SpeakerKey, SpeakerKind),
    /// Makes the first ones one with the last.
    MergeSpeakers(Vec<SpeakerKey>, SpeakerKey),
    /// Takes one out of a merge, also out of one that the engine made.
    SplitSpeaker(SpeakerKey),
    /// The first is not the second.
    KeepApart(SpeakerKey, SpeakerKey),

    /// An event of this article that the engine did not find: title and date (`None` = unknown).
    AddEvent(ArticleId, String, Option<Edtf>),
    /// Makes the first ones one with the last.
    MergeEvents(Vec<EventKey>, EventKey),
    /// Takes one out of a merge.
    SplitEvent(EventKey),
    SetEventTitle(EventKey, String),
    SetEventDate(EventKey, Option<Edtf>),
    SetEventsHidden(Vec<EventKey>, bool),
}

/// What a person says to a file that is shown before it comes in.
#[derive(Clone, Debug, PartialEq)]
pub enum OfferAnswer {
    /// For a table, with what its columns are.
    Add(Vec<ColumnRole>),
    /// This one and all other bundles that wait.
    AddAllBundles,
    LeaveOut,
}

/// What the session asks of the window, since it has none itself.
#[derive(Clone, Debug, PartialEq)]
pub enum Request {
    /// A dialog for article files; the answer is [`Intent::AddPaths`].
    ChooseArticles,
    /// The answer is [`Intent::AddPaths`].
    ChooseFolder,
    /// The answer is [`Intent::WatchFolder`].
    ChooseWatchFolder,
    /// The answer is [`Intent::OpenProject`].
    ChooseProject,
    /// The answer is [`Intent::SaveTo`], or [`Intent::Stay`] when no name was chosen. `suggested` is a file
    /// name.
    ChooseSavePath {
        suggested: String,
    },
    /// Where the timeline goes; the answer is [`Intent::ExportTimelineTo`].
    ChooseExportPath {
        format: ExportFormat,
        suggested: String,
    },
    /// Where the import report goes; the answer is [`Intent::SaveReportTo`].
    ChooseReportPath {
        suggested: String,
    },
    /// Open the folder of this file in the desktop's file manager.
    ShowInFolder(PathBuf),
    /// Draw the timeline; the answer is [`Intent::WriteTimelinePicture`].
    DrawTimeline {
        format: ExportFormat,
        path: PathBuf,
    },
    /// Ask Save / Don't save / Cancel; the answers are [`Intent::SaveAndGoOn`], [`Intent::DiscardAndGoOn`]
    /// and [`Intent::Stay`].
    ConfirmUnsaved {
        project: String,
    },
    /// A crash left a project behind that was never saved; the answers are [`Intent::OpenUnsaved`],
    /// [`Intent::PassUnsaved`] and [`Intent::ForgetUnsaved`].
    OfferUnsaved {
        articles: usize,
        recovered: Recovered,
    },
    /// The project was opened with what a crash left unsaved; [`Intent::OpenAsSaved`] opens it without.
    TellRecovered(Recovered),
    /// The project was not saved: another program changed its file since it was opened.
    TellChanged {
        path: PathBuf,
    },
    /// Say that something failed: a plain sentence, the path last.
    Tell(String),
    CopyText(String),
    /// Bring the statement's row and words into view.
    Reveal(StatementKey),
    Quit,
    /// A command of the window alone: theme, panels, palette, a field to focus.
    Window(Command),
}
