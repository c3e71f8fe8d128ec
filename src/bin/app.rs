//! The page; everything is in `diembao::ui`.
fn main() {
    diembao::ui::start();
}
