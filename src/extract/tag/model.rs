use super::decode::Chooser;
use super::dictionary::{Class, Dictionary};
use super::features::Features;
use super::table::Table;
use super::tagset::{Tag, Upos, Xpos};

/// First bytes of the file; the last one is the version of its format and of the features.
const MAGIC: &[u8; 8] = b"CLTAG\0\0\x01";

/// The weights that a feature gives to tags: index of the tag, weight.
pub type Row = Vec<(u8, i8)>;

/// The dictionary and the weights, as the file holds them.
#[derive(Debug, Default)]
pub struct Model {
    pub dictionary: Dictionary,
    weights: Weights,
}

#[derive(Debug, Default)]
struct Weights {
    /// From a feature to the place of its row in `cells`: start × 256 + length.
    rows: Table,
    cells: Vec<(u8, i8)>,
}

impl Weights {
    fn row(&self, feature: u32) -> &[(u8, i8)] {
        let Some(place) = self.rows.get(feature) else { return &[] };
        let (start, length) = ((place >> 8) as usize, (place & 0xff) as usize);
        self.cells.get(start..start + length).unwrap_or(&[])
    }
}

impl Chooser for &Model {
    fn choose(&mut self, _at: usize, features: &Features, candidates: &[u8]) -> u8 {
        let mut scores = [0i32; 256];
        for feature in features {
            for (label, weight) in self.weights.row(*feature) {
                scores[usize::from(*label)] += i32::from(*weight);
            }
        }
        best(&scores, candidates)
    }
}

/// The candidate with the highest score; the first of equals.
pub fn best(scores: &[i32; 256], candidates: &[u8]) -> u8 {
    let mut best = candidates.first().copied().unwrap_or_default();
    for label in candidates {
        if scores[usize::from(*label)] > scores[usize::from(best)] {
            best = *label;
        }
    }
    best
}

impl Model {
    /// `None` when `bytes` are not a whole, undamaged model of this version.
    pub fn read(bytes: &[u8]) -> Option<Model> {
        let body = bytes.strip_prefix(MAGIC)?;
        let (sum, body) = body.split_first_chunk::<4>()?;
        if u32::from_le_bytes(*sum) != checksum(body) {
            return None;
        }
        let mut reader = Reader(body);
        let tags = reader.list(|r| Some(Tag::new(Upos::from_byte(r.byte()?)?, Xpos::from_byte(r.byte()?)?)))?;
        let classes = reader.list(|r| {
            let closed = r.byte()? != 0;
            let length = r.byte()?;
            Some(Class { closed, candidates: r.bytes(length.into())?.to_vec() })
        })?;
        let mut hash = 0;
        let words = reader.list(|r| {
            hash = r.number()?.wrapping_add(hash);
            Some((hash, u16::try_from(r.number()?).ok()?))
        })?;
        let (mut feature, mut start) = (0, 0);
        let rows = reader.list(|r| {
            feature = r.number()?.wrapping_add(feature);
            let length = u32::from(r.byte()?);
            let place = start << 8 | length;
            start += length;
            Some((feature, place))
        })?;
        let cells = reader.bytes(start as usize * 2)?.chunks_exact(2).map(|c| (c[0], c[1] as i8)).collect();
        let weights = Weights { rows: Table::new(rows.into_iter()), cells };
        Some(Model { dictionary: Dictionary::new(tags, classes, words), weights })
    }

    /// The file of a model. `rows` are sorted by feature and none is longer than 255.
    pub fn write(dictionary: &Dictionary, rows: &[(u32, Row)]) -> Vec<u8> {
        let mut body = Vec::new();
        number(&mut body, dictionary.tags.len() as u32);
        body.extend(dictionary.tags.iter().flat_map(|tag| [tag.upos as u8, tag.xpos as u8]));
        number(&mut body, dictionary.classes.len() as u32);
        for class in &dictionary.classes {
            body.extend([u8::from(class.closed), class.candidates.len() as u8]);
            body.extend(&class.candidates);
        }
        number(&mut body, dictionary.words.len() as u32);
        let mut before = 0;
        for (hash, class) in &dictionary.words {
            number(&mut body, hash - before);
            number(&mut body, u32::from(*class));
            before = *hash;
        }
        number(&mut body, rows.len() as u32);
        let mut before = 0;
        for (feature, row) in rows {
            number(&mut body, feature - before);
            body.push(row.len() as u8);
            before = *feature;
        }
        body.extend(rows.iter().flat_map(|(_, row)| row).flat_map(|(label, weight)| [*label, *weight as u8]));
        [MAGIC.as_slice(), &checksum(&body).to_le_bytes(), &body].concat()
    }
}

/// Adler-32 without its modulus: tells a damaged file, fast.
fn checksum(bytes: &[u8]) -> u32 {
    let (a, b) = bytes.iter().fold((1u32, 0u32), |(a, b), byte| {
        let a = a.wrapping_add(u32::from(*byte));
        (a, b.wrapping_add(a))
    });
    a ^ b.rotate_left(16)
}

/// Seven bits in each byte, the lowest first; the high bit says that more follow.
fn number(bytes: &mut Vec<u8>, mut n: u32) {
    while n >= 0x80 {
        bytes.push(n as u8 | 0x80);
        n >>= 7;
    }
    bytes.push(n as u8);
}

struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn bytes(&mut self, n: usize) -> Option<&'a [u8]> {
        let (head, rest) = self.0.split_at_checked(n)?;
        self.0 = rest;
        Some(head)
    }

    fn byte(&mut self) -> Option<u8> {
        self.bytes(1).map(|b| b[0])
    }

    fn number(&mut self) -> Option<u32> {
        let mut n = 0u32;
        for shift in (0..35).step_by(7) {
            let byte = self.byte()?;
            n |= u32::from(byte & 0x7f).wrapping_shl(shift);
            if byte < 0x80 {
                return Some(n);
            }
        }
        None
    }

    /// A number and so many items.
    fn list<T>(&mut self, mut item: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let length = self.number()?;
        (0..length).map(|_| item(self)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn small() -> Vec<u8> {
        let tags = vec![Tag::new(Upos::Noun, Xpos::Nn), Tag::new(Upos::Verb, Xpos::Vb)];
        let classes = vec![Class { closed: false, candidates: vec![0, 1] }];
        let dictionary = Dictionary::new(tags, classes, vec![(7, 0), (900, 0)]);
        Model::write(&dictionary, &[(3, vec![(0, 5)]), (u32::MAX, vec![(0, -9), (1, 90)])])
    }

    #[test]
    fn reads_what_it_writes() {
        let model = Model::read(&small()).unwrap();
        assert_eq!(model.dictionary.tags.len(), 2);
        assert_eq!(model.dictionary.words, [(7, 0), (900, 0)]);
        assert_eq!(model.weights.row(u32::MAX), [(0, -9), (1, 90)]);
        assert_eq!(model.weights.row(4), []);
    }

    #[test]
    fn refuses_damaged_files() {
        let whole = small();
        for cut in 0..whole.len() {
            assert!(Model::read(&whole[..cut]).is_none(), "cut at {cut}");
            let mut damaged = whole.clone();
            damaged[cut] ^= 0x55;
            assert!(Model::read(&damaged).is_none(), "damaged at {cut}");
        }
    }
}
