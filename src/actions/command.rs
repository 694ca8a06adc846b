use super::{Key, Shortcut, Situation};

/// Everything that a person can ask for by name. One table drives menus, keys, palette and the key list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Command {
    NewProject,
    OpenProject,
    Save,
    SaveAs,
    AddArticles,
    AddFolder,
    AddPath,
    AddFromClipboard,
    AddSample,
    WatchFolders,
    ReRead,
    AskBeforeImport,
    ForgetTables,
    ExportTimeline,
    PauseWork,
    CancelWork,
    CopyReport,
    SaveReport,
    Quit,
    Undo,
    Redo,
    ShowHistory,
    ShowBin,
    CopyRows,
    CopyCitation,
    SelectAll,
    RemoveArticles,
    AddEvent,
    Find,
    FindStatements,
    ShowReading,
    ShowStatements,
    ShowSpeakers,
    ShowTimeline,
    ToggleLibrary,
    ToggleInspector,
    ToggleHidden,
    ShowReport,
    ShowVersions,
    ShowOriginal,
    NextPanel,
    Back,
    Forward,
    ZoomIn,
    ZoomOut,
    ZoomFit,
    ThemeLight,
    ThemeDark,
    ThemeSystem,
    NextStatement,
    PreviousStatement,
    OpenInArticle,
    Check,
    Hide,
    ChangeSpeaker,
    ChangeForm,
    ChangeSaid,
    EditNote,
    AsFound,
    Rename,
    Merge,
    Palette,
    Keys,
    Signs,
    About,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Menu {
    File,
    Edit,
    View,
    Statement,
    Help,
}

impl Menu {
    pub const ALL: [Menu; 5] = [Menu::File, Menu::Edit, Menu::View, Menu::Statement, Menu::Help];

    pub fn name(self) -> &'static str {
        match self {
            Menu::File => "File",
            Menu::Edit => "Edit",
            Menu::View => "View",
            Menu::Statement => "Statement",
            Menu::Help => "Help",
        }
    }

    /// Its commands, in the order of the table.
    pub fn commands(self) -> impl Iterator<Item = Command> {
        COMMANDS.iter().filter(move |row| row.menu == self).map(|row| row.command)
    }
}

/// When a command can be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum When {
    Always,
    Articles,
    Working,
    /// The import report has rows.
    Report,
    /// Files hold other texts than the project.
    Versions,
    CanUndo,
    CanRedo,
    CanGoBack,
    CanGoForward,
    /// One statement or more are selected.
    Statements,
    /// Statements or an event are selected.
    Found,
    /// Statements, speakers, articles or events are selected.
    Selected,
    SelectedArticles,
    /// A speaker or an event is selected.
    Named,
}

struct Row {
    command: Command,
    menu: Menu,
    name: &'static str,
    shortcut: Option<Shortcut>,
    /// A second key for the same.
    also: Option<Shortcut>,
    when: When,
    help: &'static str,
    /// Further words under which the palette finds it.
    words: &'static str,
}

const fn row(command: Command, menu: Menu, name: &'static str, when: When, help: &'static str) -> Row {
    Row { command, menu, name, shortcut: None, also: None, when, help, words: "" }
}

impl Row {
    const fn key(mut self, shortcut: Shortcut) -> Row {
        self.shortcut = Some(shortcut);
        self
    }

    const fn also(mut self, shortcut: Shortcut) -> Row {
        self.also = Some(shortcut);
        self
    }

    const fn words(mut self, words: &'static str) -> Row {
        self.words = words;
        self
    }
}

const fn ctrl(c: char) -> Shortcut {
    Shortcut { ctrl: true, shift: false, alt: false, key: Key::Char(c) }
}

const fn ctrl_shift(c: char) -> Shortcut {
    Shortcut { ctrl: true, shift: true, alt: false, key: Key::Char(c) }
}

const fn ctrl_alt(c: char) -> Shortcut {
    Shortcut { ctrl: true, shift: false, alt: true, key: Key::Char(c) }
}

const fn alt(key: Key) -> Shortcut {
    Shortcut { ctrl: false, shift: false, alt: true, key }
}

const fn plain(key: Key) -> Shortcut {
    Shortcut { ctrl: false, shift: false, alt: false, key }
}

use Command as C;
use Menu as M;
use When as W;

#[rustfmt::skip]
static COMMANDS: &[Row] = &[
    row(C::NewProject, M::File, "New project", W::Always, "Start an empty project").key(ctrl('N')),
    row(C::OpenProject, M::File, "Open project…", W::Always, "Open a saved project (.claimline)").key(ctrl_shift('O')).words("load"),
    row(C::AddArticles, M::File, "Add articles…", W::Always, "Choose article files to read").key(ctrl('O')).words("import open files load"),
    row(C::AddFolder, M::File, "Add folder…", W::Always, "Read every article in a folder and the folders inside it").words("import directory"),
    row(C::AddPath, M::File, "Add by path…", W::Always, "Type or paste where a file or a folder is").words("import type paste"),
    row(C::AddFromClipboard, M::File, "Add from clipboard", W::Always, "Read the text that you copied in another program as an article").key(ctrl_shift('V')).also(ctrl('V')).words("paste import"),
    row(C::WatchFolders, M::File, "Watched folders…", W::Always, "Folders whose new article files come in by themselves").words("inbox automatic monitor import"),
    row(C::ReRead, M::File, "Re-read", W::Articles, "Look whether the files of the articles have changed, and compare").words("reload refresh update changed files again"),
    row(C::AskBeforeImport, M::File, "Preview on or off", W::Always, "Whether large files and unclear tables are shown before they come in").words("import columns bundle ask settings"),
    row(C::ForgetTables, M::File, "Forget columns of tables", W::Always, "Ask again which column of a table is what").words("preview csv reset settings"),
    row(C::AddSample, M::File, "Add sample articles", W::Always, "Try the program on invented articles").words("example demo"),
    row(C::Save, M::File, "Save", W::Always, "Save the project").key(ctrl('S')).words("write"),
    row(C::SaveAs, M::File, "Save as…", W::Always, "Save the project under another name").key(ctrl_shift('S')).words("write copy"),
    row(C::ExportTimeline, M::File, "Export the timeline…", W::Articles, "As a picture, a table, a calendar or for TimelineJS").words("save svg png csv ics json picture image calendar"),
    row(C::PauseWork, M::File, "Pause or go on reading", W::Working, "Stop reading files for a while; what was read can be used").key(plain(Key::Char('P'))).words("resume continue wait"),
    row(C::CancelWork, M::File, "Cancel reading", W::Working, "Stop reading files; what was read stays").words("stop abort"),
    row(C::CopyReport, M::File, "Copy the import report", W::Report, "For a spreadsheet or a mail").words("problems clipboard"),
    row(C::SaveReport, M::File, "Save the import report…", W::Report, "As a table (CSV) or one JSON object a line").words("problems export write csv jsonl"),
    row(C::Quit, M::File, "Quit", W::Always, "Close the program").key(ctrl('Q')).words("exit close"),

    row(C::Undo, M::Edit, "Undo", W::CanUndo, "Take back the last change, in whatever article").key(ctrl('Z')).words("back revert"),
    row(C::Redo, M::Edit, "Redo", W::CanRedo, "Make the change again").key(ctrl_shift('Z')).also(ctrl('Y')),
    row(C::ShowHistory, M::Edit, "History…", W::Always, "Every change that was made; go back to any of them").key(ctrl_alt('Z')).words("undo steps journal"),
    row(C::ShowBin, M::Edit, "Bin…", W::Always, "Removed articles, until the bin is emptied").words("trash deleted restore"),
    row(C::CopyRows, M::Edit, "Copy rows", W::Selected, "Copy the selected rows for a spreadsheet").key(ctrl('C')).words("table tab clipboard"),
    row(C::CopyCitation, M::Edit, "Copy with citation", W::Statements, "Copy words, speaker, outlet, headline and date").key(ctrl_shift('C')).words("quote cite clipboard"),
    row(C::SelectAll, M::Edit, "Select all", W::Articles, "Select every row that is shown").key(ctrl('A')),
    row(C::Find, M::Edit, "Find", W::Articles, "Show only the rows that have the words you type: speakers in their table, what is in time on the timeline, else statements").key(ctrl('F')).words("filter search"),
    row(C::FindStatements, M::Edit, "Find in all statements", W::Articles, "Show only the statements that have the words you type, whatever is shown now").key(ctrl_shift('F')).words("filter search everywhere"),
    row(C::AddEvent, M::Edit, "Add event…", W::Articles, "Write down an event that was not found").words("new happening date timeline"),
    row(C::RemoveArticles, M::Edit, "Remove articles", W::SelectedArticles, "Put the selected articles into the bin").key(plain(Key::Delete)).words("delete"),

    row(C::ShowReading, M::View, "Reading", W::Always, "Show the article").key(ctrl('1')).words("tab text"),
    row(C::ShowStatements, M::View, "Statements", W::Always, "Show all statements in a table").key(ctrl('2')).words("tab quotes quotations"),
    row(C::ShowSpeakers, M::View, "Speakers", W::Always, "Show who spoke").key(ctrl('3')).words("tab people persons sources"),
    row(C::ShowTimeline, M::View, "Timeline", W::Always, "Show events and dated statements in time").key(ctrl('4')).words("tab dates events"),
    row(C::ShowReport, M::View, "Import report", W::Report, "What came in, what was there already and what could not be read; and decisions that lost their place").key(ctrl('5')).words("tab problems errors warnings list"),
    row(C::ShowVersions, M::View, "New versions", W::Versions, "Articles whose files hold another text today").words("tab changed compare diff"),
    row(C::ShowOriginal, M::View, "Original", W::Articles, "Where the article came from: file, size, hash, encoding").key(ctrl_shift('I')).words("source file path hash origin encoding"),
    row(C::ToggleLibrary, M::View, "Show or hide the library", W::Always, "The list of articles on the left").key(ctrl('B')).words("panel articles sidebar"),
    row(C::ToggleInspector, M::View, "Show or hide the inspector", W::Always, "Details of the selection on the right").key(ctrl('I')).words("panel details sidebar"),
    row(C::ToggleHidden, M::View, "Show hidden rows", W::Always, "Show rows that were hidden, so that they can be brought back").key(ctrl('H')),
    row(C::NextPanel, M::View, "Next panel", W::Always, "Move the keyboard to the next panel").key(plain(Key::F(6))).words("focus"),
    row(C::Back, M::View, "Back", W::CanGoBack, "Where you were before").key(alt(Key::Left)).words("previous place"),
    row(C::Forward, M::View, "Forward", W::CanGoForward, "Where you came back from").key(alt(Key::Right)).words("next place"),
    row(C::ZoomIn, M::View, "Zoom in on the timeline", W::Articles, "Show a shorter time").key(plain(Key::Char('+'))),
    row(C::ZoomOut, M::View, "Zoom out on the timeline", W::Articles, "Show a longer time").key(plain(Key::Char('-'))),
    row(C::ZoomFit, M::View, "Show all of the timeline", W::Articles, "Zoom so that every event is seen").key(plain(Key::Char('0'))).words("fit reset"),
    row(C::ThemeLight, M::View, "Light", W::Always, "Dark letters on a light ground").words("theme colour color"),
    row(C::ThemeDark, M::View, "Dark", W::Always, "Light letters on a dark ground").words("theme colour color night"),
    row(C::ThemeSystem, M::View, "Light or dark as the system", W::Always, "Follow the desktop's setting").words("theme colour color auto"),

    row(C::NextStatement, M::Statement, "Next statement", W::Articles, "Select the next statement shown").key(plain(Key::Char('J'))),
    row(C::PreviousStatement, M::Statement, "Previous statement", W::Articles, "Select the statement shown before").key(plain(Key::Char('K'))),
    row(C::OpenInArticle, M::Statement, "Open in the article", W::Found, "Show the words where they stand").key(plain(Key::Enter)).words("read show source"),
    row(C::Check, M::Statement, "Mark as checked", W::Statements, "You looked at it and it is right; again takes the mark away").key(plain(Key::Char('A'))).words("accept verify right"),
    row(C::Hide, M::Statement, "Hide", W::Found, "Not a statement, or no event worth showing; again brings it back").key(plain(Key::Char('X'))).words("reject delete wrong unhide"),
    row(C::ChangeSpeaker, M::Statement, "Change speaker…", W::Statements, "Say who really said it").key(plain(Key::Char('S'))).words("who attribute person"),
    row(C::ChangeForm, M::Statement, "Change form…", W::Statements, "Direct, mixed or indirect").key(plain(Key::Char('F'))),
    row(C::ChangeSaid, M::Statement, "Change date…", W::Found, "Say when it was said, or when it happened").key(plain(Key::Char('D'))).words("when time day"),
    row(C::EditNote, M::Statement, "Note…", W::Statements, "Write a note to it").key(plain(Key::Char('N'))).words("comment remark"),
    row(C::AsFound, M::Statement, "Back to what was found", W::Statements, "Forget the changes of speaker, form and said-date").words("reset revert"),
    row(C::Rename, M::Statement, "Rename…", W::Named, "Show the speaker under another name, or the event under another title").key(plain(Key::F(2))).words("name title speaker event"),
    row(C::Merge, M::Statement, "Merge…", W::Named, "Make the speaker, or the selected events, one with another").key(plain(Key::Char('M'))).words("same join speaker event"),

    row(C::Palette, M::Help, "All commands…", W::Always, "Find a command by typing").key(ctrl('K')).words("palette search"),
    row(C::Keys, M::Help, "Keys", W::Always, "The list of keys").key(plain(Key::F(1))).words("shortcuts keyboard help"),
    row(C::Signs, M::Help, "What the signs mean", W::Always, "Lines, colours and the signs of the timeline").words("legend form colour color help"),
    row(C::About, M::Help, "About Claimline", W::Always, "Version and licence"),
];

impl Command {
    /// All commands, in the order of menus and key list.
    pub fn all() -> impl Iterator<Item = Command> {
        COMMANDS.iter().map(|row| row.command)
    }

    pub fn name(self) -> &'static str {
        self.row().map_or("", |row| row.name)
    }

    pub fn menu(self) -> Menu {
        self.row().map_or(Menu::Help, |row| row.menu)
    }

    pub fn help(self) -> &'static str {
        self.row().map_or("", |row| row.help)
    }

    /// Further words under which the palette finds it.
    pub fn palette_words(self) -> &'static str {
        self.row().map_or("", |row| row.words)
    }

    pub fn shortcut(self) -> Option<Shortcut> {
        self.row()?.shortcut
    }

    /// The key shown and a second one for the same.
    pub fn shortcuts(self) -> impl Iterator<Item = Shortcut> {
        self.row().into_iter().flat_map(|row| [row.shortcut, row.also]).flatten()
    }

    /// The command of a key.
    pub fn of_shortcut(shortcut: Shortcut) -> Option<Command> {
        Command::all().find(|command| command.shortcuts().any(|key| key == shortcut))
    }

    pub fn is_enabled(self, now: &Situation) -> bool {
        let Some(row) = self.row() else { return false };
        match row.when {
            When::Always => true,
            When::Articles => now.articles,
            When::Working => now.working,
            When::Report => now.report,
            When::Versions => now.versions,
            When::CanUndo => now.can_undo,
            When::CanRedo => now.can_redo,
            When::CanGoBack => now.can_go_back,
            When::CanGoForward => now.can_go_forward,
            When::Statements => now.selected_statements,
            When::Found => now.selected_statements || now.selected_event,
            When::SelectedArticles => now.selected_articles,
            When::Named => now.selected_speaker || now.selected_event,
            When::Selected => {
                now.selected_statements || now.selected_articles || now.selected_speaker || now.selected_event
            }
        }
    }

    fn row(self) -> Option<&'static Row> {
        COMMANDS.iter().find(|row| row.command == self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_key_means_one_command() {
        let keys: Vec<Shortcut> = Command::all().flat_map(Command::shortcuts).collect();
        assert_eq!(keys.iter().collect::<BTreeSet<_>>().len(), keys.len());
        assert!(keys.iter().all(|key| Command::of_shortcut(*key).is_some()));
    }

    #[test]
    fn every_command_stands_in_the_table_once() {
        let all: BTreeSet<Command> = Command::all().collect();
        assert_eq!(all.len(), COMMANDS.len());
        // The last of the enum: every discriminant below it must have its row.
        assert_eq!(all.len(), Command::About as usize + 1);
    }

    #[test]
    fn every_menu_has_commands_with_name_and_help() {
        for menu in Menu::ALL {
            assert!(menu.commands().count() > 0);
            assert!(menu.commands().all(|c| !c.name().is_empty() && !c.help().is_empty()));
        }
    }

    #[test]
    fn a_command_waits_for_what_it_needs() {
        let mut now = Situation::default();
        assert!(Command::AddArticles.is_enabled(&now));
        assert!(!Command::Undo.is_enabled(&now));
        assert!(!Command::ChangeSpeaker.is_enabled(&now));
        now.selected_statements = true;
        assert!(Command::ChangeSpeaker.is_enabled(&now));
        assert!(Command::CopyRows.is_enabled(&now));
        assert!(!Command::RemoveArticles.is_enabled(&now));
    }
}
