use super::Session;
use crate::actions::OfferAnswer;
use crate::jobs::{Asking, ImportSource};
use crate::project::{ColumnRole, Offer, ReportRow};
use std::collections::BTreeMap;

impl Session {
    /// Whether a person looks at large bundles and unclear tables before they come in, and what they said of tables
    /// before, by shape.
    pub fn asking(&self) -> &Asking {
        &self.asking
    }

    /// What the window remembered from the last time.
    pub fn set_asking(&mut self, asks: bool, tables: BTreeMap<String, Vec<ColumnRole>>) {
        self.asking = Asking { asks, tables };
    }

    pub(super) fn set_asks(&mut self, asks: bool) {
        self.asking.asks = asks;
        let state = if asks { "Large files and unclear tables are shown" } else { "Nothing is shown" };
        self.notice = Some(format!("{state} before it comes in"));
    }

    pub(super) fn forget_tables(&mut self) {
        self.asking.tables.clear();
        self.notice = Some("What columns of tables mean was forgotten".to_owned());
    }

    /// What waits for a person to look at it, in the order in which it was read.
    pub fn offers(&self) -> &[Offer] {
        &self.offers
    }

    /// The answer to the first offer.
    pub(super) fn answer_offer(&mut self, answer: OfferAnswer) {
        if self.offers.is_empty() {
            return;
        }
        let offer = self.offers.remove(0);
        match answer {
            OfferAnswer::Add(columns) => self.take_offer(offer, columns),
            OfferAnswer::AddAllBundles => {
                let (bundles, rest): (Vec<_>, Vec<_>) = std::mem::take(&mut self.offers)
                    .into_iter()
                    .partition(|offer| matches!(offer, Offer::Bundle { .. }));
                self.offers = rest;
                for offer in std::iter::once(offer).chain(bundles) {
                    self.take_offer(offer, Vec::new());
                }
            }
            OfferAnswer::LeaveOut => {
                let path = match &offer {
                    Offer::Bundle { path, .. } => path.to_string(),
                    Offer::Table(table) => table.path.to_string_lossy().into_owned(),
                };
                self.report.add([ReportRow::refused(path, "You left it out; add it again to bring it in.")]);
            }
        }
    }

    fn take_offer(&mut self, offer: Offer, columns: Vec<ColumnRole>) {
        match offer {
            Offer::Bundle { articles, notes, .. } => self.join_import(ImportSource::Seen { articles, notes }),
            Offer::Table(table) => {
                self.asking.tables.insert(table.shape, columns.clone());
                self.join_import(ImportSource::Table { path: table.path, columns });
            }
        }
    }
}
