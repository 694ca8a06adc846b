//! The window: native dialogs, theme, settings.
