//! Writing the order of siblings: 1, 2, 3, …, in one statement that touches only those whose place changes.

use super::{AccountChange, PlanPart, statement};
use crate::incident::OrIncident;
use domain::refusal::Refusal;
use sea_orm::{ConnectionTrait, Value};
use uuid::Uuid;

impl AccountChange {
    /// Gives the siblings the places 1, 2, 3, … in that order. Each comes with the place it has now, if it is one of them already.
    pub(crate) async fn write_order(
        &self,
        part: PlanPart,
        order: &[(Uuid, Option<i64>)],
    ) -> Result<(), Refusal> {
        let moved: Vec<(Uuid, i64)> = (1i64..)
            .zip(order)
            .filter(|(place, (_, old))| *old != Some(*place))
            .map(|(place, (id, _))| (*id, place))
            .collect();
        if moved.is_empty() {
            return Ok(());
        }
        let (sql, values) = order_statement(part.table(), &moved);
        let write = statement(self.transaction(), &sql, values);
        self.transaction()
            .execute_raw(write)
            .await
            .or_incident("writing an order")?;
        Ok(())
    }
}

fn order_statement(table: &str, moved: &[(Uuid, i64)]) -> (String, Vec<Value>) {
    let (mut cases, mut ids, mut values) = (String::new(), Vec::new(), Vec::new());
    for (id, place) in moved {
        let number = values.len() + 1;
        cases.push_str(&format!(" WHEN ${number} THEN {place}"));
        ids.push(format!("${number}"));
        values.push(Value::from(*id));
    }
    let ids = ids.join(", ");
    (
        format!("UPDATE {table} SET position = CASE id{cases} ELSE position END WHERE id IN ({ids})"),
        values,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_order_is_one_statement() {
        let (one, two) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let (sql, values) = order_statement("task", &[(one, 3), (two, 1)]);
        assert_eq!(
            sql,
            "UPDATE task SET position = CASE id WHEN $1 THEN 3 WHEN $2 THEN 1 ELSE position END WHERE id IN ($1, $2)"
        );
        assert_eq!(values.len(), 2);
    }
}
