use super::Session;
use crate::actions::Request;
use crate::export::import_report;
use crate::project::ReportRow;
use std::path::PathBuf;

impl Session {
    /// All rows: of the import, and of decisions that lost their place.
    fn report_rows(&self) -> Vec<ReportRow> {
        let unplaced = self.findings().unplaced.iter().map(|lost| lost.report_row());
        self.report.rows().iter().cloned().chain(unplaced).collect()
    }

    pub(super) fn copy_report(&mut self) {
        self.requests.push(Request::CopyText(import_report::tab_separated(&self.report_rows())));
    }

    pub(super) fn choose_report_path(&mut self) {
        let suggested = format!("{} import report.csv", self.project_name());
        self.requests.push(Request::ChooseReportPath { suggested });
    }

    pub(super) fn save_report_to(&mut self, path: PathBuf) {
        let rows = self.report_rows();
        let lines = path.extension().is_some_and(|extension| extension == "jsonl");
        let make =
            move || Ok(if lines { import_report::json_lines(&rows) } else { import_report::csv(&rows) }.into_bytes());
        self.jobs.export(path, make);
    }
}
