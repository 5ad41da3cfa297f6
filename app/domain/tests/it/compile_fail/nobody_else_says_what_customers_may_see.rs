use domain::views::customer::CustomerVisible;

#[derive(serde::Serialize)]
struct Internal(String);

impl CustomerVisible for Internal {}

fn main() {}
