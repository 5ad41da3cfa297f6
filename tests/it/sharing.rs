//! Sharing, completing and what follows: through the router, on real databases.

use crate::{on_both, world::token_in};
use axum::http::StatusCode;
use domain::{editing::Edit, forms::ShareForm, ids::OperationId};

on_both! {
    async fn a_contact_completes_their_own_task_and_staff_see_who_and_when(world: World) {
        let (sally, task) = (world.contact("sally@sitwell.test").await, world.task("Sitwell Homes", "Prepare company site for G2 launch").await);
        let answer = sally.call("/api/portal/complete_task", &[("task", &task.to_string())]).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
        let view = world.view("Sitwell Homes").await;
        let completion = *view.task(task).unwrap().status.completion().unwrap();
        assert_eq!(view.name(completion.by), "Sally Sitwell");
        assert_eq!(completion.at, crate::world::NOW);
    }

    async fn a_task_done_on_time_still_says_when_it_was_due(world: World) {
        let (sally, task) = (world.contact("sally@sitwell.test").await, world.task("Sitwell Homes", "Pick ten customers to invite").await);
        let page = format!("{}/tasks/{task}", sally.get("/portal").await.location());
        sally.call("/api/portal/complete_task", &[("task", &task.to_string())]).await;
        let body = sally.get(&page).await.body;
        assert!(body.contains("Done on time") && body.contains("was due "), "{body}");
    }

    async fn completing_twice_leaves_the_first_completion_and_no_new_version(world: World) {
        let (sally, task) = (world.contact("sally@sitwell.test").await, world.task("Sitwell Homes", "Prepare company site for G2 launch").await);
        let fields = [("task", task.to_string())];
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        sally.call("/api/portal/complete_task", &fields).await;
        let once = world.view("Sitwell Homes").await;
        world.clock.advance(60_000);
        assert_eq!(sally.call("/api/portal/complete_task", &fields).await.status, StatusCode::OK);
        assert_eq!(world.view("Sitwell Homes").await, once);
    }

    async fn nobody_completes_what_is_not_theirs(world: World) {
        let (stan, task) = (world.contact("stan@sitwell.test").await, world.task("Sitwell Homes", "Prepare company site for G2 launch").await);
        let before = world.view("Sitwell Homes").await;
        for function in ["complete_task", "reopen_task"] {
            let answer = stan.call(&format!("/api/portal/{function}"), &[("task", &task.to_string())]).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{}", answer.body);
        }
        assert_eq!(world.view("Sitwell Homes").await, before);
    }

    async fn an_invisible_task_and_one_that_does_not_exist_get_the_same_answer(world: World) {
        let sally = world.contact("sally@sitwell.test").await;
        let home = sally.get("/portal").await.location().to_owned();
        let hidden = world.task("Sitwell Homes", "Draft renewal pricing note").await.to_string();
        let nowhere = "22222222222222222222222222222222";
        for function in ["complete_task", "reopen_task", "task_description"] {
            let path = format!("/api/portal/{function}");
            let (a, b) = (sally.call(&path, &[("task", &hidden)]).await, sally.call(&path, &[("task", nowhere)]).await);
            assert_eq!((a.status, &a.body), (StatusCode::NOT_FOUND, &b.body), "{function}");
            assert_eq!(a.status, b.status);
        }
        let (a, b) = (sally.get(&format!("{home}/tasks/{hidden}")).await, sally.get(&format!("{home}/tasks/{nowhere}")).await);
        assert_eq!((a.status, b.status), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND));
    }

    async fn unsharing_hides_everything_at_once(world: World) {
        let sally = world.contact("sally@sitwell.test").await;
        let home = sally.get("/portal").await.location().to_owned();
        assert!(sally.get(&home).await.body.contains("Pick ten customers to invite"));
        let account = world.account("Sitwell Homes").await;
        world.staff().await.unshare_plan(account).await.unwrap();
        let page = sally.get(&home).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(!page.body.contains("Pick ten customers"), "{}", page.body);
    }

    async fn who_knew_the_plan_reads_that_it_is_no_longer_shared_and_who_comes_later_reads_of_none(world: World) {
        let (staff, account) = (world.staff().await, world.account("Sitwell Homes").await);
        let link = world.mailed_link("sally@sitwell.test").await;
        staff.unshare_plan(account).await.unwrap();
        world.clock.advance(60_000);
        let gob = domain::ids::ContactId::new(uuid::Uuid::new_v4());
        let form = domain::forms::ContactForm { name: "Gob Sitwell".to_owned(), email: "gob@sitwell.test".to_owned(), job_title: String::new() };
        staff.create_contact(account, gob, form).await.unwrap();
        let later = staff.copy_link(account, gob).await.unwrap().link;
        let page = async |link: &str| {
            let joined = world.anonymous().form("/api/public/join", &[("token", &token_in(link)), ("to", "")]).await;
            let page = world.with_cookies(&joined.cookies()).get(joined.location()).await;
            assert_eq!(page.status, StatusCode::OK);
            page.body
        };
        let knew = page(&link).await;
        assert!(knew.contains("This plan is no longer shared. Ask Maya Okafor.") && knew.contains("onboarding plan"), "{knew}");
        assert!(!knew.contains("hasn’t shared anything"), "{knew}");
        let came_later = page(&later).await;
        assert!(came_later.contains("Northwind hasn’t shared anything yet."), "{came_later}");
        assert!(!came_later.contains("no longer shared") && !came_later.contains("onboarding plan"), "{came_later}");
        let again = ShareForm { title: "Our second plan".to_owned(), was_title: "Sitwell Homes’ onboarding plan".to_owned(), contacts: Vec::new(), message: "Hi".to_owned() };
        staff.share_plan(account, OperationId::new(uuid::Uuid::new_v4()), again, false).await.unwrap();
        for link in [&link, &later] {
            let shared = page(link.as_str()).await;
            assert!(shared.contains("Our second plan") && !shared.contains("no longer shared"), "{shared}");
        }
    }

    async fn sharing_twice_by_the_same_operation_mails_once(world: World) {
        let (staff, account) = (world.staff().await, world.account("Bluth Company").await);
        let lucille = world.contact_id("Bluth Company", "Lucille Bluth").await;
        let form = ShareForm { title: "Your close".to_owned(), was_title: String::new(), contacts: vec![lucille.to_string()], message: "Hi".to_owned() };
        let operation = OperationId::new(uuid::Uuid::new_v4());
        world.tandem.deliver_due().await;
        let before = world.tandem.mailer().sent().len();
        staff.share_plan(account, operation, form.clone(), true).await.unwrap();
        staff.share_plan(account, operation, form, true).await.unwrap();
        world.tandem.deliver_due().await;
        world.tandem.deliver_due().await;
        assert_eq!(world.tandem.mailer().sent().len(), before + 1);
    }

    async fn an_invitation_that_became_wrong_is_not_sent(world: World) {
        let (staff, account) = (world.staff().await, world.account("Bluth Company").await);
        let lucille = world.contact_id("Bluth Company", "Lucille Bluth").await;
        let form = ShareForm { title: "Your close".to_owned(), was_title: String::new(), contacts: vec![lucille.to_string()], message: "Hi".to_owned() };
        world.tandem.deliver_due().await;
        let before = world.tandem.mailer().sent().len();
        staff.share_plan(account, OperationId::new(uuid::Uuid::new_v4()), form, true).await.unwrap();
        staff.unshare_plan(account).await.unwrap();
        world.tandem.deliver_due().await;
        assert_eq!(world.tandem.mailer().sent().len(), before);
    }

    async fn without_mail_sharing_asks_for_no_message_and_leads_to_the_links(world: World) {
        const NO_MAIL: &str = "No mail is sent from this installation";
        let node = world.without_mail().await;
        let maya = node.with_cookies(&world.maya().await.cookies);
        let account = world.account("Bluth Company").await;
        let lucille = world.contact_id("Bluth Company", "Lucille Bluth").await.to_string();
        let (dialog, contacts) = (format!("/accounts/{account}/share"), format!("/accounts/{account}/contacts"));
        assert!(!world.maya().await.get(&dialog).await.body.contains(NO_MAIL));
        let plan = format!("/accounts/{account}/plan");
        assert!(world.maya().await.get(&plan).await.body.contains("Share &amp; invite"));
        assert!(!maya.get(&plan).await.body.contains("Share &amp; invite"));
        let page = maya.get(&dialog).await.body;
        assert!(page.contains(NO_MAIL) && page.contains("name=\"contacts[]\""));
        for of_mail in ["name=\"message\"", "Share &amp; invite", "without e-mail", "Invite by e-mail"] {
            assert!(!page.contains(of_mail), "{of_mail}");
        }
        let fields = [
            ("account", account.to_string()),
            ("operation", uuid::Uuid::new_v4().simple().to_string()),
            ("title", "The close".to_owned()),
            ("contacts[]", lucille),
            ("mail", "false".to_owned()),
        ];
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let shared = maya.form("/api/staff/share_plan", &fields).await;
        assert_eq!((shared.status, shared.location()), (StatusCode::SEE_OTHER, contacts.as_str()));
        let page = maya.get(&contacts).await.body;
        assert!(page.contains(NO_MAIL) && page.contains("Has access"));
        assert!(page.contains("/api/staff/copy_link") && page.contains("Whoever has it enters as Lucille"));
        assert!(!page.contains("/api/staff/send_link"));
        node.tandem.close().await;
    }

    async fn with_nothing_shareable_the_dialog_says_what_to_do_first_and_offers_no_sharing(world: World) {
        let (staff, maya) = (world.staff().await, world.maya().await);
        let account = domain::ids::AccountId::new(uuid::Uuid::new_v4());
        let form = domain::forms::AccountForm { name: "Empty Company".to_owned(), time_zone: "UTC".to_owned(), owner: String::new() };
        staff.create_account(account, form).await.unwrap();
        let task = domain::ids::TaskId::new(uuid::Uuid::new_v4());
        staff.create_task(account, task, domain::task::TaskHome::Plan, "Only for us").await.unwrap();
        let dialog = format!("/accounts/{account}/share");
        let page = maya.get(&dialog).await.body;
        assert!(page.contains("Nothing in this plan is shareable yet") && page.contains("Go to the plan"));
        assert!(!page.contains("/api/staff/share_plan") && !page.contains("They will"));
        let contact = domain::ids::ContactId::new(uuid::Uuid::new_v4());
        let form = domain::forms::ContactForm { name: "Ann".to_owned(), email: "ann@empty.test".to_owned(), job_title: String::new() };
        staff.create_contact(account, contact, form).await.unwrap();
        staff.assign(account, task, domain::people::PersonId::Contact(contact), true).await.unwrap();
        let page = maya.get(&dialog).await.body;
        assert!(page.contains("/api/staff/share_plan") && page.contains("They will see"));
    }

    async fn what_the_share_page_refuses_stands_above_its_heading(world: World) {
        let (maya, account) = (world.maya().await, world.account("Bluth Company").await);
        let dialog = format!("/accounts/{account}/share");
        let (account, operation) = (account.to_string(), uuid::Uuid::new_v4().simple().to_string());
        let fields = [("account", account.as_str()), ("operation", operation.as_str()), ("title", " "), ("mail", "false")];
        let answer = maya.form_on(Some(&format!("http://tandem.test{dialog}")), "/api/staff/share_plan", &fields).await;
        assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, dialog.as_str()));
        let page = world.with_cookies(&format!("{}; {}", maya.cookies, answer.cookies())).get(&dialog).await.body;
        let at = |text: &str| page.find(text).unwrap_or_else(|| panic!("{text} is not on the page"));
        assert!(at("<main") < at("There is a problem") && at("There is a problem") < at("<h1"));
    }

    async fn revoking_is_asked_about_on_a_page_that_changes_nothing(world: World) {
        let (maya, account) = (world.maya().await, world.account("Sitwell Homes").await);
        let sally = world.contact_id("Sitwell Homes", "Sally Sitwell").await;
        let contacts = format!("/accounts/{account}/contacts");
        let question = format!("{contacts}/{sally}/revoke");
        let list = maya.get(&contacts).await.body;
        assert!(list.contains(&question) && !list.contains("/api/staff/revoke_contact"));
        let before = world.view("Sitwell Homes").await;
        let page = maya.get(&question).await;
        assert_eq!(page.status, StatusCode::OK);
        for words in ["Revoke Sally Sitwell’s access?", "Sally is out of the portal at once", "action=\"/api/staff/revoke_contact\""] {
            assert!(page.body.contains(words), "{words}");
        }
        assert_eq!(world.view("Sitwell Homes").await, before);
        let fields = [("account", account.to_string()), ("contact", sally.to_string())];
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let answer = maya.form("/api/staff/revoke_contact", &fields).await;
        assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, contacts.as_str()));
        assert!(maya.get(&question).await.body.contains("there is nothing to revoke"));
        let foreign = world.contact_id("Bluth Company", "Lucille Bluth").await;
        assert_eq!(maya.get(&format!("{contacts}/{foreign}/revoke")).await.status, StatusCode::NOT_FOUND);
    }

    async fn archiving_who_has_access_is_asked_about_on_a_page_that_says_what_goes_and_what_stays(world: World) {
        let (staff, maya, account) = (world.staff().await, world.maya().await, world.account("Sitwell Homes").await);
        let stan = world.contact_id("Sitwell Homes", "Stan Sitwell").await;
        let adam = domain::ids::ContactId::new(uuid::Uuid::new_v4());
        let form = domain::forms::ContactForm { name: "Adam Sitwell".to_owned(), email: "adam@sitwell.test".to_owned(), job_title: String::new() };
        staff.create_contact(account, adam, form).await.unwrap();
        let contacts = format!("/accounts/{account}/contacts");
        let question = format!("{contacts}/{stan}/archive");
        let list = maya.get(&contacts).await.body;
        assert!(list.contains(&question), "who has access is asked about");
        assert!(!list.contains(&format!("{contacts}/{adam}/archive")), "who was never invited is not");
        let before = world.view("Sitwell Homes").await;
        let page = maya.get(&question).await.body;
        let besides = "Stan stays assigned to 2 tasks. Archiving Stan hides 2 tasks from Sally.";
        for words in ["Archive Stan Sitwell?", "Stan is out of the portal at once", "Links given to Stan stop working", besides, "action=\"/api/staff/archive_contact\""] {
            assert!(page.contains(words), "{words}: {page}");
        }
        assert_eq!(world.view("Sitwell Homes").await, before);
        let (account, stan) = (account.to_string(), stan.to_string());
        let answer = maya.form("/api/staff/archive_contact", &[("account", &account), ("contact", &stan)]).await;
        assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, contacts.as_str()));
        let said = world.with_cookies(&format!("{}; {}", maya.cookies, answer.cookies())).get(&contacts).await.body;
        let done = format!("Stan Sitwell was archived and is out of the portal. Links given to Stan no longer work. {besides}");
        assert!(said.contains(&done), "{said}");
        assert!(maya.get(&question).await.body.contains("Stan Sitwell is archived already."));
    }

    async fn nothing_is_told_before_the_plan_is_shared(world: World) {
        let (staff, account) = (world.staff().await, world.account("Bluth Company").await);
        let (lucille, task) = (world.contact_id("Bluth Company", "Lucille Bluth").await, world.task("Bluth Company", "Run a trial close together").await);
        staff.assign(account, task, domain::people::PersonId::Contact(lucille), false).await.unwrap();
        staff.assign(account, task, domain::people::PersonId::Contact(lucille), true).await.unwrap();
        world.tandem.deliver_due().await;
        assert!(world.tandem.mailer().sent().iter().all(|mail| !mail.to.contains("lucille")));
    }

    async fn two_people_editing_the_same_title_see_both_texts(world: World) {
        let (staff, account, task) = (world.staff().await, world.account("Sitwell Homes").await, world.task("Sitwell Homes", "Book the pilot office").await);
        let rename = |was: &'static str, now: &'static str| staff.rename_task(account, task, Edit { was, now });
        rename("Book the pilot office", "Book the office in Kiel").await.unwrap();
        let refused = rename("Book the pilot office", "Book the office in Bonn").await.unwrap_err();
        let domain::refusal::Refusal::Stale(stale) = refused else { panic!("{refused:?}") };
        let title = stale.of("title").unwrap();
        assert_eq!((title.theirs.as_str(), title.mine.as_str()), ("Book the office in Kiel", "Book the office in Bonn"));
        rename("Book the office in Kiel", "Book the office in Bonn").await.unwrap();
    }

    async fn what_is_deleted_comes_back_with_all_that_went_along(world: World) {
        let (staff, account) = (world.staff().await, world.account("Sitwell Homes").await);
        let before = world.view("Sitwell Homes").await;
        let objective = before.objectives[0].id;
        staff.delete_objective(account, objective).await.unwrap();
        let without = world.view("Sitwell Homes").await;
        assert_eq!(without.objectives.len(), before.objectives.len() - 1);
        assert_eq!(without.tasks.len(), before.tasks.len() - 5);
        staff.restore_objective(account, objective).await.unwrap();
        let after = world.view("Sitwell Homes").await;
        assert_eq!((after.objectives, after.tasks, after.workflows), (before.objectives, before.tasks, before.workflows));
    }

    async fn naming_a_co_owner_of_an_internal_play_makes_it_shareable_and_says_so(world: World) {
        let (staff, account) = (world.staff().await, world.account("Sitwell Homes").await);
        let stan = world.contact_id("Sitwell Homes", "Stan Sitwell").await;
        let play = world.view("Sitwell Homes").await.workflows.iter().find(|play| play.name == "Renewal prep").unwrap().id;
        let outcome = staff.set_co_owner(account, play, stan, true).await.unwrap();
        assert!(outcome.is_some_and(|outcome| outcome.sentence().contains("Stan")));
        assert_eq!(world.view("Sitwell Homes").await.workflow(play).unwrap().sharing, domain::plan::Sharing::AllTasks);
    }

    async fn many_changes_at_once_lose_none(world: World) {
        let (staff, account) = (world.staff().await, world.account("Gobias Coffee").await);
        let tasks = (0..24).map(|number| {
            let staff = staff.clone();
            async move {
                let id = domain::ids::TaskId::new(uuid::Uuid::new_v4());
                staff.create_task(account, id, domain::task::TaskHome::Plan, &format!("Task {number}")).await
            }
        });
        for outcome in futures::future::join_all(tasks).await {
            outcome.unwrap();
        }
        let view = world.view("Gobias Coffee").await;
        assert_eq!(view.tasks.iter().filter(|task| task.title.starts_with("Task ")).count(), 24);
    }
}
