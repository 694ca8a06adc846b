use super::palette::Palette;
use crate::text::fold;
use egui::{Align, Key, Layout, Modifiers, RichText, Role, ScrollArea, Sense, TextEdit, Ui, WidgetInfo, vec2};

/// One line of a [`PickList`].
pub struct PickItem<'a> {
    pub label: &'a str,
    /// Shown at the right: a shortcut, a count.
    pub note: &'a str,
    pub enabled: bool,
    /// Further words under which it is found.
    pub words: &'a str,
    /// Shown whatever is typed.
    pub always: bool,
}

impl<'a> PickItem<'a> {
    pub fn new(label: &'a str, note: &'a str) -> Self {
        PickItem { label, note, enabled: true, words: "", always: false }
    }
}

/// More lines than anybody reads; typing narrows them.
const MOST: usize = 200;

/// A field and the items whose words begin with what is typed; arrows move, Enter picks.
#[derive(Clone, Debug, Default)]
pub struct PickList {
    pub typed: String,
    highlighted: usize,
}

impl PickList {
    /// Draws field and list; `Some(index into items)` when one is picked. Those that fit alike are shown in the
    /// order of `items`.
    pub fn show(&mut self, ui: &mut Ui, name: &str, hint: &str, items: &[PickItem<'_>]) -> Option<usize> {
        let step = ui.input_mut(|input| {
            let down = input.count_and_consume_key(Modifiers::NONE, Key::ArrowDown) as isize;
            down - input.count_and_consume_key(Modifiers::NONE, Key::ArrowUp) as isize
        });
        let field = TextEdit::singleline(&mut self.typed).hint_text(hint).desired_width(f32::INFINITY);
        let field = ui.add(field).accessible_name(name);
        if field.changed() {
            self.highlighted = 0;
        }
        let enter = ui.input(|input| input.key_pressed(Key::Enter));
        if !field.has_focus() && !enter {
            field.request_focus();
        }

        let typed = fold(self.typed.trim());
        let mut ranked: Vec<(Rank, usize)> =
            items.iter().enumerate().filter_map(|(i, item)| Some((rank(item, &typed)?, i))).collect();
        ranked.sort_by_key(|(rank, _)| *rank);
        let matches: Vec<usize> = ranked.into_iter().map(|(_, i)| i).take(MOST).collect();
        self.highlighted = self.highlighted.saturating_add_signed(step).min(matches.len().saturating_sub(1));
        let mut picked = None;
        if enter
            && let Some(&index) = matches.get(self.highlighted)
            && items[index].enabled
        {
            picked = Some(index);
        }
        if matches.is_empty() {
            ui.weak("Nothing matches.");
        }
        ScrollArea::vertical().max_height(320.0).auto_shrink([false, true]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            for (row, &index) in matches.iter().enumerate() {
                let highlighted = row == self.highlighted;
                if line(ui, &items[index], highlighted, highlighted && step != 0) {
                    picked = Some(index);
                }
            }
        });
        picked
    }
}

fn line(ui: &mut Ui, item: &PickItem<'_>, highlighted: bool, scroll: bool) -> bool {
    let palette = Palette::of(ui);
    let sense = if item.enabled { Sense::CLICK } else { Sense::empty() };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 28.0), sense | Sense::HOVER);
    if highlighted {
        ui.painter().rect_filled(rect, 4.0, palette.selection);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, 4.0, palette.control);
    }
    let ink = match (item.enabled, highlighted) {
        (false, _) => palette.weak,
        (true, true) => palette.on_selection,
        (true, false) => palette.text,
    };
    let mut inside = ui.new_child(egui::UiBuilder::new().max_rect(rect.shrink2(vec2(8.0, 0.0))));
    inside.with_layout(Layout::right_to_left(Align::Center), |ui| {
        ui.add(egui::Label::new(RichText::new(item.note).small().color(ink)).selectable(false));
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.add(egui::Label::new(RichText::new(item.label).color(ink)).selectable(false).truncate());
        });
    });
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, item.enabled, highlighted, item.label));
    if scroll {
        response.scroll_to_me(None);
    }
    response.clicked()
}

/// How well an item fits what is typed, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// Nothing is typed, or the label is what is typed.
    Same,
    /// The label begins with it.
    Prefix,
    /// Its words begin words of the label.
    Words,
    /// They begin further words.
    FurtherWords,
    /// It is shown whatever is typed.
    Always,
}

/// How `item` fits `typed`, which is folded; `None` = it does not.
fn rank(item: &PickItem<'_>, typed: &str) -> Option<Rank> {
    let label = fold(item.label);
    // Folding makes three dots of an ellipsis.
    if typed.is_empty() || label.trim_end_matches('.') == typed.trim_end_matches('.') {
        Some(Rank::Same)
    } else if label.starts_with(typed) {
        Some(Rank::Prefix)
    } else if matches(&label, typed) {
        Some(Rank::Words)
    } else if !item.words.is_empty() && matches(&fold(item.words), typed) {
        Some(Rank::FurtherWords)
    } else {
        item.always.then_some(Rank::Always)
    }
}

/// Whether every typed word begins a word of `label`; both are folded.
fn matches(label: &str, typed: &str) -> bool {
    let words = || label.split(|c: char| !c.is_alphanumeric() && c != '\'');
    typed.split_whitespace().all(|word| words().any(|start| start.starts_with(word)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_fit_stands_first() {
        let check = |label: &str, words: &str, always: bool, typed: &str, expected: Option<Rank>| {
            let item = PickItem { words, always, ..PickItem::new(label, "") };
            assert_eq!(rank(&item, &fold(typed.trim())), expected, "{typed} in {label}");
        };
        check("Timeline", "", false, "timeline", Some(Rank::Same));
        check("Add folder…", "", false, "Add Folder ", Some(Rank::Same));
        check("Timeline", "", false, "time", Some(Rank::Prefix));
        check("Export the timeline…", "", false, "timeline", Some(Rank::Words));
        check("Reading", "tab text", false, "text", Some(Rank::FurtherWords));
        check("Someone else", "", true, "zzz", Some(Rank::Always));
        check("Reading", "tab", false, "zzz", None);
        check("Reading", "", false, "", Some(Rank::Same));
    }

    #[test]
    fn typed_words_begin_words_of_the_label() {
        let check = |typed: &str, expected: bool| {
            assert_eq!(matches(&fold("Add José’s articles…"), &fold(typed)), expected, "{typed}")
        };
        check("", true);
        check("add", true);
        check("ART a", true);
        check("jose", true);
        check("rticles", false);
        check("add x", false);
    }
}
