//! What can be asked for: the table of commands, intents, the selection.
