use super::ink::{Pen, offset};
use egui::{Color32, Pos2, Rect};
use std::fmt::Write;

/// Writes shapes and words as SVG.
pub(super) struct SvgPen {
    body: String,
    /// What stands inside of them is seen only there.
    clips: Vec<Rect>,
    /// The colours of each gradient; its place is its number.
    gradients: Vec<(Color32, Color32)>,
}

/// Where a text stands against its x.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
}

impl SvgPen {
    pub fn new() -> SvgPen {
        SvgPen { body: String::new(), clips: Vec::new(), gradients: Vec::new() }
    }

    /// The whole file.
    pub fn finish(self, width: f32, height: f32, title: &str, font: &str) -> String {
        let mut svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width:.0}\" height=\"{height:.0}\" \
             viewBox=\"0 0 {width:.0} {height:.0}\" font-family=\"{font}\">\n<title>{}</title>\n",
            escaped(title)
        );
        if !self.gradients.is_empty() || !self.clips.is_empty() {
            svg.push_str("<defs>\n");
            for (number, clip) in self.clips.iter().enumerate() {
                let mut inner = SvgPen::new();
                inner.rect(*clip, Color32::BLACK);
                _ = writeln!(svg, "<clipPath id=\"c{number}\">{}</clipPath>", inner.body.trim_end());
            }
            for (number, (left, right)) in self.gradients.iter().enumerate() {
                let stop = |at: u8, colour: Color32, other: Color32| {
                    // Transparent has no colour of its own: the other one fades away.
                    let opacity = paint_of(colour).1;
                    let colour = paint_of(if colour.a() == 0 { other } else { colour }).0;
                    format!("<stop offset=\"{at}\" stop-color=\"{colour}\" stop-opacity=\"{opacity}\"/>")
                };
                let stops = [stop(0, *left, *right), stop(1, *right, *left)].concat();
                _ = writeln!(svg, "<linearGradient id=\"g{number}\">{stops}</linearGradient>");
            }
            svg.push_str("</defs>\n");
        }
        svg.push_str(&self.body);
        svg.push_str("</svg>\n");
        svg
    }

    pub fn rect(&mut self, rect: Rect, colour: Color32) {
        let (fill, opacity) = fill_of(colour);
        self.push_rect(rect, &fill, &opacity);
    }

    /// The base line of `text` is at `at`.
    pub fn text(&mut self, at: Pos2, anchor: Anchor, size: f32, colour: Color32, text: &str) {
        let (fill, opacity) = fill_of(colour);
        let anchor = match anchor {
            Anchor::Start => "",
            Anchor::Middle => " text-anchor=\"middle\"",
        };
        let Pos2 { x, y } = at;
        let text = escaped(text);
        _ = writeln!(
            self.body,
            "<text x=\"{x:.1}\" y=\"{y:.1}\" font-size=\"{size:.1}\"{anchor} fill=\"{fill}\"{opacity}>{text}</text>"
        );
    }

    /// What stands between this and [`SvgPen::end`] explains itself when the pointer rests on it.
    pub fn begin(&mut self, explanation: &str) {
        _ = writeln!(self.body, "<g><title>{}</title>", escaped(explanation));
    }

    /// What stands between this and [`SvgPen::end`] is seen only inside of `rect`.
    pub fn clip(&mut self, rect: Rect) {
        _ = writeln!(self.body, "<g clip-path=\"url(#c{})\">", self.clips.len());
        self.clips.push(rect);
    }

    pub fn end(&mut self) {
        self.body.push_str("</g>\n");
    }

    fn push_rect(&mut self, rect: Rect, fill: &str, opacity: &str) {
        let (x, y, width, height) = (rect.left(), rect.top(), rect.width(), rect.height());
        _ = writeln!(
            self.body,
            "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" fill=\"{fill}\"{opacity}/>"
        );
    }
}

impl Pen for SvgPen {
    fn fill(&mut self, corners: &[Pos2], colour: Color32) {
        let (fill, opacity) = fill_of(colour);
        _ = writeln!(self.body, "<path d=\"{}\" fill=\"{fill}\"{opacity}/>", path(corners));
    }

    fn outline(&mut self, corners: &[Pos2], width: f32, colour: Color32) {
        let (stroke, opacity) = paint_of(colour);
        let opacity = if opacity == "1" { String::new() } else { format!(" stroke-opacity=\"{opacity}\"") };
        let path = path(&offset(corners, -width / 2.0));
        _ = writeln!(
            self.body,
            "<path d=\"{path}\" fill=\"none\" stroke=\"{stroke}\" stroke-width=\"{width:.1}\"{opacity}/>"
        );
    }

    fn line(&mut self, from: Pos2, to: Pos2, width: f32, colour: Color32) {
        let (stroke, opacity) = paint_of(colour);
        let opacity = if opacity == "1" { String::new() } else { format!(" stroke-opacity=\"{opacity}\"") };
        _ = writeln!(
            self.body,
            "<path d=\"M{:.1} {:.1}L{:.1} {:.1}\" stroke=\"{stroke}\" stroke-width=\"{width:.1}\"{opacity}/>",
            from.x, from.y, to.x, to.y
        );
    }

    fn gradient(&mut self, rect: Rect, left: Color32, right: Color32) {
        if left == right {
            self.rect(rect, left);
            return;
        }
        let key = (left, right);
        let number = self.gradients.iter().position(|other| *other == key).unwrap_or_else(|| {
            self.gradients.push(key);
            self.gradients.len() - 1
        });
        self.push_rect(rect, &format!("url(#g{number})"), "");
    }
}

fn path(corners: &[Pos2]) -> String {
    let mut path = String::new();
    for (i, Pos2 { x, y }) in corners.iter().enumerate() {
        _ = write!(path, "{}{x:.1} {y:.1}", if i == 0 { 'M' } else { 'L' });
    }
    path.push('Z');
    path
}

/// `#rrggbb` and the opacity.
fn paint_of(colour: Color32) -> (String, String) {
    let [r, g, b, a] = colour.to_srgba_unmultiplied();
    let opacity = if a == 255 { "1".to_owned() } else { format!("{:.2}", f32::from(a) / 255.0) };
    (format!("#{r:02x}{g:02x}{b:02x}"), opacity)
}

/// The same as a fill and its attribute.
fn fill_of(colour: Color32) -> (String, String) {
    let (fill, opacity) = paint_of(colour);
    let opacity = if opacity == "1" { String::new() } else { format!(" fill-opacity=\"{opacity}\"") };
    (fill, opacity)
}

/// Without what XML does not allow.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\n' => safe.push('\n'),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => safe.push(' '),
            c => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_safe_inside_xml() {
        let check = |text: &str, expected: &str| assert_eq!(escaped(text), expected);
        check("“Amadó” & <b>", "“Amadó” &amp; &lt;b&gt;");
        check("a\u{0}b\tc", "a b c");
    }
}
