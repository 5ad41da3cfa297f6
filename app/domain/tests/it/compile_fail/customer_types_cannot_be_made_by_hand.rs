use domain::views::customer::Guide;

fn main() {
    let _ = Guide { name: "an internal note".to_owned(), email: String::new() };
}
