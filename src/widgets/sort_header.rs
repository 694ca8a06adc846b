use super::palette::Palette;
use egui::{Align, Color32, Layout, Rect, Response, RichText, Role, Sense, Shape, Ui, WidgetInfo, pos2};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SortDirection {
    Ascending,
    Descending,
}

impl SortDirection {
    pub fn of(descending: bool) -> Self {
        if descending { SortDirection::Descending } else { SortDirection::Ascending }
    }
}

/// A column's head that sorts by it; `clicked()` asks for that. `sorted` is the direction when the table is
/// sorted by this column.
pub fn show(ui: &mut Ui, caption: &str, sorted: Option<SortDirection>) -> Response {
    let palette = Palette::of(ui);
    let rect = ui.max_rect();
    let response = ui.interact(rect, ui.scope_id().with("sort"), Sense::click());
    let hovered = response.hovered() || response.has_focus();
    if hovered {
        ui.painter().rect_filled(rect, 3.0, palette.control);
    }
    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
        ui.add_space(4.0);
        let ink = if sorted.is_some() { palette.accent } else { palette.weak };
        let text = RichText::new(caption).color(ink).strong();
        ui.add(egui::Label::new(text).selectable(false).truncate());
        if let Some(direction) = sorted {
            let (rect, _) = ui.allocate_exact_size(egui::vec2(8.0, 8.0), Sense::hover());
            ui.painter().add(triangle(rect, direction, ink));
        }
    });
    response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, accessible_name(caption, sorted)));
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

fn accessible_name(caption: &str, sorted: Option<SortDirection>) -> String {
    match sorted {
        None => caption.to_owned(),
        Some(SortDirection::Ascending) => format!("{caption}, sorted ascending"),
        Some(SortDirection::Descending) => format!("{caption}, sorted descending"),
    }
}

fn triangle(rect: Rect, direction: SortDirection, colour: Color32) -> Shape {
    let (tip, base) = match direction {
        SortDirection::Ascending => (rect.top() + 1.0, rect.bottom() - 1.0),
        SortDirection::Descending => (rect.bottom() - 1.0, rect.top() + 1.0),
    };
    let points = vec![pos2(rect.left(), base), pos2(rect.right(), base), pos2(rect.center().x, tip)];
    Shape::convex_polygon(points, colour, egui::Stroke::NONE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_tells_the_order() {
        assert_eq!(accessible_name("Said", None), "Said");
        assert_eq!(accessible_name("Said", Some(SortDirection::Descending)), "Said, sorted descending");
    }
}
