use domain::views::{customer::CustomerVisible, staff::StaffView};

fn send<T: CustomerVisible>() {}

fn main() {
    send::<StaffView>();
}
