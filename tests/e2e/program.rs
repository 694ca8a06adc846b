use crate::desktop::{Desktop, WindowId};
use crate::process::Process;
use crate::tree::{Node, Tree};
use crate::wait;
use eframe::egui::Role;
use egui_inspection::protocol::{Request, Response, read_handshake, read_message, write_message};
use std::ffi::OsStr;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::process::ExitStatus;
use std::time::Duration;

/// The program's window on a desktop. Mouse and keys go through the window system; the inspection port only tells
/// what is on screen.
pub struct Program<'a> {
    desktop: &'a Desktop,
    process: Process,
    window: WindowId,
    inspection: TcpStream,
}

impl<'a> Program<'a> {
    pub fn start(desktop: &'a Desktop, arguments: &[&OsStr]) -> Program<'a> {
        let port = free_port();
        let mut command = desktop.command(env!("CARGO_BIN_EXE_claimline"));
        command.args(arguments);
        command.env("EGUI_INSPECTION", port.to_string()).env("CLAIMLINE_DATA_DIR", desktop.folder("data"));
        let mut process = Process::new(command.spawn().expect("the program starts"));
        let inspection = wait::until("for the program's inspection port", || {
            assert_eq!(process.ended(), None, "the program ended at once");
            TcpStream::connect(port).ok()
        });
        inspection.set_read_timeout(Some(Duration::from_secs(60))).expect("a time limit");
        read_handshake(&inspection).expect("the program speaks the inspection protocol");
        let window = wait::until("for the program's window", || desktop.window_of(&process));
        wait::until("for the program to have the keyboard", || desktop.has_keyboard(&window).then_some(()));
        Program { desktop, process, window, inspection }
    }

    /// What the window shows now.
    pub fn tree(&self) -> Tree {
        write_message(&self.inspection, &Request::GetTree).expect("the program listens");
        match read_message(&self.inspection).expect("the program answers") {
            Response::Tree { accesskit: Some(update), pixels_per_point: 1.0, .. } => Tree::of(&update),
            other => panic!("the program answered {other:?}"),
        }
    }

    /// Waits until something has this role and a name for which `is` holds; the topmost of several, which no
    /// scroll bar at the foot of a table covers.
    pub fn see(&self, role: Role, what: &str, is: impl Fn(&str) -> bool) -> Node {
        let fits = |node: &Node| node.role == role && is(&node.name);
        let found = || self.tree().nodes.into_iter().filter(fits).min_by(|a, b| a.y.total_cmp(&b.y));
        wait::until_or(|| format!("for {role:?} “{what}” in\n{}", self.tree()), found)
    }

    pub fn see_named(&self, role: Role, name: &str) -> Node {
        self.see(role, name, |found| found == name)
    }

    /// Waits until nothing has this role and name any more.
    pub fn see_gone(&self, role: Role, name: &str) {
        let is_gone = || !self.tree().nodes.iter().any(|node| node.role == role && node.name == name);
        wait::until(&format!("for {role:?} “{name}” to go"), || is_gone().then_some(()));
    }

    /// Clicks what has this role and name, when it has come to rest.
    pub fn click(&self, role: Role, name: &str) {
        let mut last = self.see_named(role, name);
        let node = wait::until(&format!("for {role:?} “{name}” to stand still and be enabled"), || {
            let now = self.see_named(role, name);
            let is_still = now == last && now.enabled;
            last = now;
            is_still.then(|| last.clone())
        });
        self.desktop.click(&self.window, node.x, node.y);
    }

    /// Chooses an entry of a menu.
    pub fn choose(&self, menu: &str, entry: &str) {
        self.click(Role::Button, menu);
        self.click(Role::Button, entry);
    }

    /// Presses a key when the window has the keyboard.
    pub fn press(&self, key: &str) {
        self.take_keyboard();
        self.desktop.press(key);
    }

    pub fn type_text(&self, text: &str) {
        self.take_keyboard();
        self.desktop.type_text(text);
    }

    fn take_keyboard(&self) {
        wait::until("for the keyboard to come back", || self.desktop.has_keyboard(&self.window).then_some(()));
    }

    /// Waits for the program to end by itself.
    pub fn wait_for_end(mut self) -> ExitStatus {
        self.process.wait_for_end()
    }
}

impl Drop for Program<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.desktop.keep_picture();
        }
    }
}

fn free_port() -> SocketAddr {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
    listener.local_addr().expect("its own address")
}
