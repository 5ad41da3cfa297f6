use domain::views::customer::CustomerHeader;

fn change(header: &mut CustomerHeader) {
    header.title = "internal".to_owned();
}

fn main() {}
