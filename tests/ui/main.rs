mod bench;
mod chrome;
mod export;
mod importing;
mod reading;
mod signs;
mod statements;
mod timeline;
