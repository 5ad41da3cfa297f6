//! What changed what customers see is taken back by a form beside the sentence that says so. The browser sends it, with scripts or without.

use crate::{
    on_both,
    world::{Client, World},
};
use axum::http::StatusCode;
use domain::{
    editing::Edit,
    forms::MoveTo,
    ids::AccountId,
    plan::{Placement, Sharing},
    task::{StatusCategory, TaskHome},
    views::staff::{StaffTask, StaffWorkflow},
};

const NAME: &str = "Sitwell Homes";

/// Maya before the plan of Sitwell's.
struct Desk<'a> {
    world: &'a World,
    maya: Client,
    account: AccountId,
}

impl<'a> Desk<'a> {
    async fn at(world: &'a World) -> Self {
        Self {
            world,
            maya: world.maya().await,
            account: world.account(NAME).await,
        }
    }

    fn plan_page(&self) -> String {
        format!("/accounts/{}/plan", self.account)
    }

    /// Sends a form of this account's from the plan page; the page that it leads to.
    async fn send(&self, path: &str, fields: &[(&str, &str)]) -> String {
        let account = self.account.to_string();
        let mut all = vec![("account", account.as_str())];
        all.extend(fields);
        self.send_from(&self.plan_page(), path, &all).await
    }

    async fn send_from(&self, page: &str, path: &str, fields: &[(&str, &str)]) -> String {
        let from = format!("http://tandem.test{page}");
        let answer = self.maya.form_on(Some(&from), path, fields).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{path}: {}", answer.body);
        let back = format!("{}; {}", self.maya.cookies, answer.cookies());
        self.world.with_cookies(&back).get(answer.location()).await.body
    }

    /// Presses Undo on the page at that address; the page that it leads to.
    async fn undo(&self, address: &str, page: &str) -> String {
        let (action, fields) = undo_form(page).unwrap_or_else(|| panic!("no Undo: {page}"));
        self.send_from(address, action, &fields).await
    }

    /// How the plan stands, home by home.
    async fn plan(&self) -> (Vec<StaffTask>, Vec<StaffWorkflow>) {
        let view = self.world.view(NAME).await;
        let (mut tasks, mut plays) = (view.tasks, view.workflows);
        tasks.sort_by_key(|task| task.home.key());
        plays.sort_by_key(|play| format!("{:?}", play.placement));
        (tasks, plays)
    }

    async fn play(&self, name: &str) -> StaffWorkflow {
        let (_, plays) = self.plan().await;
        plays.into_iter().find(|play| play.name == name).unwrap()
    }
}

/// The form in a page's notice, if there is one: where it posts, and its fields.
fn undo_form(page: &str) -> Option<(&str, Vec<(&str, &str)>)> {
    let (_, notice) = page.split_once("<strong>Done")?;
    let (_, rest) = notice.split_once("</span>")?;
    let (before, form) = rest.split_once("<form ")?;
    let (form, _) = form.split_once("</form>")?;
    if before.contains("</div>") || !(form.contains("Undo") || form.contains("Delete the task")) {
        return None;
    }
    let inputs = form.split("<input ").skip(1);
    let fields = inputs.map(|input| Some((quoted(input, "name")?, quoted(input, "value")?)));
    Some((quoted(form, "action")?, fields.collect::<Option<_>>()?))
}

fn quoted<'a>(tag: &'a str, attribute: &str) -> Option<&'a str> {
    let (_, value) = tag.split_once(&format!("{attribute}=\""))?;
    value.split('"').next()
}

/// A server function, the fields it is sent, and what is said of it.
type Deed<'a> = (&'a str, &'a [(&'a str, &'a str)], &'a str);

on_both! {
    async fn what_customers_see_by_a_form_is_taken_back_by_the_form_beside_the_sentence(world: World) {
        let desk = Desk::at(&world).await;
        let (kick_off, security) = (desk.play("Kick-off play").await, desk.play("Security play").await);
        let flagged = Edit { was: Sharing::Private, now: Sharing::FlaggedTasks };
        world.staff().await.set_play_sharing(desk.account, security.id, flagged).await.unwrap();
        let sally = format!("contact-{}", world.contact_id(NAME, "Sally Sitwell").await);
        let (office, saml) = (world.task(NAME, "Book the pilot office").await.to_string(), world.task(NAME, "Exchange SAML metadata").await.to_string());
        let (play, owner) = (kick_off.id.to_string(), kick_off.owner.unwrap().to_string());
        let (home, new) = (format!("play-{play}"), "3".repeat(32));
        let deeds: [Deed<'_>; 7] = [
            ("assign", &[("task", &office), ("person", &sally), ("assigned", "true")], "Assigning Sally makes this task visible to Sally and Stan."),
            ("set_show_in_portal", &[("task", &saml), ("was_show", "false"), ("show", "true")], "Flagging this task makes it visible to Sally and Stan."),
            ("set_play_sharing", &[("play", &play), ("was_sharing", "all_tasks"), ("sharing", "private")], "Setting it to “Internal” hides this play"),
            (
                "edit_play",
                &[
                    ("play", &play),
                    ("name", "Kick-off play"),
                    ("was[name]", "Kick-off play"),
                    ("portal_title", ""),
                    ("was[portal_title]", ""),
                    ("owner", &owner),
                    ("was[owner]", &owner),
                    ("sharing", "private"),
                    ("was[sharing]", "all_tasks"),
                ],
                "“Kick-off play” was saved. Setting it to “Internal” hides this play",
            ),
            ("move_task", &[("task", &office), ("home", &home), ("to", "first")], "Moving this task makes it visible to Sally and Stan."),
            ("move_play", &[("play", &play), ("to", "last")], "Moving this play hides the objective"),
            ("create_task", &[("task", &new), ("home", "plan"), ("title", "Call @sally")], "Assigning Sally makes this task visible to Sally and Stan."),
        ];
        for (name, fields, said) in deeds {
            let before = desk.plan().await;
            let page = desk.send(&format!("/api/staff/{name}"), fields).await;
            assert!(page.contains(said), "{name}: {page}");
            assert_ne!(desk.plan().await, before, "{name}");
            let after = desk.undo(&desk.plan_page(), &page).await;
            assert_eq!(desk.plan().await, before, "{name}");
            let says_so = after.contains("<strong>Done") || after.contains("“Call” was deleted. Customers no longer see it.<");
            assert!(says_so, "{name}: {after}");
            assert!(undo_form(&after).is_none(), "{name} offers Undo of an Undo: {after}");
        }
    }

    async fn what_is_deleted_is_named_and_said_to_be_lost_to_customers_where_they_saw_it(world: World) {
        let (desk, view) = (Desk::at(&world).await, world.view(NAME).await);
        let task = async |title: &str| world.task(NAME, title).await.to_string();
        let play = async |name: &str| desk.play(name).await.id.to_string();
        let objective = |name: &str| view.objectives.iter().find(|objective| objective.name == name).unwrap().id.to_string();
        let before = desk.plan().await;
        for (noun, id, said) in [
            ("task", task("Prepare company site for G2 launch").await, "“Prepare company site for G2 launch” was deleted. Customers no longer see it."),
            ("task", task("Draft renewal pricing note").await, "“Draft renewal pricing note” was deleted."),
            ("play", play("Renewal prep").await, "“Renewal prep” was deleted with its tasks."),
            ("play", play("Security play").await, "“Security play” was deleted with its tasks. Customers no longer see 1 task that was in it."),
            ("play", play("Kick-off play").await, "“Kick-off play” was deleted with its tasks. Customers no longer see it and the objective “Launch reviews on G2”."),
            ("objective", objective("Launch reviews on G2"), "“Launch reviews on G2” was deleted with all under it. Customers no longer see it."),
        ] {
            let page = desk.send(&format!("/api/staff/delete_{noun}"), &[(noun, &id)]).await;
            assert!(page.contains(&format!("{said}<")) && !page.contains("<strong>Done"), "{said}: {page}");
            let again = desk.maya.get(&format!("{}?deleted={noun}-{id}", desk.plan_page())).await.body;
            assert!(again.contains(&format!("The {noun} was deleted")) && !again.contains(said), "{again}");
            let twice = desk.send(&format!("/api/staff/delete_{noun}"), &[(noun, &id)]).await;
            assert!(twice.contains(&format!("The {noun} was deleted")) && !twice.contains("<strong>Done"), "{twice}");
            let back = desk.send(&format!("/api/staff/restore_{noun}"), &[(noun, &id)]).await;
            assert!(back.contains(&format!("{} is back.", said.split_inclusive('”').next().unwrap())), "{back}");
            assert_eq!(desk.plan().await, before, "{said}");
        }
    }

    async fn before_the_plan_is_shared_a_deletion_takes_nothing_from_customers(world: World) {
        let account = world.account("Bluth Company").await;
        let task = world.task("Bluth Company", "Upload last year’s ledgers").await;
        let outcome = world.staff().await.delete_task(account, task).await.unwrap().unwrap();
        assert_eq!(outcome.sentence(), "“Upload last year’s ledgers” was deleted.");
    }

    async fn how_far_a_task_was_is_taken_back_beside_the_sentence_unless_somebody_else_had_completed_it(world: World) {
        let desk = Desk::at(&world).await;
        let task = world.task(NAME, "Book the pilot office").await;
        let office = task.to_string();
        let status = async || world.view(NAME).await.task(task).unwrap().status.category();
        let before = status().await;
        let cancelled = [("task", office.as_str()), ("was_status", before.key()), ("status", "cancelled")];
        let fields = [("task", office.as_str())];
        for (name, fields, said) in [
            ("complete_task", &fields[..], "“Book the pilot office” was completed."),
            ("set_status", &cancelled[..], "“Book the pilot office” was set to “Cancelled”."),
        ] {
            let page = desk.send(&format!("/api/staff/{name}"), fields).await;
            assert!(page.contains(said), "{name}: {page}");
            assert_ne!(status().await, before, "{name}");
            let after = desk.undo(&desk.plan_page(), &page).await;
            assert!(status().await == before && undo_form(&after).is_none(), "{name}: {after}");
        }
        world.staff().await.complete_task(desk.account, task).await.unwrap();
        let reopened = desk.send("/api/staff/reopen_task", &fields).await;
        // Completing it again would be another completion, of Maya and today.
        assert!(reopened.contains("“Book the pilot office” was reopened.") && undo_form(&reopened).is_none(), "{reopened}");
        assert_eq!(status().await, StatusCategory::Started);

        let sally = world.contact("sally@sitwell.test").await;
        let of_sally = world.task(NAME, "Prepare company site for G2 launch").await;
        let theirs = of_sally.to_string();
        let own = sally.call("/api/portal/complete_task", &[("task", &theirs)]).await.body;
        let page = desk.send("/api/staff/complete_task", &[("task", &theirs)]).await;
        assert!(page.contains("was completed.") && undo_form(&page).is_none(), "{page}");
        world.staff().await.reopen_task(desk.account, of_sally).await.unwrap();
        world.staff().await.complete_task(desk.account, of_sally).await.unwrap();
        let of_maya = sally.call("/api/portal/complete_task", &[("task", &theirs)]).await.body;
        assert_ne!(own, of_maya, "what Maya completed is not Sally’s to take back");
    }

    async fn what_changed_nothing_for_customers_has_no_undo(world: World) {
        let desk = Desk::at(&world).await;
        let office = world.task(NAME, "Book the pilot office").await.to_string();
        let person = format!("user-{}", world.staff().await.user());
        let page = desk.send("/api/staff/assign", &[("task", &office), ("person", &person), ("assigned", "false")]).await;
        assert!(page.contains("“Book the pilot office” is no longer assigned to Maya Okafor.") && undo_form(&page).is_none(), "{page}");
        let added = desk.send("/api/staff/create_task", &[("task", &"4".repeat(32)), ("home", "plan"), ("title", "Call")]).await;
        assert!(added.contains("“Call” was added.") && undo_form(&added).is_none(), "{added}");
    }

    async fn a_notice_that_was_tampered_with_offers_nothing(world: World) {
        let desk = Desk::at(&world).await;
        for tampered in ["", "&", "&assign", "&%C4%80%C4%81", "&%3Cform%20action%3D%22%2Fapi%2Fstaff%2Funshare_plan%22%3E", "&&&"] {
            let cookies = format!("{}; tandem_notice=Well%20done.{tampered}", desk.maya.cookies);
            for page in [desk.plan_page(), "/settings".to_owned()] {
                let page = world.with_cookies(&cookies).get(&page).await.body;
                assert!(page.contains("Well done.") && undo_form(&page).is_none(), "{tampered}: {page}");
            }
        }
    }

    async fn undo_of_a_co_owner_takes_the_name_and_the_sharing_back(world: World) {
        let desk = Desk::at(&world).await;
        let (stan, play) = (world.contact_id(NAME, "Stan Sitwell").await.to_string(), desk.play("Renewal prep").await.id);
        let (address, play) = (format!("{}/plays/{play}/co-owners", desk.plan_page()), play.to_string());
        let before = desk.plan().await;
        let named = desk.send("/api/staff/set_co_owner", &[("play", &play), ("contact", &stan), ("named", "true")]).await;
        assert!(named.contains("Naming Stan makes this play"), "{named}");
        assert_eq!(desk.play("Renewal prep").await.sharing, Sharing::AllTasks);
        let taken_back = desk.undo(&address, &named).await;
        assert!(taken_back.contains("Removing Stan hides this play") && !taken_back.contains("Remove Stan Sitwell"), "{taken_back}");
        assert!(undo_form(&taken_back).is_none(), "offers Undo of an Undo: {taken_back}");
        assert_eq!(desk.plan().await, before);
        let again = desk.undo(&address, &named).await;
        assert!(again.contains("“Renewal prep” no longer has Stan Sitwell as co-owner."), "{again}");
        assert_eq!(desk.plan().await, before);
    }

    async fn undo_of_a_co_owner_overrules_nobody_who_decided_anew(world: World) {
        let (desk, staff) = (Desk::at(&world).await, world.staff().await);
        let (stan, sally) = (world.contact_id(NAME, "Stan Sitwell").await, world.contact_id(NAME, "Sally Sitwell").await);
        let (play, contact) = (desk.play("Renewal prep").await.id, stan.to_string());
        let (address, id) = (format!("{}/plays/{play}/co-owners", desk.plan_page()), play.to_string());
        let fields = [("play", id.as_str()), ("contact", contact.as_str()), ("named", "true")];
        let named = desk.send("/api/staff/set_co_owner", &fields).await;
        let refused_after = async || {
            let decided = desk.plan().await;
            let refused = desk.undo(&address, &named).await;
            assert!(refused.contains("so nothing was taken back"), "{refused}");
            assert_eq!(desk.plan().await, decided);
        };
        world.clock.advance(1000);
        staff.set_co_owner(desk.account, play, sally, true).await.unwrap();
        refused_after().await;
        staff.set_co_owner(desk.account, play, sally, false).await.unwrap();
        let less = Edit { was: Sharing::AllTasks, now: Sharing::FlaggedTasks };
        staff.set_play_sharing(desk.account, play, less).await.unwrap();
        refused_after().await;
    }

    async fn undo_overrules_nobody_who_decided_anew(world: World) {
        let (desk, staff) = (Desk::at(&world).await, world.staff().await);
        let (kick_off, task) = (desk.play("Kick-off play").await, world.task(NAME, "Book the pilot office").await);
        let play = kick_off.id;
        let (id, office) = (play.to_string(), task.to_string());
        let home = format!("play-{id}");
        let undo_of = async |page: &str, said: &str| {
            let decided = desk.plan().await;
            let refused = desk.undo(&desk.plan_page(), page).await;
            assert!(refused.contains(said), "{said}: {refused}");
            assert_eq!(desk.plan().await, decided);
        };

        let moved = desk.send("/api/staff/move_task", &[("task", &office), ("home", &home), ("to", "first")]).await;
        staff.move_task(desk.account, task, None, TaskHome::Plan, MoveTo::First).await.unwrap();
        undo_of(&moved, "Somebody else changed the place to “Other tasks”").await;

        let moved = desk.send("/api/staff/move_play", &[("play", &id), ("to", "last")]).await;
        let sso = world.view(NAME).await.objectives.iter().find(|objective| objective.name.contains("SSO")).unwrap().id;
        staff.move_play(desk.account, play, None, Some(sso), MoveTo::Last).await.unwrap();
        undo_of(&moved, "Somebody else changed the place to “Roll out SSO to all offices”").await;

        let Placement::InPlan(Some(objective)) = kick_off.placement else { panic!("{kick_off:?}") };
        let under = objective.to_string();
        let moved = desk.send("/api/staff/move_play", &[("play", &id), ("objective", &under), ("to", "last")]).await;
        staff.move_play(desk.account, play, None, None, MoveTo::Last).await.unwrap();
        undo_of(&moved, "Somebody else changed the place to “No objective”").await;

        let shared = desk.send("/api/staff/set_play_sharing", &[("play", &id), ("was_sharing", "all_tasks"), ("sharing", "private")]).await;
        let some = Edit { was: Sharing::Private, now: Sharing::FlaggedTasks };
        staff.set_play_sharing(desk.account, play, some).await.unwrap();
        undo_of(&shared, "Somebody else changed the sharing to").await;

        let completed = desk.send("/api/staff/complete_task", &[("task", &office)]).await;
        let (ines, account) = (world.ines().await, desk.account.to_string());
        for path in ["/api/staff/reopen_task", "/api/staff/complete_task"] {
            ines.call(path, &[("account", &account), ("task", &office)]).await;
        }
        undo_of(&completed, "Somebody else changed the status to “Completed”").await;
    }
}
