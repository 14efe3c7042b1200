//! prodigio
fn main() {}
