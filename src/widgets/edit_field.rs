use egui::{Id, Key, Response, TextEdit, Ui};

/// A field for one value: shows the value, keeps a draft while it is edited, and gives the draft back when
/// the person leaves the field or presses Enter (in a field of several lines, Ctrl+Enter). Escape forgets
/// the draft.
///
/// The `id` must name the thing that the value belongs to, so that a draft never ends up in another one.
pub struct EditField<'a> {
    pub id: Id,
    /// Accessible name.
    pub name: &'a str,
    pub hint: &'a str,
    pub value: &'a str,
    pub lines: usize,
}

/// What an [`EditField`] holds and what became of it.
pub struct Edited {
    pub response: Response,
    /// What stands in the field now.
    pub draft: String,
    /// The person is done, and the draft differs from the value.
    pub committed: bool,
}

impl EditField<'_> {
    /// `accepts` says whether a draft may be given back; one that is refused stays for the person to mend.
    pub fn show(self, ui: &mut Ui, accepts: impl Fn(&str) -> bool) -> Edited {
        let kept: Option<String> = ui.data(|data| data.get_temp(self.id));
        let mut draft = kept.unwrap_or_else(|| self.value.to_owned());
        let field = match self.lines {
            0 | 1 => TextEdit::singleline(&mut draft),
            lines => TextEdit::multiline(&mut draft).desired_rows(lines),
        };
        let field = field.id(self.id).hint_text(self.hint).desired_width(f32::INFINITY);
        let response = ui.add(field).accessible_name(self.name);

        let focused = response.has_focus();
        let (enter, escape) = ui.input(|input| {
            let enter = input.key_pressed(Key::Enter) && (self.lines <= 1 || input.modifiers.command);
            (enter, input.key_pressed(Key::Escape))
        });
        if escape && (focused || response.lost_focus()) {
            draft = self.value.to_owned();
        }
        if enter && focused {
            response.surrender_focus();
        }
        let left = response.lost_focus() || (enter && focused);
        let committed = left && draft != self.value && accepts(&draft);
        ui.data_mut(|data| {
            if committed || draft == self.value {
                data.remove::<String>(self.id);
            } else {
                data.insert_temp(self.id, draft.clone());
            }
        });
        Edited { response, draft, committed }
    }
}
