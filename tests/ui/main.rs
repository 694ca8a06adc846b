mod bench;
mod chrome;
mod reading;
mod statements;
mod timeline;
