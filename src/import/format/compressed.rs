use super::{Format, Input};
use crate::import::{Imported, Refusal};
use flate2::read::MultiGzDecoder;

/// One file made smaller by gzip, whose members are one file.
pub(super) const FORMAT: Format = Format {
    extensions: &["gz"],
    is_sure: |bytes| bytes.starts_with(b"\x1F\x8B\x08"),
    goes_by_name: false,
    read,
    shape: None,
};

fn read(input: &Input) -> Result<Imported, Refusal> {
    let inflated = input.budget.inflate_whole(MultiGzDecoder::new(input.bytes));
    let bytes = inflated.map_err(|error| Refusal::Damaged("compressed file", error.to_string()))??;
    // `articles.csv.gz` holds `articles.csv`.
    input.inside(&bytes, &input.path.with_extension(""))
}

#[cfg(test)]
mod tests {
    use crate::import::read_from;
    use flate2::{Compression, write::GzEncoder};
    use std::io::Write as _;
    use std::path::Path;

    fn packed(bytes: &[u8]) -> Vec<u8> {
        let mut writer = GzEncoder::new(Vec::new(), Compression::default());
        writer.write_all(bytes).unwrap();
        writer.finish().unwrap()
    }

    #[test]
    fn what_is_inside() {
        let check = |bytes: &[u8], part: &str| {
            let told = match read_from(bytes, Path::new("a.csv.gz")) {
                Ok(all) => all.articles.iter().map(|article| article.text.to_string()).collect::<String>(),
                Err(error) => error.to_string(),
            };
            assert!(told.contains(part), "{told}");
        };
        check(&packed(b"title,text\nFerry,It waits.\n"), "It waits.");
        check(&[packed(b"title,text\n"), packed(b"Ferry,It waits.\n")].concat(), "It waits.");
        let whole = packed(b"title,text\nFerry,It waits.\n");
        check(&whole[..whole.len() - 9], "damaged");
        let mut nested = packed(b"The ferry waits.");
        for _ in 0..4 {
            nested = packed(&nested);
        }
        check(&nested, "archives in archives");
    }
}
