//! The demo's customers.

use super::build::{Builder, Line, Plan};
use domain::{ids::ContactId, people::PersonId, plan::Sharing, refusal::Refusal, task::TaskHome};

/// A task's line without a description.
fn line<'a>(title: &'a str, due_in: Option<i32>, done_in: Option<i32>, people: &[PersonId]) -> Line<'a> {
    Line {
        title,
        description: "",
        due_in,
        done_in,
        people: people.to_vec(),
    }
}

/// Sitwell Homes: the launch on G2, shared with two contacts, one of them without tasks of her own to do next.
pub(super) async fn sitwell(demo: &Builder) -> Result<(), Refusal> {
    let contacts = [
        ("Sally Sitwell", "sally@sitwell.test", "Head of Marketing"),
        ("Stan Sitwell", "stan@sitwell.test", "Managing Director"),
    ];
    let (account, contacts) = demo.account("Sitwell Homes", "Europe/Berlin", &contacts).await?;
    let summary = "**Renewal is in March.** Sally champions us; Stan signs.\n\n- Keep the launch on G2 small and quick\n- Pricing is not to be discussed before the pilot";
    demo.describe(account, summary, Some(59)).await?;
    let (maya, sally, stan) = (
        demo.csm(),
        PersonId::Contact(contacts[0]),
        PersonId::Contact(contacts[1]),
    );
    if let Some(plan) = demo.empty_plan(account).await? {
        sitwell_launch(&plan, [maya, sally], &contacts[..1]).await?;
        sitwell_sso(&plan, [maya, stan]).await?;
        plan.tasks(
            TaskHome::Plan,
            vec![line("Sign the data agreement", Some(-9), Some(-8), &[stan])],
        )
        .await?;
        plan.finish().await?;
    }
    let message = "Hi Sally and Stan,\n\nhere is our plan for the launch. Your tasks are at the top.";
    demo.share(account, "Sitwell Homes’ onboarding plan", &contacts, message)
        .await
}

/// The reviews: a shared play with Sally's tasks, and one that is the vendor's own.
async fn sitwell_launch(
    plan: &Plan<'_>,
    [maya, sally]: [PersonId; 2],
    co_owners: &[ContactId],
) -> Result<(), Refusal> {
    let launch = plan
        .objective(
            "Launch reviews on G2",
            "Ten good reviews on G2 before the winter report is written.",
        )
        .await?;
    let kick_off = plan
        .play(launch, "Kick-off play", Sharing::AllTasks, co_owners)
        .await?;
    let prepare = Line {
        description: "Add the tracking snippet and a banner to the home page so reviewers land in the right place.\n\n1. Paste the **two lines** of the brief before `</head>`\n2. Put the banner above the footer\n3. Tell us when it is live",
        ..line("Prepare company site for G2 launch", Some(-2), None, &[sally])
    };
    plan.tasks(
        kick_off,
        vec![
            line("Confirm who owns the G2 profile", Some(-6), Some(-7), &[maya]),
            prepare,
            line("Pick ten customers to invite", Some(2), None, &[sally, maya]),
            line("Turn on review reminders", Some(51), None, &[maya]),
        ],
    )
    .await?;
    let renewal = plan.play(launch, "Renewal prep", Sharing::Private, &[]).await?;
    plan.tasks(
        renewal,
        vec![line("Draft renewal pricing note", Some(51), None, &[maya])],
    )
    .await?;
    Ok(())
}

/// Single sign-on: internal, but one task is given to the customer.
async fn sitwell_sso(plan: &Plan<'_>, [maya, stan]: [PersonId; 2]) -> Result<(), Refusal> {
    let sso = plan
        .objective(
            "Roll out SSO to all offices",
            "Internal until the pilot office agrees.",
        )
        .await?;
    let security = plan.play(sso, "Security play", Sharing::Private, &[]).await?;
    plan.tasks(
        security,
        vec![
            line("Exchange SAML metadata", Some(-4), Some(-3), &[maya]),
            line("Book the pilot office", Some(5), None, &[maya]),
            line("Send go-live checklist", Some(59), None, &[stan]),
        ],
    )
    .await?;
    Ok(())
}

/// Bluth Company: a small plan that was never shared.
pub(super) async fn bluth(demo: &Builder) -> Result<(), Refusal> {
    let (account, contacts) = demo
        .account(
            "Bluth Company",
            "America/Los_Angeles",
            &[("Lucille Bluth", "lucille@bluth.test", "Chair")],
        )
        .await?;
    demo.describe(
        account,
        "They doubt the numbers. Show the **audit trail** first.",
        None,
    )
    .await?;
    let (maya, lucille) = (demo.csm(), PersonId::Contact(contacts[0]));
    if let Some(plan) = demo.empty_plan(account).await? {
        let objective = plan
            .objective(
                "Close the books in five days",
                "The monthly close without spreadsheets.",
            )
            .await?;
        let play = plan
            .play(objective, "First close play", Sharing::AllTasks, &contacts)
            .await?;
        plan.tasks(
            play,
            vec![
                line("Map the chart of accounts", Some(-3), Some(-3), &[maya]),
                line("Upload last year’s ledgers", Some(-1), None, &[lucille]),
                line("Run a trial close together", Some(9), None, &[maya, lucille]),
            ],
        )
        .await?;
        let internal = plan.objective("Win the treasury team", "").await?;
        let play = plan
            .play(internal, "Expansion play", Sharing::Private, &[])
            .await?;
        plan.tasks(
            play,
            vec![line("Find out who owns the budget", Some(5), None, &[maya])],
        )
        .await?;
        plan.finish().await?;
    }
    Ok(())
}

/// Gobias Coffee: small, shared, nearly done.
pub(super) async fn gobias(demo: &Builder) -> Result<(), Refusal> {
    let (account, contacts) = demo
        .account(
            "Gobias Coffee",
            "America/New_York",
            &[("Tobias Funke", "tobias@gobias.test", "Founder")],
        )
        .await?;
    let (maya, tobias) = (demo.csm(), PersonId::Contact(contacts[0]));
    if let Some(plan) = demo.empty_plan(account).await? {
        let objective = plan
            .objective("Open the online shop", "Orders come in without a phone call.")
            .await?;
        let play = plan
            .play(objective, "Shop play", Sharing::AllTasks, &contacts)
            .await?;
        plan.tasks(
            play,
            vec![
                line(
                    "Choose the first twelve products",
                    Some(-20),
                    Some(-21),
                    &[tobias],
                ),
                line("Connect the payment provider", Some(-10), Some(-10), &[maya]),
                line("Send a test order", Some(1), None, &[tobias]),
            ],
        )
        .await?;
        plan.finish().await?;
    }
    demo.share(
        account,
        "Gobias Coffee’s way to the shop",
        &contacts,
        "Hi Tobias,\n\none step is left.",
    )
    .await
}

/// Austero Foods: a plan with 200 tasks, of every timeliness.
pub(super) async fn austero(demo: &Builder) -> Result<(), Refusal> {
    let contacts = [
        ("Carla Austero", "carla@austero.test", "Operations Director"),
        ("Ned Holt", "ned@austero.test", "Plant Manager"),
    ];
    let (account, contacts) = demo.account("Austero Foods", "Europe/Madrid", &contacts).await?;
    demo.describe(
        account,
        "Eight plants, one after another. **Madrid is the reference.**",
        Some(150),
    )
    .await?;
    let people = [
        demo.csm(),
        PersonId::Contact(contacts[0]),
        PersonId::Contact(contacts[1]),
    ];
    if let Some(plan) = demo.empty_plan(account).await? {
        for (number, plant) in (0i32..).zip([
            "Madrid", "Sevilla", "Bilbao", "Valencia", "Porto", "Lisboa", "Toulouse", "Genova",
        ]) {
            austero_plant(&plan, number, plant, &people, &contacts[..1]).await?;
        }
        plan.finish().await?;
    }
    demo.share(
        account,
        "Austero Foods’ roll-out",
        &contacts,
        "Hi Carla and Ned,\n\nthe plan for all eight plants.",
    )
    .await
}

/// A plant's objective with its play of 25 tasks. The later the plant, the later they are due.
async fn austero_plant(
    plan: &Plan<'_>,
    number: i32,
    plant: &str,
    people: &[PersonId; 3],
    co_owners: &[ContactId],
) -> Result<(), Refusal> {
    let objective = plan
        .objective(
            &format!("Go live in {plant}"),
            "Every line of the plant reports by itself.",
        )
        .await?;
    let sharing = if number % 3 == 2 {
        Sharing::Private
    } else {
        Sharing::AllTasks
    };
    let play = plan
        .play(objective, &format!("{plant} play"), sharing, co_owners)
        .await?;
    let titles: Vec<String> = (0..25)
        .map(|step| {
            format!(
                "{} {plant}, line {}",
                STEPS[step % STEPS.len()],
                step / STEPS.len() + 1
            )
        })
        .collect();
    let lines = (0i32..).zip(&titles).map(|(step, title)| {
        let due_in = number * 18 + step - 20;
        let done_in = (due_in < -3).then_some(due_in + step % 5 / 4);
        let due_in = (step % 11 != 10).then_some(due_in);
        line(
            title,
            due_in,
            done_in,
            &[people[usize::try_from(step % 3).unwrap_or(0)]],
        )
    });
    plan.tasks(play, lines.collect()).await
}

const STEPS: [&str; 5] = ["Survey", "Cable", "Connect", "Test", "Hand over"];
