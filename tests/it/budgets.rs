//! What a page may cost, counted, not timed: database statements, constant in the number of tasks, and bytes.

use crate::{on_both, world::World};

/// The most statements a plan page may run when nothing is kept in memory.
const STATEMENTS: u64 = 6;

async fn statements<T>(world: &World, work: impl Future<Output = T>) -> u64 {
    let before = world.tandem.statements();
    work.await;
    world.tandem.statements() - before
}

on_both! {
    async fn a_plan_page_runs_the_same_few_statements_however_many_tasks_it_has(world: World) {
        let (maya, sally, carla) = (world.maya().await, world.contact("sally@sitwell.test").await, world.contact("carla@austero.test").await);
        let (sitwell, austero) = (world.account("Sitwell Homes").await, world.account("Austero Foods").await);
        let small = sally.get("/portal").await.location().to_owned();
        let large = carla.get("/portal").await.location().to_owned();
        for (client, few, many) in [
            (&maya, format!("/accounts/{sitwell}/plan"), format!("/accounts/{austero}/plan")),
            (&sally, small.clone(), small),
            (&carla, large.clone(), large),
        ] {
            world.tandem.forget_snapshots();
            let cold_few = statements(&world, client.get(&few)).await;
            world.tandem.forget_snapshots();
            let cold_many = statements(&world, client.get(&many)).await;
            assert_eq!(cold_few, cold_many, "the number depends on the plan");
            assert!(cold_many <= STATEMENTS, "{many}: {cold_many} statements when nothing is kept");
            let warm = statements(&world, client.get(&many)).await;
            assert!(warm <= 3, "{many}: {warm} statements when the plan is kept");
        }
    }
}
