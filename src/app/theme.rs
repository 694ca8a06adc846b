//! Looks: fonts, sizes, spacing and the two colour themes.

use crate::widgets::{palette::Palette, typography};
use egui::{
    Color32, Context, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Margin, Shadow, Stroke, Style,
    TextStyle, Theme, Visuals, vec2,
};
use std::sync::Arc;

/// A face for long reading, under the SIL Open Font License (`assets/fonts/OFL.txt`).
const SERIF: &[u8] = include_bytes!("../../assets/fonts/LibertinusSerif-Regular.otf");

/// Sets the fonts and both themes. Cheap; fonts and glyphs are read when first used.
pub fn install(ctx: &Context) {
    ctx.set_fonts(fonts());
    ctx.all_styles_mut(set_sizes);
    // Where the desktop does not say.
    ctx.options_mut(|options| options.fallback_theme = Theme::Light);
    for (theme, dark) in [(Theme::Light, false), (Theme::Dark, true)] {
        ctx.style_mut_of(theme, |style| style.visuals = visuals(dark));
    }
}

fn fonts() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    fonts.font_data.insert("serif".to_owned(), Arc::new(FontData::from_static(SERIF)));
    let fallbacks = fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    let faces = std::iter::once("serif".to_owned()).chain(fallbacks).collect();
    fonts.families.insert(typography::serif(), faces);
    fonts
}

fn set_sizes(style: &mut Style) {
    style.text_styles = [
        (TextStyle::Small, FontId::proportional(12.5)),
        (TextStyle::Body, FontId::proportional(14.5)),
        (TextStyle::Button, FontId::proportional(14.5)),
        (TextStyle::Heading, FontId::proportional(19.0)),
        (TextStyle::Monospace, FontId::monospace(13.0)),
    ]
    .into();
    let spacing = &mut style.spacing;
    spacing.item_spacing = vec2(8.0, 6.0);
    spacing.button_padding = vec2(10.0, 4.0);
    spacing.interact_size = vec2(40.0, 26.0);
    spacing.menu_margin = Margin::same(6);
    spacing.window_margin = Margin::same(14);
    spacing.icon_width = 16.0;
    spacing.icon_width_inner = 9.0;
    spacing.icon_spacing = 6.0;
    spacing.tooltip_width = 380.0;
    // Nothing moves on its own: a step is there or it is not, and an idle window draws nothing.
    style.animation_time = 0.0;
    style.scroll_animation = egui::style::ScrollAnimation::none();
    style.interaction.tooltip_delay = 0.4;
}

fn visuals(dark: bool) -> Visuals {
    let palette = Palette::for_dark_mode(dark);
    let mut visuals = if dark { Visuals::dark() } else { Visuals::light() };
    visuals.panel_fill = palette.chrome;
    visuals.window_fill = palette.chrome;
    visuals.window_stroke = Stroke::new(1.0, palette.line);
    visuals.window_corner_radius = CornerRadius::same(8);
    visuals.menu_corner_radius = CornerRadius::same(6);
    let shade = Color32::from_black_alpha(if dark { 120 } else { 40 });
    visuals.window_shadow = Shadow { offset: [0, 8], blur: 28, spread: 0, color: shade };
    visuals.popup_shadow = Shadow { offset: [0, 4], blur: 14, spread: 0, color: shade };
    visuals.extreme_bg_color = palette.page;
    visuals.text_edit_bg_color = Some(palette.page);
    visuals.faint_bg_color = palette.faint;
    visuals.code_bg_color = palette.faint;
    visuals.weak_text_color = Some(palette.weak);
    visuals.hyperlink_color = palette.accent;
    visuals.warn_fg_color = palette.warning;
    visuals.error_fg_color = palette.error;
    visuals.selection.bg_fill = palette.selection;
    visuals.selection.stroke = Stroke::new(1.0, palette.on_selection);
    visuals.text_cursor.stroke = Stroke::new(1.5, palette.accent);
    visuals.text_cursor.blink = false;
    visuals.indent_has_left_vline = false;

    let radius = CornerRadius::same(5);
    let widgets = &mut visuals.widgets;
    widgets.noninteractive.bg_fill = palette.chrome;
    widgets.noninteractive.weak_bg_fill = palette.chrome;
    widgets.noninteractive.bg_stroke = Stroke::new(1.0, palette.line);
    widgets.noninteractive.fg_stroke = Stroke::new(1.0, palette.text);
    for (state, ground, edge) in [
        (&mut widgets.inactive, palette.control, palette.edge),
        (&mut widgets.hovered, palette.control_hovered, palette.weak),
        (&mut widgets.active, palette.control_hovered, palette.accent),
        (&mut widgets.open, palette.control_hovered, palette.line),
    ] {
        state.bg_fill = ground;
        state.weak_bg_fill = ground;
        state.bg_stroke = Stroke::new(1.0, edge);
        state.fg_stroke = Stroke::new(1.0, palette.text);
        state.corner_radius = radius;
        state.expansion = 0.0;
    }
    visuals
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_themes_take_their_colours_from_the_palette() {
        let ctx = Context::default();
        install(&ctx);
        for (theme, dark) in [(Theme::Light, false), (Theme::Dark, true)] {
            let style = ctx.style_of(theme);
            let palette = Palette::for_dark_mode(dark);
            assert_eq!(style.visuals.text_color(), palette.text);
            assert_eq!(style.visuals.weak_text_color(), palette.weak);
            assert_eq!(style.visuals.panel_fill, palette.chrome);
        }
    }

    #[test]
    fn the_serif_has_the_marks_that_articles_use() {
        let ctx = Context::default();
        install(&ctx);
        let output = ctx.run_ui(egui::RawInput::default(), |ui| {
            let complete = ui.fonts_mut(|fonts| fonts.has_glyphs(&typography::reading(), "“Ça, d’accord” – §1 … €"));
            assert!(complete);
        });
        output.drop_without_applying_deltas();
    }
}
