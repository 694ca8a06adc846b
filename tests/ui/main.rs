mod bench;
mod chrome;
mod export;
mod reading;
mod signs;
mod statements;
mod timeline;
