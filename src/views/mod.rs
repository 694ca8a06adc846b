//! One file per thing on screen. A view borrows what it shows and sends intents; it never mutates.
