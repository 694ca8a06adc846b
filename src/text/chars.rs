/// Converts byte offsets of one text to Unicode character offsets, in time linear in the text once and
/// about constant per question afterwards.
pub struct CharIndex {
    /// Characters before each block of `BLOCK` bytes; empty for pure ASCII.
    blocks: Vec<u32>,
    text: std::sync::Arc<str>,
}

const BLOCK: usize = 256;

impl CharIndex {
    pub fn new(text: std::sync::Arc<str>) -> Self {
        let mut blocks = Vec::new();
        if !text.is_ascii() {
            let mut chars = 0;
            for block in text.as_bytes().chunks(BLOCK) {
                blocks.push(chars);
                chars += block.iter().filter(|b| !is_continuation(**b)).count() as u32;
            }
        }
        CharIndex { blocks, text }
    }

    /// How many characters stand before byte `byte`; an offset past the end counts the whole text.
    pub fn char_of(&self, byte: usize) -> usize {
        let byte = byte.min(self.text.len());
        if self.blocks.is_empty() {
            return byte;
        }
        let block = (byte / BLOCK).min(self.blocks.len() - 1);
        let rest = &self.text.as_bytes()[block * BLOCK..byte];
        self.blocks[block] as usize + rest.iter().filter(|b| !is_continuation(**b)).count()
    }

    /// The byte offset of character `char`; the text's length when there are fewer characters.
    pub fn byte_of(&self, char: usize) -> usize {
        if self.blocks.is_empty() {
            return char.min(self.text.len());
        }
        let block = self.blocks.partition_point(|before| *before as usize <= char).saturating_sub(1);
        let mut left = char - self.blocks[block] as usize;
        let mut byte = block * BLOCK;
        let bytes = self.text.as_bytes();
        while byte < bytes.len() {
            if !is_continuation(bytes[byte]) {
                if left == 0 {
                    return byte;
                }
                left -= 1;
            }
            byte += 1;
        }
        self.text.len()
    }
}

fn is_continuation(byte: u8) -> bool {
    byte & 0xC0 == 0x80
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_counting() {
        let text = "a“é𝄞 ”".repeat(200);
        let index = CharIndex::new(text.as_str().into());
        for (n, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(index.char_of(byte), n);
            assert_eq!(index.byte_of(n), byte);
        }
        assert_eq!(index.byte_of(99_999), text.len());
        assert_eq!(index.char_of(99_999), text.chars().count());
        assert_eq!(CharIndex::new("".into()).byte_of(3), 0);
    }
}
