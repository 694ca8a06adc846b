use egui::{Color32, Mesh, Pos2, Rect, Vec2, pos2, vec2};

/// What the shapes of a timeline are drawn with: a mesh on the screen, or a file.
pub trait Pen {
    /// Fills a convex shape whose corners go round clockwise.
    fn fill(&mut self, corners: &[Pos2], colour: Color32);
    /// Draws the outline of a convex shape, inside of it.
    fn outline(&mut self, corners: &[Pos2], width: f32, colour: Color32);
    fn line(&mut self, from: Pos2, to: Pos2, width: f32, colour: Color32);
    /// A rectangle whose colour goes over from `left` to `right`.
    fn gradient(&mut self, rect: Rect, left: Color32, right: Color32);
}

/// Draws thousands of small smooth shapes into one mesh.
pub struct Ink {
    mesh: Mesh,
    /// Width of the soft edge: one pixel.
    feather: f32,
}

impl Ink {
    pub fn new(pixels_per_point: f32) -> Ink {
        Ink { mesh: Mesh::default(), feather: 1.0 / pixels_per_point }
    }

    pub fn into_mesh(self) -> Mesh {
        self.mesh
    }

    /// Corners a little inside and a little outside of the edge.
    fn edges(&self, corners: &[Pos2]) -> (Vec<Pos2>, Vec<Pos2>) {
        (offset(corners, -self.feather / 2.0), offset(corners, self.feather / 2.0))
    }

    /// Joins two closed chains of `count` vertices, `stride` apart in the mesh.
    fn ring(&mut self, a: u32, b: u32, count: u32, stride: u32) {
        for i in 0..count {
            let (here, next) = (i * stride, (i + 1) % count * stride);
            self.mesh.add_triangle(a + here, a + next, b + next);
            self.mesh.add_triangle(a + here, b + next, b + here);
        }
    }
}

impl Pen for Ink {
    fn fill(&mut self, corners: &[Pos2], colour: Color32) {
        let (inner, outer) = self.edges(corners);
        let first = self.mesh.vertices.len() as u32;
        let count = corners.len() as u32;
        for (inner, outer) in inner.iter().zip(&outer) {
            self.mesh.colored_vertex(*inner, colour);
            self.mesh.colored_vertex(*outer, Color32::TRANSPARENT);
        }
        for i in 2..count {
            self.mesh.add_triangle(first, first + 2 * (i - 1), first + 2 * i);
        }
        self.ring(first, first + 1, count, 2);
    }

    fn outline(&mut self, corners: &[Pos2], width: f32, colour: Color32) {
        let shrunk = offset(corners, -width / 2.0);
        let half = width / 2.0 + self.feather / 2.0;
        let rings = [half, half - self.feather, self.feather - half, -half].map(|by| offset(&shrunk, by));
        let first = self.mesh.vertices.len() as u32;
        for corner in 0..corners.len() {
            for (ring, points) in rings.iter().enumerate() {
                let solid = ring == 1 || ring == 2;
                self.mesh.colored_vertex(points[corner], if solid { colour } else { Color32::TRANSPARENT });
            }
        }
        for ring in 0..3 {
            self.ring(first + ring, first + ring + 1, corners.len() as u32, 4);
        }
    }

    fn line(&mut self, from: Pos2, to: Pos2, width: f32, colour: Color32) {
        let along = (to - from).normalized();
        let across = vec2(-along.y, along.x) * (width / 2.0);
        self.fill(&[from - across, to - across, to + across, from + across], colour);
    }

    fn gradient(&mut self, rect: Rect, left: Color32, right: Color32) {
        let first = self.mesh.vertices.len() as u32;
        for (corner, colour) in [
            (rect.left_top(), left),
            (rect.right_top(), right),
            (rect.right_bottom(), right),
            (rect.left_bottom(), left),
        ] {
            self.mesh.colored_vertex(corner, colour);
        }
        self.mesh.add_triangle(first, first + 1, first + 2);
        self.mesh.add_triangle(first, first + 2, first + 3);
    }
}

/// The corners moved outwards by `by`, along the middle of the two edges that meet there.
pub(super) fn offset(corners: &[Pos2], by: f32) -> Vec<Pos2> {
    let count = corners.len();
    (0..count)
        .map(|i| {
            let (before, here, after) = (corners[(i + count - 1) % count], corners[i], corners[(i + 1) % count]);
            let normal = |a: Pos2, b: Pos2| {
                let along: Vec2 = (b - a).normalized();
                vec2(along.y, -along.x)
            };
            let sum = normal(before, here) + normal(here, after);
            here + sum * (2.0 * by / sum.length_sq().max(0.5))
        })
        .collect()
}

/// Shapes around a middle point, clockwise.
pub fn diamond(middle: Pos2, radius: f32) -> [Pos2; 4] {
    let Pos2 { x, y } = middle;
    [pos2(x, y - radius), pos2(x + radius, y), pos2(x, y + radius), pos2(x - radius, y)]
}

pub fn circle(middle: Pos2, radius: f32) -> [Pos2; 16] {
    std::array::from_fn(|i| {
        let angle = i as f32 / 16.0 * std::f32::consts::TAU;
        middle + radius * vec2(angle.cos(), angle.sin())
    })
}

pub fn corners(rect: Rect) -> [Pos2; 4] {
    [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom()]
}

/// A rectangle with round ends.
pub fn pill(rect: Rect) -> Vec<Pos2> {
    let radius = (rect.height() / 2.0).min(rect.width() / 2.0);
    let arc = |middle: f32, from: f32| {
        (0..=8).map(move |i| {
            let angle = from + i as f32 / 8.0 * std::f32::consts::PI;
            pos2(middle, rect.center().y) + radius * vec2(angle.cos(), angle.sin())
        })
    };
    let quarter = std::f32::consts::FRAC_PI_2;
    arc(rect.right() - radius, -quarter).chain(arc(rect.left() + radius, quarter)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn meshes_are_whole_and_stay_near_their_shape() {
        let rect = Rect::from_min_size(pos2(10.0, 10.0), vec2(40.0, 12.0));
        let mut ink = Ink::new(1.0);
        ink.fill(&corners(rect), Color32::RED);
        ink.fill(&pill(rect), Color32::RED);
        ink.fill(&diamond(rect.center(), 6.0), Color32::RED);
        ink.outline(&circle(rect.center(), 6.0), 1.5, Color32::RED);
        ink.line(rect.left_top(), rect.right_bottom(), 1.0, Color32::RED);
        ink.gradient(rect, Color32::RED, Color32::TRANSPARENT);
        let mesh = ink.into_mesh();
        assert!(mesh.is_valid());
        assert!(rect.expand(1.5).contains_rect(mesh.calc_bounds()), "{:?}", mesh.calc_bounds());
    }

    #[test]
    fn offset_moves_outwards() {
        let rect = Rect::from_min_size(pos2(0.0, 0.0), vec2(10.0, 10.0));
        assert_eq!(offset(&corners(rect), 1.0), corners(rect.expand(1.0)));
        assert!(offset(&circle(Pos2::ZERO, 5.0), -1.0).iter().all(|p| p.to_vec2().length() < 4.1));
    }
}
