//! The article: its statements by name, selected by click and key.

use crate::bench::window_with;
use claimline::actions::Tab;
use egui::accesskit::Toggled;
use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

pub const ARTICLE: &str = "Bridge of Tarn opens again after two years
By Ada Brand
The Tarn Gazette
Published 12 March 2024

“The bridge will carry lorries again,” Mayor Ines Holt said on Monday.

Work on the bridge began in 2022 after a flood in July 2021.

“We paid for it twice,” Holt told the council on 4 March 2024.
";

#[test]
fn statements_stand_in_the_article_by_speaker_and_form() {
    let (mut harness, _folder) = window_with(ARTICLE);
    let article = harness.state().session().findings().articles[0].id;
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num1);
    harness.run();
    assert_eq!(harness.state().session().place().tab, Tab::Reading);
    harness.get_by_role_and_label(Role::Heading, "Bridge of Tarn opens again after two years");
    harness.get_by_label("Ines Holt, direct: “The bridge will carry lorries again,”").click();
    harness.run();
    let focus = harness.state().session().selection().focus.unwrap();
    assert_eq!(focus.article, article);

    harness.key_press(Key::J);
    harness.run();
    let next = harness.state().session().selection().focus.unwrap();
    assert!(next > focus);
    let spoken = harness.get_by_label("Ines Holt, direct: “We paid for it twice,”");
    assert_eq!(spoken.accesskit_node().toggled(), Some(Toggled::True));
}
