use crate::process::Process;
use crate::wait;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A screen without a monitor, with a window manager, a keyboard and a mouse; nothing of the person's own desktop
/// is seen, used or changed.
pub struct Desktop {
    /// Names the pictures that are kept.
    name: &'static str,
    display: String,
    home: tempfile::TempDir,
    // Ended in this order.
    _window_manager: Process,
    _screen: Process,
}

/// A window of the screen, by its number in the window system.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WindowId(String);

impl Desktop {
    pub fn start(name: &'static str) -> Desktop {
        let home = tempfile::tempdir().expect("a temporary folder");
        // A picture of a dialog stands still only when nothing in it blinks or slides.
        let gtk = home.path().join(".config/gtk-3.0");
        std::fs::create_dir_all(&gtk).expect("a folder");
        let still = "[Settings]\ngtk-cursor-blink=0\ngtk-enable-animations=0\n";
        std::fs::write(gtk.join("settings.ini"), still).expect("a file");

        let mut screen = Command::new("Xvfb");
        // The server finds a free number for its display and prints it.
        screen.args(["-displayfd", "1", "-screen", "0", "1400x950x24", "-nolisten", "tcp", "-noreset"]);
        screen.stdout(Stdio::piped()).stderr(Stdio::null());
        let mut screen = Process::new(screen.spawn().expect("Xvfb starts"));
        let number = screen.child().stdout.take().expect("it is piped");
        let mut line = String::new();
        BufReader::new(number).read_line(&mut line).expect("Xvfb prints the number of its display");
        assert!(!line.trim().is_empty(), "Xvfb ended without a display");
        let display = format!(":{}", line.trim());

        let mut window_manager = command("openbox", &display, home.path());
        window_manager.stdout(Stdio::null()).stderr(Stdio::null());
        let window_manager = Process::new(window_manager.spawn().expect("openbox starts"));
        let desktop = Desktop { name, display, home, _window_manager: window_manager, _screen: screen };
        // It fails until the window manager tells that it is there.
        wait::until("for the window manager", || desktop.xdotool(&["get_num_desktops"]));
        desktop
    }

    /// A command that sees this desktop and no other, and no file-dialog service.
    pub fn command(&self, program: &str) -> Command {
        command(program, &self.display, self.home.path())
    }

    /// The first visible window of a process.
    pub fn window_of(&self, process: &Process) -> Option<WindowId> {
        self.search(&["--pid", &process.id().to_string()])
    }

    /// The first visible window of a program.
    pub fn window_of_class(&self, class: &str) -> Option<WindowId> {
        self.search(&["--class", class])
    }

    fn search(&self, by: &[&str]) -> Option<WindowId> {
        let found = self.xdotool(&[&["search", "--onlyvisible"], by].concat())?;
        found.lines().next().map(|line| WindowId(line.to_owned()))
    }

    pub fn has_keyboard(&self, window: &WindowId) -> bool {
        self.xdotool(&["getactivewindow"]).is_some_and(|active| active.trim() == window.0)
    }

    /// Clicks at a place of a window, in pixels from its upper left corner.
    pub fn click(&self, window: &WindowId, x: f64, y: f64) {
        let (x, y) = (format!("{x:.0}"), format!("{y:.0}"));
        self.must(&["mousemove", "--window", &window.0, &x, &y, "click", "1"]);
    }

    /// Presses a key, as `ctrl+shift+z`.
    pub fn press(&self, key: &str) {
        self.must(&["key", key]);
    }

    pub fn type_text(&self, text: &str) {
        self.must(&["type", "--delay", "20", text]);
    }

    /// The pixels of a window; `None` while it has none.
    pub fn pixels(&self, window: &WindowId) -> Option<Vec<u8>> {
        let output = self.command("import").args(["-silent", "-window", &window.0, "rgb:-"]).output();
        output.ok().filter(|output| output.status.success()).map(|output| output.stdout)
    }

    /// Keeps a picture of the whole screen and prints where.
    pub fn keep_picture(&self) {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("e2e");
        let picture = folder.join(format!("{}.png", self.name));
        let made = std::fs::create_dir_all(&folder)
            .and_then(|()| self.command("import").args(["-window", "root"]).arg(&picture).status());
        match made {
            Ok(status) if status.success() => eprintln!("the screen when it failed: {}", picture.display()),
            _ => eprintln!("no picture of the screen could be kept"),
        }
    }

    /// A folder that is gone with the desktop.
    pub fn folder(&self, name: &str) -> PathBuf {
        let folder = self.home.path().join(name);
        std::fs::create_dir_all(&folder).expect("a folder");
        folder
    }

    fn xdotool(&self, arguments: &[&str]) -> Option<String> {
        let output = self.command("xdotool").args(arguments).output().expect("xdotool starts");
        output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
    }

    fn must(&self, arguments: &[&str]) {
        assert!(self.xdotool(arguments).is_some(), "xdotool {arguments:?} failed");
    }
}

fn command(program: &str, display: &str, home: &Path) -> Command {
    let mut command = Command::new(program);
    command.env("DISPLAY", display).env_remove("WAYLAND_DISPLAY").env_remove("XAUTHORITY");
    command.env("HOME", home).env("XDG_CONFIG_HOME", home.join(".config"));
    command.env("XDG_DATA_HOME", home.join(".local/share")).env("XDG_CACHE_HOME", home.join(".cache"));
    // No bus: no portal that shows another dialog, no settings of the person's own.
    command.env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent").env("GSETTINGS_BACKEND", "memory");
    command.env("GTK_USE_PORTAL", "0").env("NO_AT_BRIDGE", "1").env_remove("GTK_THEME");
    command.env("LC_ALL", "C.UTF-8").env("LIBGL_ALWAYS_SOFTWARE", "1");
    command.stdin(Stdio::null());
    command
}
