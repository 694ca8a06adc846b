use std::fmt;

/// A key with its modifiers, as plain data: the window translates it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Shortcut {
    /// Command on a Mac.
    pub ctrl: bool,
    pub shift: bool,
    pub alt: bool,
    pub key: Key,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    /// An upper-case letter, a digit or a sign.
    Char(char),
    /// F1 to F12.
    F(u8),
    Enter,
    Delete,
    Left,
    Right,
}

impl fmt::Display for Shortcut {
    /// `Ctrl+Shift+Z`, as menus show it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (held, name) in [(self.ctrl, "Ctrl+"), (self.alt, "Alt+"), (self.shift, "Shift+")] {
            if held {
                f.write_str(name)?;
            }
        }
        match self.key {
            Key::Char(c) => write!(f, "{c}"),
            Key::F(n) => write!(f, "F{n}"),
            Key::Enter => f.write_str("Enter"),
            Key::Delete => f.write_str("Del"),
            Key::Left => f.write_str("Left"),
            Key::Right => f.write_str("Right"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words() {
        let check = |shortcut: Shortcut, words: &str| assert_eq!(shortcut.to_string(), words);
        check(Shortcut { ctrl: true, shift: true, alt: false, key: Key::Char('Z') }, "Ctrl+Shift+Z");
        check(Shortcut { ctrl: false, shift: false, alt: true, key: Key::Left }, "Alt+Left");
        check(Shortcut { ctrl: false, shift: false, alt: false, key: Key::F(6) }, "F6");
    }
}
