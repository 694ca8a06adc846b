use crate::project::ColumnRole;
use crate::views::timeline::LaneTaste;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// What the window remembers until the next start, beside what egui keeps itself (sizes of panels, zoom,
/// light or dark).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    pub library: bool,
    pub inspector: bool,
    /// Projects opened lately, the last first.
    pub recent: Vec<PathBuf>,
    /// How the timeline's lanes stood in these projects, the last one first.
    pub lanes: Vec<(PathBuf, LaneTaste)>,
    /// Folders whose new files come in by themselves.
    pub watched: Vec<PathBuf>,
    /// Large files and unclear tables are shown before they come in.
    pub preview: bool,
    /// What a person said of the columns of tables, by the tables' shape.
    pub tables: BTreeMap<String, Vec<ColumnRole>>,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            library: true,
            inspector: true,
            recent: Vec::new(),
            lanes: Vec::new(),
            watched: Vec::new(),
            preview: true,
            tables: BTreeMap::new(),
        }
    }
}
