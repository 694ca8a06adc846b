use super::settings::Settings;
use crate::session::Session;
use crate::views::timeline::{LaneTaste, TimelineView};
use std::path::{Path, PathBuf};

/// The lanes of the timeline as the person left them in a project, which come back with it.
///
/// They are how one person looks at the project and no part of it: its file stays the same.
#[derive(Debug, Default)]
pub struct KeptLanes {
    project: u64,
    path: Option<PathBuf>,
    change: u64,
}

/// Of so many projects.
const MOST: usize = 12;

impl KeptLanes {
    /// Brings back the lanes of a project that was just opened, and remembers what became of those of the open one.
    pub fn follow(&mut self, session: &Session, timeline: &mut TimelineView, settings: &mut Settings) {
        let path = session.path();
        if self.project != session.project_number() {
            let kept = path.and_then(|path| settings.lanes.iter().find(|(other, _)| other == path));
            timeline.set_taste(kept.map(|(_, taste)| taste.clone()).unwrap_or_default());
        } else if path.is_none_or(|path| Some(path) == self.path.as_deref()) && self.change == timeline.taste_change() {
            return;
        } else if let Some(path) = path {
            keep(&mut settings.lanes, path, timeline.taste().clone());
        }
        self.project = session.project_number();
        self.path = path.map(Path::to_owned);
        self.change = timeline.taste_change();
    }
}

/// Puts it before those of other projects.
fn keep(lanes: &mut Vec<(PathBuf, LaneTaste)>, path: &Path, taste: LaneTaste) {
    lanes.retain(|(other, _)| other != path);
    if taste != LaneTaste::default() {
        lanes.insert(0, (path.to_owned(), taste));
        lanes.truncate(MOST);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::actions::Intent;
    use crate::views::timeline::Grouping;
    use std::sync::Arc;
    use std::time::{Duration, Instant};

    fn wait(session: &mut Session, done: impl Fn(&Session) -> bool) {
        let deadline = Instant::now() + Duration::from_secs(30);
        while !done(session) {
            assert!(Instant::now() < deadline, "the work did not end");
            session.poll();
            std::thread::sleep(Duration::from_millis(2));
        }
    }

    #[test]
    fn lanes_come_back_with_their_project_and_with_no_other() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.claimline");
        let (mut lanes, mut timeline) = (KeptLanes::default(), TimelineView::default());
        let (mut session, mut settings) = (Session::new(Arc::new(|| {})), Settings::default());
        let taste = LaneTaste { grouping: Grouping::Outlet, ..LaneTaste::default() };
        lanes.follow(&session, &mut timeline, &mut settings);
        timeline.set_taste(taste.clone());
        lanes.follow(&session, &mut timeline, &mut settings);
        assert!(settings.lanes.is_empty(), "a project without a file is not remembered");
        session.handle(Intent::SaveTo(path.clone()));
        wait(&mut session, |session| session.path().is_some());
        lanes.follow(&session, &mut timeline, &mut settings);
        assert_eq!(settings.lanes, [(path.clone(), taste.clone())]);

        session.handle(Intent::Run(crate::actions::Command::NewProject));
        lanes.follow(&session, &mut timeline, &mut settings);
        assert_eq!(*timeline.taste(), LaneTaste::default());

        // Another start of the program.
        let mut settings: Settings = ron::from_str(&ron::to_string(&settings).unwrap()).unwrap();
        let (mut lanes, mut timeline) = (KeptLanes::default(), TimelineView::default());
        let mut session = Session::new(Arc::new(|| {}));
        session.handle(Intent::OpenProject(path));
        wait(&mut session, |session| session.path().is_some());
        lanes.follow(&session, &mut timeline, &mut settings);
        assert_eq!(*timeline.taste(), taste);
    }

    #[test]
    fn the_last_projects_come_first_and_the_oldest_go() {
        let mut lanes = Vec::new();
        let taste = LaneTaste { grouping: Grouping::Outlet, ..LaneTaste::default() };
        for number in 0..20 {
            keep(&mut lanes, Path::new(&format!("{number}.claimline")), taste.clone());
        }
        keep(&mut lanes, Path::new("15.claimline"), taste);
        keep(&mut lanes, Path::new("19.claimline"), LaneTaste::default());
        let names: Vec<_> = lanes.iter().map(|(path, _)| path.display().to_string()).collect();
        assert_eq!((names.len(), &*names[0], &*names[1]), (MOST - 1, "15.claimline", "18.claimline"));
    }
}
