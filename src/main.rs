//! Starts the app in the browser.

fn main() {
    mingjing_app::start();
}
