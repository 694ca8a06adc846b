use super::Session;
use crate::actions::Request;
use crate::export::{citations, rows};
use crate::project::Findings;

impl Session {
    /// The selected rows for a spreadsheet, statements in the order of their table.
    pub(super) fn copy_rows(&mut self) {
        let findings = self.findings();
        let selection = &self.selection;
        let text = if !selection.statements.is_empty() {
            rows::statements(self.selected_rows(findings))
        } else if !selection.articles.is_empty() {
            rows::articles(selection.articles.iter().filter_map(|&id| findings.article(id)))
        } else if let Some(row) = selection.speaker.as_ref().and_then(|key| findings.speaker(key)) {
            rows::speakers([row])
        } else {
            let mut events: Vec<_> = selection.events().filter_map(|key| findings.event(key)).collect();
            if events.is_empty() {
                return;
            }
            events.sort_by_key(|row| row.key);
            rows::events(events)
        };
        self.requests.push(Request::CopyText(text));
    }

    pub(super) fn copy_citation(&mut self) {
        let findings = self.findings();
        let text = citations(findings, self.selected_rows(findings));
        if !text.is_empty() {
            self.requests.push(Request::CopyText(text));
        }
    }

    /// The selected statements: those that are shown in their order, then those that a filter hides.
    fn selected_rows<'a>(&'a self, findings: &'a Findings) -> impl Iterator<Item = &'a crate::project::StatementRow> {
        let shown = self.shown_statements();
        let order: std::collections::BTreeMap<_, _> = shown.iter().zip(0..).map(|(key, place)| (*key, place)).collect();
        let mut keys = self.selected_statements();
        keys.sort_by_key(|key| order.get(key).copied().unwrap_or(usize::MAX));
        keys.into_iter().filter_map(|key| findings.statement(key))
    }
}
