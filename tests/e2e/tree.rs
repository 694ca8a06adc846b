use eframe::egui::Role;
use eframe::egui::accesskit::TreeUpdate;
use std::fmt;

/// What a window shows, as a screen reader sees it.
pub struct Tree {
    pub nodes: Vec<Node>,
}

/// A thing on screen.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    pub role: Role,
    pub name: String,
    /// The text of a field.
    pub value: String,
    pub enabled: bool,
    /// Where to click it, in points: near its left edge, as its right may be covered by another panel.
    pub x: f64,
    pub y: f64,
}

impl Tree {
    pub fn of(update: &TreeUpdate) -> Tree {
        let nodes = update.nodes.iter().filter_map(|(_, node)| {
            let bounds = node.bounds()?;
            // A label's words are its value.
            let name = node.label().or(node.value().filter(|_| node.role() == Role::Label)).unwrap_or_default();
            Some(Node {
                role: node.role(),
                name: name.trim_end().to_owned(),
                value: node.value().unwrap_or_default().to_owned(),
                enabled: !node.is_disabled(),
                x: bounds.x0 + (bounds.width() / 2.0).min(40.0),
                y: (bounds.y0 + bounds.y1) / 2.0,
            })
        });
        Tree { nodes: nodes.collect() }
    }

    /// Names of a role from top to bottom.
    pub fn names(&self, role: Role) -> Vec<&str> {
        let mut nodes: Vec<&Node> = self.nodes.iter().filter(|node| node.role == role).collect();
        nodes.sort_by(|a, b| a.y.total_cmp(&b.y));
        nodes.into_iter().map(|node| node.name.as_str()).collect()
    }
}

impl fmt::Display for Tree {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for node in self.nodes.iter().filter(|node| !node.name.is_empty() || !node.value.is_empty()) {
            writeln!(f, "  {:?} “{}” {} at {:.0},{:.0}", node.role, node.name, node.value, node.x, node.y)?;
        }
        Ok(())
    }
}
