//! Text documents of word processors: ZIP archives of XML.

pub mod docx;
pub mod odt;

/// Paragraphs as they are read: a blank line between two, the empty ones left out.
#[derive(Default)]
struct Paragraphs {
    out: String,
    open: String,
}

impl Paragraphs {
    fn push(&mut self, words: &str) {
        self.open.push_str(words);
    }

    fn end(&mut self) {
        let words = std::mem::take(&mut self.open);
        let words = words.trim();
        if !words.is_empty() {
            if !self.out.is_empty() {
                self.out.push_str("\n\n");
            }
            self.out.push_str(words);
        }
    }

    fn finish(mut self) -> String {
        self.end();
        self.out
    }
}
