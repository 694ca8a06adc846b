use super::Session;
use crate::actions::{ExportFormat, Request};
use crate::export::TimelineData;
use std::path::{Path, PathBuf};

impl Session {
    /// What an exported timeline is called.
    pub fn timeline_title(&self) -> String {
        if self.path().is_some() { format!("{}: timeline", self.project_name()) } else { "Timeline".to_owned() }
    }

    /// Asks where the timeline goes.
    pub(super) fn export_timeline(&mut self, format: ExportFormat) {
        let suggested = format!("{}.{}", self.timeline_title().replace(": ", " "), format.extension());
        self.requests.push(Request::ChooseExportPath { format, suggested });
    }

    /// Writes what is shown, in the order of time; a picture is asked of the window first.
    pub(super) fn export_timeline_to(&mut self, format: ExportFormat, path: PathBuf) {
        let findings = self.findings();
        let events = self.orders.events.iter().map(|place| &*findings.events[*place as usize]);
        let statements = self.orders.statements.iter().map(|place| &*findings.statements[*place as usize]);
        let data = TimelineData::new(findings, events, statements);
        let title = self.timeline_title();
        let text = match format {
            ExportFormat::Svg | ExportFormat::Png => {
                self.requests.push(Request::DrawTimeline { format, path });
                return;
            }
            ExportFormat::Csv => data.csv(),
            ExportFormat::Calendar => {
                let now = jiff::Timestamp::now().strftime("%Y%m%dT%H%M%SZ").to_string();
                data.calendar(&title, &now)
            }
            ExportFormat::TimelineJs => data.timeline_js(&title),
        };
        self.jobs.export(path, move || Ok(text.into_bytes()));
    }

    pub(super) fn write_picture(&self, format: ExportFormat, path: PathBuf, svg: String) {
        /// Pixels a point: sharp on today's screens.
        const SCALE: f32 = 2.0;
        self.jobs.export(path, move || match format {
            ExportFormat::Png => crate::export::picture::png(&svg, SCALE),
            _ => Ok(svg.into_bytes()),
        });
    }

    pub(super) fn exported(&mut self, path: &Path, result: Result<(), String>) {
        match result {
            Ok(()) => self.notice = Some(format!("Written: {}", path.display())),
            Err(reason) => {
                let text = format!("The file could not be written ({reason}): {}", path.display());
                self.requests.push(Request::Tell(text));
            }
        }
    }
}
