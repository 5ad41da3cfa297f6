use domain::ids::{AccountId, TaskId};

fn open(_: AccountId) {}

fn main() {
    open(TaskId::new(uuid::Uuid::nil()));
}
