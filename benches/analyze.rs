//! How fast it is, for a whole report and for each stage.

fn main() {
    divan::main();
}
