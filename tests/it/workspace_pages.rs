//! Who gets which page of the workspace: each address of [`PAGES`], asked for by everybody who may not, and with ids that are not there or
//! are another account's.

use crate::{on_both, world::World};
use app::workspace::PAGES;
use axum::http::StatusCode;

/// An id that nothing has.
const STRANGE: &str = "11111111111111111111111111111111";

/// What stands in the places of an address, all of one account.
struct Ids([(&'static str, String); 5]);

impl Ids {
    /// The account of that name with this task and this contact of it, and with its first objective and play.
    async fn of(world: &World, account: &str, task: &str, contact: &str) -> Self {
        let view = world.view(account).await;
        Self([
            ("{account}", view.header.account.to_string()),
            ("{task}", world.task(account, task).await.to_string()),
            ("{contact}", world.contact_id(account, contact).await.to_string()),
            ("{objective}", view.objectives.first().unwrap().id.to_string()),
            ("{play}", view.workflows.first().unwrap().id.to_string()),
        ])
    }

    async fn of_sitwell(world: &World) -> Self {
        Self::of(
            world,
            "Sitwell Homes",
            "Pick ten customers to invite",
            "Sally Sitwell",
        )
        .await
    }

    async fn of_bluth(world: &World) -> Self {
        Self::of(
            world,
            "Bluth Company",
            "Map the chart of accounts",
            "Lucille Bluth",
        )
        .await
    }

    /// The address with these ids in its places.
    fn fill(&self, page: &str) -> String {
        self.0
            .iter()
            .fold(page.to_owned(), |page, (place, id)| page.replace(place, id))
    }

    /// The same, each time with one place taken by what doesn't belong there: by nothing's id, and by one of `foreign`. Staff may open
    /// every account, so another account is no such thing.
    fn fill_wrongly(&self, page: &str, foreign: &Self) -> Vec<String> {
        let mut addresses = Vec::new();
        for (place, id) in foreign.0.iter().filter(|(place, _)| page.contains(place)) {
            addresses.push(self.fill(&page.replace(place, STRANGE)));
            if *place != "{account}" {
                addresses.push(self.fill(&page.replace(place, id)));
            }
        }
        addresses
    }
}

on_both! {
    async fn whose_an_objective_or_a_play_is_begins_like_a_sentence(world: World) {
        let (maya, account) = (world.maya().await, world.account("Sitwell Homes").await);
        let page = maya.get(&format!("/accounts/{account}/plan")).await.body;
        assert!(page.contains(">Owner Maya Okafor<") && page.contains(">Owner Maya, co-owner Sally<"), "{page}");
        assert!(!page.contains(">owner "), "{page}");
    }

    async fn staff_get_every_page_of_what_is_there(world: World) {
        let (maya, ids) = (world.maya().await, Ids::of_sitwell(&world).await);
        let folder = std::env::temp_dir().join(format!("tandem_mails_{}", uuid::Uuid::new_v4().simple()));
        let node = world.writing_mails_to(&folder).await;
        let maya = node.with_cookies(&maya.cookies);
        for page in PAGES {
            let address = ids.fill(page);
            assert_eq!(maya.get(&address).await.status, StatusCode::OK, "{address}");
        }
        node.tandem.close().await;
        std::fs::remove_dir_all(folder).unwrap();
    }

    async fn a_page_of_what_is_not_there_or_is_another_accounts_is_not_found(world: World) {
        let (maya, ours, theirs) = (world.maya().await, Ids::of_sitwell(&world).await, Ids::of_bluth(&world).await);
        let as_theirs = theirs.fill("as={contact}");
        let views = [format!("/accounts/{{account}}/customer-view?{as_theirs}"), format!("/accounts/{{account}}/customer-view/tasks/{{task}}?{as_theirs}")];
        let mut addresses: Vec<String> = views.iter().map(|page| ours.fill(page)).collect();
        addresses.extend(PAGES.iter().flat_map(|page| ours.fill_wrongly(page, &theirs)));
        for address in addresses {
            let page = maya.get(&address).await;
            assert_eq!(page.status, StatusCode::NOT_FOUND, "{address}");
            assert!(!page.body.contains("Map the chart of accounts"), "{address}");
        }
    }

    async fn who_is_no_staff_is_led_to_the_sign_in_page(world: World) {
        let ids = Ids::of_sitwell(&world).await;
        let callers = [("nobody signed in", world.anonymous()), ("a contact", world.contact("sally@sitwell.test").await)];
        for page in PAGES {
            let address = ids.fill(page);
            for (caller, client) in &callers {
                let answer = client.get(&address).await;
                assert_eq!(answer.status, StatusCode::SEE_OTHER, "{address} for {caller}");
                assert!(answer.location().starts_with("/sign-in?to="), "{address} for {caller}: {}", answer.location());
            }
        }
    }
}
