//! Colours beyond what `egui::Visuals` holds, for the light and the dark theme.

use egui::{Color32, Pos2, vec2};

/// The colours of one theme. Text colours reach a contrast of 4.5 : 1 on every ground they stand on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    /// The page: tables, the article.
    pub page: Color32,
    /// Menus, side panels and the status bar, around the page.
    pub chrome: Color32,
    /// Every second row, table headers, code.
    pub faint: Color32,
    /// Buttons at rest.
    pub control: Color32,
    pub control_hovered: Color32,
    pub line: Color32,
    /// Outline of what can be pressed or typed into: 3 : 1 on page and chrome.
    pub edge: Color32,
    pub text: Color32,
    /// Second lines, units, hints.
    pub weak: Color32,
    /// The one accent: links, focus, the selected tab.
    pub accent: Color32,
    pub on_accent: Color32,
    /// Ground of selected rows and text.
    pub selection: Color32,
    pub on_selection: Color32,
    pub warning: Color32,
    pub error: Color32,
}

pub const LIGHT: Palette = Palette {
    page: Color32::from_rgb(0xff, 0xff, 0xff),
    chrome: Color32::from_rgb(0xf4, 0xf3, 0xef),
    faint: Color32::from_rgb(0xf9, 0xf8, 0xf5),
    control: Color32::from_rgb(0xe7, 0xe5, 0xdf),
    control_hovered: Color32::from_rgb(0xdc, 0xd9, 0xd1),
    line: Color32::from_rgb(0xdb, 0xd8, 0xd0),
    edge: Color32::from_rgb(0x8c, 0x89, 0x81),
    text: Color32::from_rgb(0x1d, 0x21, 0x27),
    weak: Color32::from_rgb(0x55, 0x5c, 0x66),
    accent: Color32::from_rgb(0x1c, 0x5a, 0x96),
    on_accent: Color32::from_rgb(0xff, 0xff, 0xff),
    selection: Color32::from_rgb(0xcf, 0xe2, 0xf5),
    on_selection: Color32::from_rgb(0x0d, 0x2f, 0x52),
    warning: Color32::from_rgb(0x85, 0x4d, 0x00),
    error: Color32::from_rgb(0xad, 0x22, 0x1b),
};

pub const DARK: Palette = Palette {
    page: Color32::from_rgb(0x17, 0x19, 0x1d),
    chrome: Color32::from_rgb(0x1f, 0x22, 0x27),
    faint: Color32::from_rgb(0x1c, 0x1f, 0x24),
    control: Color32::from_rgb(0x2f, 0x34, 0x3b),
    control_hovered: Color32::from_rgb(0x3b, 0x41, 0x4a),
    line: Color32::from_rgb(0x37, 0x3c, 0x44),
    edge: Color32::from_rgb(0x70, 0x79, 0x85),
    text: Color32::from_rgb(0xe6, 0xe7, 0xea),
    weak: Color32::from_rgb(0xa6, 0xae, 0xb9),
    accent: Color32::from_rgb(0x83, 0xb8, 0xf0),
    on_accent: Color32::from_rgb(0x0f, 0x1b, 0x2a),
    selection: Color32::from_rgb(0x23, 0x45, 0x69),
    on_selection: Color32::from_rgb(0xff, 0xff, 0xff),
    warning: Color32::from_rgb(0xeb, 0xb6, 0x59),
    error: Color32::from_rgb(0xff, 0x90, 0x86),
};

impl Palette {
    /// The palette of the theme that `ui` is drawn in.
    pub fn of(ui: &egui::Ui) -> &'static Palette {
        Palette::for_dark_mode(ui.visuals().dark_mode)
    }

    pub fn for_dark_mode(dark: bool) -> &'static Palette {
        if dark { &DARK } else { &LIGHT }
    }

    /// The tint of a speaker; numbers past [`HUES`] have the same colours with another sign.
    pub fn speaker(&self, number: usize) -> SpeakerTint {
        let hue = &SPEAKER_HUES[number % HUES];
        let (mark, fill, strong) = if *self == DARK { (hue.dark, 0.24, 0.46) } else { (hue.light, 0.17, 0.34) };
        let sign = SpeakerSign::ALL[number / HUES % SpeakerSign::ALL.len()];
        let (fill, strong) = (self.page.lerp_to_gamma(mark, fill), self.page.lerp_to_gamma(mark, strong));
        SpeakerTint { mark, fill, strong, sign }
    }
}

/// How a speaker is marked: `fill` behind their words, `strong` behind the selected ones, `mark` for dots,
/// bars and underlines. [`Palette::text`] reads well on both grounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SpeakerTint {
    pub mark: Color32,
    pub fill: Color32,
    pub strong: Color32,
    /// Tells apart those who share a colour.
    pub sign: SpeakerSign,
}

/// What is cut out of a speaker's dot.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SpeakerSign {
    #[default]
    Plain,
    /// A level stroke.
    Level,
    /// An upright stroke.
    Upright,
    /// Both.
    Cross,
}

impl SpeakerSign {
    pub const ALL: [SpeakerSign; 4] =
        [SpeakerSign::Plain, SpeakerSign::Level, SpeakerSign::Upright, SpeakerSign::Cross];

    /// The ends of its strokes in a dot with this middle and this radius.
    pub fn strokes(self, middle: Pos2, radius: f32) -> impl Iterator<Item = [Pos2; 2]> {
        let level = matches!(self, SpeakerSign::Level | SpeakerSign::Cross).then_some(vec2(radius, 0.0));
        let upright = matches!(self, SpeakerSign::Upright | SpeakerSign::Cross).then_some(vec2(0.0, radius));
        level.into_iter().chain(upright).map(move |reach| [middle - reach, middle + reach])
    }
}

/// How many speakers differ in colour.
pub const HUES: usize = 10;

struct Hue {
    light: Color32,
    dark: Color32,
}

/// Neighbours differ in lightness as well as in hue, so that the first speakers of a project stay apart for
/// colour-blind eyes. Colour is never the only sign of a speaker.
const SPEAKER_HUES: [Hue; HUES] = [
    hue([0x2b, 0x6c, 0xb0], [0x6a, 0xae, 0xf0]), // blue
    hue([0xb3, 0x5c, 0x00], [0xf0, 0xa8, 0x4b]), // orange
    hue([0x0b, 0x7d, 0x6b], [0x4f, 0xc9, 0xb0]), // teal
    hue([0xb0, 0x3a, 0x78], [0xf0, 0x8a, 0xc0]), // rose
    hue([0x6e, 0x6d, 0x08], [0xd0, 0xc8, 0x52]), // olive
    hue([0x6a, 0x4f, 0xb3], [0xb5, 0x9d, 0xf2]), // violet
    hue([0x16, 0x7f, 0xa3], [0x63, 0xc7, 0xe8]), // sky
    hue([0x8b, 0x4a, 0x2f], [0xd9, 0x9a, 0x7c]), // brown
    hue([0x35, 0x7d, 0x2f], [0x8b, 0xcc, 0x74]), // green
    hue([0x57, 0x63, 0x73], [0xab, 0xb7, 0xc6]), // slate
];

const fn hue(light: [u8; 3], dark: [u8; 3]) -> Hue {
    Hue { light: Color32::from_rgb(light[0], light[1], light[2]), dark: Color32::from_rgb(dark[0], dark[1], dark[2]) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Contrast ratio of WCAG 2.2, from 1 to 21.
    fn contrast(a: Color32, b: Color32) -> f32 {
        let luminance = |c: Color32| {
            let linear = egui::Rgba::from(c);
            0.2126 * linear.r() + 0.7152 * linear.g() + 0.0722 * linear.b()
        };
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn contrast_of_known_pairs() {
        let check = |a, b, expected: f32| assert!((contrast(a, b) - expected).abs() < 0.05, "{}", contrast(a, b));
        check(Color32::BLACK, Color32::WHITE, 21.0);
        check(Color32::from_rgb(0x77, 0x77, 0x77), Color32::WHITE, 4.48);
    }

    #[test]
    fn text_can_be_read_on_every_ground() {
        for palette in [LIGHT, DARK] {
            let grounds = [palette.page, palette.chrome, palette.faint];
            for ground in grounds {
                for ink in [palette.text, palette.weak, palette.accent, palette.warning, palette.error] {
                    assert!(contrast(ink, ground) >= 4.5, "{ink:?} on {ground:?}: {}", contrast(ink, ground));
                }
            }
            for ground in [palette.page, palette.chrome] {
                assert!(
                    contrast(palette.edge, ground) >= 3.0,
                    "edge on {ground:?}: {}",
                    contrast(palette.edge, ground)
                );
            }
            for (ink, ground) in [
                (palette.text, palette.control),
                (palette.text, palette.control_hovered),
                (palette.weak, palette.control),
                (palette.on_accent, palette.accent),
                (palette.on_selection, palette.selection),
            ] {
                assert!(contrast(ink, ground) >= 4.5, "{ink:?} on {ground:?}: {}", contrast(ink, ground));
            }
        }
    }

    #[test]
    fn words_can_be_read_on_every_speaker_and_marks_can_be_seen() {
        for palette in [LIGHT, DARK] {
            for number in 0..HUES {
                let tint = palette.speaker(number);
                for ground in [tint.fill, tint.strong] {
                    assert!(contrast(palette.text, ground) >= 4.5, "speaker {number} on {ground:?}");
                }
                for ground in [palette.page, palette.chrome, palette.selection] {
                    assert!(contrast(tint.mark, ground) >= 3.0, "mark {number}: {}", contrast(tint.mark, ground));
                }
                assert_ne!(tint.fill, tint.strong);
            }
        }
    }

    #[test]
    fn speakers_who_share_a_colour_differ_in_sign() {
        let all: Vec<SpeakerTint> = (0..4 * HUES).map(|number| LIGHT.speaker(number)).collect();
        assert_eq!(all[HUES].mark, all[0].mark);
        for (number, tint) in all.iter().enumerate() {
            assert!(!all[..number].contains(tint), "speaker {number}");
        }
        let strokes = |number: usize| LIGHT.speaker(number).sign.strokes(Pos2::ZERO, 4.0).count();
        assert_eq!([0, HUES, 2 * HUES, 3 * HUES].map(strokes), [0, 1, 1, 2]);
    }
}
