//! From keys to commands.

use crate::actions::{Command, Key as PlainKey, Shortcut};
use egui::{Context, Event, Key, Modifiers};

/// Who may have the keys now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Focus {
    /// A text field is being edited: letters, editing keys and its own undo belong to it.
    pub text: bool,
    /// A button or the like, which Enter presses.
    pub button: bool,
}

/// Takes the keys of commands out of this frame's input and returns those commands; call before any widget
/// is drawn. With `words_marked`, Ctrl+C copies those words of the page and not the selected rows.
pub fn commands(ctx: &Context, focus: Focus, words_marked: bool) -> Vec<Command> {
    ctx.input_mut(|input| {
        let mut commands = Vec::new();
        input.events.retain(|event| {
            let command = command_of(event).filter(|(shortcut, command)| {
                is_free(*shortcut, focus) && !(words_marked && *command == Command::CopyRows)
            });
            commands.extend(command.map(|(_, command)| command));
            command.is_none()
        });
        commands
    })
}

fn command_of(event: &Event) -> Option<(Shortcut, Command)> {
    let shortcut = match event {
        // Into a field the field pastes.
        Event::Paste(_) => Shortcut { ctrl: true, shift: false, alt: false, key: PlainKey::Char('V') },
        // The desktop's way of saying Ctrl+C.
        Event::Copy => Shortcut { ctrl: true, shift: false, alt: false, key: PlainKey::Char('C') },
        Event::Key { key, pressed: true, modifiers, .. } => shortcut(*key, *modifiers)?,
        _ => return None,
    };
    Some((shortcut, Command::of_shortcut(shortcut)?))
}

fn is_free(shortcut: Shortcut, focus: Focus) -> bool {
    match shortcut.key {
        PlainKey::F(_) => true,
        PlainKey::Enter if focus.button => false,
        PlainKey::Enter | PlainKey::Delete | PlainKey::Left | PlainKey::Right => !focus.text,
        PlainKey::Char('A' | 'C' | 'V' | 'X' | 'Y' | 'Z') if shortcut.ctrl => !focus.text,
        PlainKey::Char(_) => shortcut.ctrl || !focus.text,
    }
}

fn shortcut(key: Key, modifiers: Modifiers) -> Option<Shortcut> {
    let plain = match key {
        Key::Enter => PlainKey::Enter,
        Key::Delete => PlainKey::Delete,
        Key::ArrowLeft => PlainKey::Left,
        Key::ArrowRight => PlainKey::Right,
        Key::Plus | Key::Equals => PlainKey::Char('+'),
        Key::Minus => PlainKey::Char('-'),
        key => {
            let name = key.name();
            let function_key = name.strip_prefix('F').and_then(|number| number.parse().ok());
            let mut letters = name.chars();
            match (function_key, letters.next(), letters.next()) {
                (Some(number), ..) => PlainKey::F(number),
                (None, Some(letter), None) => PlainKey::Char(letter),
                _ => return None,
            }
        }
    };
    // Shift is needed to type a plus on many keyboards.
    let shift = modifiers.shift && plain != PlainKey::Char('+');
    Some(Shortcut { ctrl: modifiers.command, shift, alt: modifiers.alt, key: plain })
}

#[cfg(test)]
mod tests {
    use super::*;

    const FREE: Focus = Focus { text: false, button: false };
    const TYPING: Focus = Focus { text: true, button: false };

    #[test]
    fn keys_mean_commands_unless_a_field_needs_them() {
        let check = |key: Key, modifiers: Modifiers, focus: Focus, expected: Option<Command>| {
            let event = Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers };
            let found = command_of(&event).filter(|(shortcut, _)| is_free(*shortcut, focus));
            assert_eq!(found.map(|(_, command)| command), expected, "{key:?} {modifiers:?}");
        };
        let ctrl_shift = Modifiers::COMMAND | Modifiers::SHIFT;
        check(Key::S, Modifiers::COMMAND, FREE, Some(Command::Save));
        check(Key::S, Modifiers::COMMAND, TYPING, Some(Command::Save));
        check(Key::S, ctrl_shift, FREE, Some(Command::SaveAs));
        check(Key::S, Modifiers::NONE, FREE, Some(Command::ChangeSpeaker));
        check(Key::S, Modifiers::NONE, TYPING, None);
        check(Key::Z, Modifiers::COMMAND, FREE, Some(Command::Undo));
        check(Key::Z, Modifiers::COMMAND, TYPING, None);
        check(Key::Y, Modifiers::COMMAND, FREE, Some(Command::Redo));
        check(Key::A, Modifiers::COMMAND, TYPING, None);
        check(Key::F1, Modifiers::NONE, TYPING, Some(Command::Keys));
        check(Key::F6, Modifiers::NONE, TYPING, Some(Command::NextPanel));
        check(Key::Enter, Modifiers::NONE, FREE, Some(Command::OpenInArticle));
        check(Key::Enter, Modifiers::NONE, Focus { text: false, button: true }, None);
        check(Key::Delete, Modifiers::NONE, TYPING, None);
        check(Key::ArrowLeft, Modifiers::ALT, FREE, Some(Command::Back));
        check(Key::ArrowLeft, Modifiers::NONE, FREE, None);
        check(Key::Q, Modifiers::COMMAND, TYPING, Some(Command::Quit));
    }

    #[test]
    fn every_key_of_the_table_can_be_typed() {
        for shortcut in Command::all().flat_map(Command::shortcuts) {
            let modifiers = Modifiers {
                alt: shortcut.alt,
                ctrl: shortcut.ctrl,
                command: shortcut.ctrl,
                shift: shortcut.shift,
                mac_cmd: false,
            };
            let typed = Key::ALL.iter().any(|key| super::shortcut(*key, modifiers) == Some(shortcut));
            assert!(typed, "{shortcut}");
        }
    }
}
