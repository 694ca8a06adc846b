use crate::wait;
use std::process::{Child, ExitStatus};

/// A child process that ends with its owner.
pub struct Process(Child);

impl Process {
    pub fn new(child: Child) -> Process {
        Process(child)
    }

    pub fn child(&mut self) -> &mut Child {
        &mut self.0
    }

    pub fn id(&self) -> u32 {
        self.0.id()
    }

    /// How it ended, when it has.
    pub fn ended(&mut self) -> Option<ExitStatus> {
        self.0.try_wait().expect("its own child can be asked")
    }

    pub fn wait_for_end(&mut self) -> ExitStatus {
        wait::until("for a process to end", || self.ended())
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // Fails when it has ended already, which is what is wanted.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
