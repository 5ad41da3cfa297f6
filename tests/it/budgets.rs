//! What a page may cost, counted, not timed: database statements, constant in the number of tasks, and bytes.

use crate::{
    on_both,
    world::{Client, World},
};

/// The most statements a plan page may run when nothing is kept in memory.
const STATEMENTS: u64 = 6;
/// What one of the portal runs when its plan is kept: the session's, which tells the account's version too.
const WARM_PORTAL: u64 = 1;
/// What one of the workspace runs then: also the accounts of the rail.
const WARM_WORKSPACE: u64 = 3;

/// What the portal's door runs: the organisation.
const DOOR: u64 = 1;

/// What a contact loads before they can use their plan, page and style sheet, after brotli.
const USABLE: usize = 25_000;
/// The page alone for the demo's plan of 150 visible tasks. Ids and dates hardly compress.
const LARGE: usize = 60_000;
/// What is taken for the style sheet where the site is not built.
const SHEET_NOT_BUILT: usize = 10_000;

async fn statements<T>(world: &World, work: impl Future<Output = T>) -> u64 {
    let before = world.tandem.statements();
    work.await;
    world.tandem.statements() - before
}

/// How many bytes travel.
fn packed(text: &str) -> usize {
    let params = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        ..Default::default()
    };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut text.as_bytes(), &mut packed, &params).unwrap();
    packed.len()
}

/// How many bytes of the page's style sheet travel.
async fn sheet(client: &Client, page: &str) -> usize {
    let mut addresses = page
        .split("href=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next());
    let Some(address) = addresses.find(|address| address.ends_with(".css")) else {
        eprintln!(
            "NOT MEASURED: the site is not built, so {SHEET_NOT_BUILT} bytes are taken for the style sheet"
        );
        return SHEET_NOT_BUILT;
    };
    let sheet = client.get(address).await;
    assert!(sheet.status.is_success(), "{address}: {}", sheet.status);
    packed(&sheet.body)
}

on_both! {
    async fn a_plan_page_runs_the_same_few_statements_however_many_tasks_it_has(world: World) {
        let (maya, sally, carla) = (world.maya().await, world.contact("sally@sitwell.test").await, world.contact("carla@austero.test").await);
        let (sitwell, austero) = (world.account("Sitwell Homes").await, world.account("Austero Foods").await);
        let small = sally.get("/portal").await.location().to_owned();
        let large = carla.get("/portal").await.location().to_owned();
        for ((few, few_path), (many, many_path), expected) in [
            ((&maya, format!("/accounts/{sitwell}/plan")), (&maya, format!("/accounts/{austero}/plan")), WARM_WORKSPACE),
            ((&sally, small), (&carla, large), WARM_PORTAL),
        ] {
            world.tandem.forget_snapshots();
            let cold_few = statements(&world, few.get(&few_path)).await;
            let cold_many = statements(&world, many.get(&many_path)).await;
            assert_eq!(cold_few, cold_many, "the number depends on the plan");
            assert!(cold_many <= STATEMENTS, "{many_path}: {cold_many} statements when nothing is kept");
            let warm_few = statements(&world, few.get(&few_path)).await;
            let warm_many = statements(&world, many.get(&many_path)).await;
            assert_eq!((warm_few, warm_many), (expected, expected), "{many_path}: statements when the plan is kept");
        }
    }

    async fn the_portals_door_reads_the_organisation_once(world: World) {
        let anonymous = world.anonymous();
        let mut fewest = u64::MAX;
        // The demo's last change may still be telling other nodes of itself.
        for _ in 0..3 {
            fewest = fewest.min(statements(&world, anonymous.get("/p")).await);
        }
        assert_eq!(fewest, DOOR);
    }

    async fn a_plan_page_of_the_portal_is_small(world: World) {
        let (sally, carla) = (world.contact("sally@sitwell.test").await, world.contact("carla@austero.test").await);
        let small = sally.get(sally.get("/portal").await.location()).await.body;
        let large = carla.get(carla.get("/portal").await.location()).await.body;
        let usable = packed(&small) + sheet(&sally, &small).await;
        assert!(usable <= USABLE, "{usable} bytes until a plan can be used");
        let large = packed(&large);
        assert!(large <= LARGE, "{large} bytes for a large plan");
    }
}
