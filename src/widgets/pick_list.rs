use super::palette::Palette;
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
    /// Draws field and list; `Some(index into items)` when one is picked. `items` come in the order in which
    /// they are shown.
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

        let fits = |item: &PickItem<'_>| {
            item.always
                || matches(item.label, &self.typed)
                || (!item.words.is_empty() && matches(item.words, &self.typed))
        };
        let matches: Vec<usize> = (0..items.len()).filter(|&i| fits(&items[i])).take(MOST).collect();
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

/// Whether every typed word begins a word of `label`, whatever the case and the accents.
fn matches(label: &str, typed: &str) -> bool {
    let label = crate::text::fold(label);
    crate::text::fold(typed)
        .split_whitespace()
        .all(|word| label.split(|c: char| !c.is_alphanumeric() && c != '\'').any(|start| start.starts_with(word)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typed_words_begin_words_of_the_label() {
        let check =
            |typed: &str, expected: bool| assert_eq!(matches("Add José’s articles…", typed), expected, "{typed}");
        check("", true);
        check("add", true);
        check("ART a", true);
        check("jose", true);
        check("rticles", false);
        check("add x", false);
    }
}
