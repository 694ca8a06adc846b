/// Where a page was saved from and when, as the program wrote that saved it.
#[derive(Debug, Default, PartialEq)]
pub struct Saved {
    pub address: Option<String>,
    pub time: Option<String>,
}

/// How far into the page its comments are looked for, in bytes.
const LOOKED_AT: usize = 4096;

/// Reads the comment of a browser (`saved from url=(0023)https://…`) or of SingleFile (`url:`, `saved date:`).
pub fn read(html: &str) -> Saved {
    let mut end = html.len().min(LOOKED_AT);
    while !html.is_char_boundary(end) {
        end -= 1;
    }
    let mut saved = Saved::default();
    let mut rest = &html[..end];
    while let Some((_, after)) = rest.split_once("<!--") {
        let (comment, next) = after.split_once("-->").unwrap_or((after, ""));
        rest = next;
        if let Some((_, address)) = comment.split_once("saved from url=(") {
            saved.address = address.split_once(')').map(|(_, address)| address.trim().to_owned());
        } else if comment.contains("SingleFile") {
            for line in comment.lines() {
                let Some((key, value)) = line.split_once(':') else { continue };
                match key.trim() {
                    "url" => saved.address = Some(value.trim().to_owned()),
                    "saved date" => saved.time = Some(value.trim().to_owned()),
                    _ => {}
                }
            }
        }
    }
    saved.address = saved.address.filter(|address| address.contains("://"));
    saved
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments() {
        let check = |html: &str, address: Option<&str>, time: Option<&str>| {
            let expected = Saved { address: address.map(str::to_owned), time: time.map(str::to_owned) };
            assert_eq!(read(html), expected, "{html}");
        };
        check("<!-- saved from url=(0026)https://norrby.example/a -->", Some("https://norrby.example/a"), None);
        check(
            "<!--\n Page saved with SingleFile \n url: https://norrby.example/b \n saved date: Mon May 03 2021 10:00:00 GMT+0200\n-->",
            Some("https://norrby.example/b"),
            Some("Mon May 03 2021 10:00:00 GMT+0200"),
        );
        check("<!-- a comment --><p>", None, None);
        check("<!-- saved from url=(0026", None, None);
    }
}
