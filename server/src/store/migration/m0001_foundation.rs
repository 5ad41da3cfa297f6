//! The first schema: organisation, staff, accounts, contacts, plans and all in them, activity, outbox.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in tables() {
            manager.create_table(table).await?;
        }
        for (name, table, columns, unique) in INDEXES {
            manager.create_index(index(name, table, columns, *unique)).await?;
        }
        for statement in PARTIAL_INDEXES {
            manager.get_connection().execute_unprepared(statement).await?;
        }
        manager
            .get_connection()
            .execute_unprepared(
                "INSERT INTO organisation (id, name, portal_enabled, soon_days) VALUES (1, '', FALSE, 7)",
            )
            .await?;
        Ok(())
    }
}

/// At most one current row of each: the rule that makes a repeated request harmless.
const PARTIAL_INDEXES: &[&str] = &[
    "CREATE UNIQUE INDEX plan_share_current ON plan_share (plan_id) WHERE ended_at IS NULL",
    "CREATE UNIQUE INDEX task_completion_current ON task_completion (task_id) WHERE reopened_at IS NULL",
];

type IndexRow = (&'static str, &'static str, &'static [&'static str], bool);

/// Name, table, columns, unique.
const INDEXES: &[IndexRow] = &[
    ("staff_user_by_email_key", "staff_user", &["email_key"], true),
    (
        "staff_session_by_token_hash",
        "staff_session",
        &["token_hash"],
        true,
    ),
    ("account_by_slug", "account", &["slug"], true),
    ("account_by_owner_id", "account", &["owner_id"], false),
    (
        "contact_by_account_id_email_key",
        "contact",
        &["account_id", "email_key"],
        true,
    ),
    ("contact_by_email_key", "contact", &["email_key"], false),
    (
        "portal_access_by_account_id",
        "portal_access",
        &["account_id"],
        false,
    ),
    ("invitation_by_token_hash", "invitation", &["token_hash"], true),
    ("invitation_by_contact_id", "invitation", &["contact_id"], false),
    (
        "portal_session_by_token_hash",
        "portal_session",
        &["token_hash"],
        true,
    ),
    (
        "portal_session_by_contact_id",
        "portal_session",
        &["contact_id"],
        false,
    ),
    (
        "success_plan_by_account_id",
        "success_plan",
        &["account_id"],
        true,
    ),
    ("plan_share_by_account_id", "plan_share", &["account_id"], false),
    ("objective_by_account_id", "objective", &["account_id"], false),
    ("workflow_by_account_id", "workflow", &["account_id"], false),
    (
        "workflow_co_owner_by_account_id",
        "workflow_co_owner",
        &["account_id"],
        false,
    ),
    ("task_group_by_account_id", "task_group", &["account_id"], false),
    ("task_by_account_id", "task", &["account_id"], false),
    (
        "task_assignee_by_account_id",
        "task_assignee",
        &["account_id"],
        false,
    ),
    (
        "task_completion_by_account_id",
        "task_completion",
        &["account_id"],
        false,
    ),
    (
        "task_completion_by_task_id",
        "task_completion",
        &["task_id"],
        false,
    ),
    (
        "activity_by_account_id_version",
        "activity",
        &["account_id", "version"],
        true,
    ),
    ("outbox_by_unique_key", "outbox", &["unique_key"], true),
    ("outbox_by_state_due_at", "outbox", &["state", "due_at"], false),
];

fn index(name: &str, table: &'static str, columns: &[&'static str], unique: bool) -> IndexCreateStatement {
    let mut index = Index::create();
    index.name(name).table(Alias::new(table));
    for column in columns {
        index.col(Alias::new(*column));
    }
    if unique {
        index.unique();
    }
    index.to_owned()
}

fn table(name: &'static str) -> TableCreateStatement {
    Table::create().table(Alias::new(name)).to_owned()
}

fn refers(from: &'static str, column: &'static str, to: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .from(Alias::new(from), Alias::new(column))
        .to(Alias::new(to), Alias::new("id"))
        .to_owned()
}

fn tables() -> Vec<TableCreateStatement> {
    vec![
        organisation(),
        staff_user(),
        staff_session(),
        setup_link(),
        account(),
        contact(),
        portal_access(),
        invitation(),
        portal_session(),
        success_plan(),
        plan_share(),
        objective(),
        workflow(),
        workflow_co_owner(),
        task_group(),
        task(),
        task_assignee(),
        task_completion(),
        activity(),
        outbox(),
        form_return(),
    ]
}

fn organisation() -> TableCreateStatement {
    table("organisation")
        .col(big_integer(Alias::new("id")).primary_key())
        .col(text(Alias::new("name")))
        .col(boolean(Alias::new("portal_enabled")))
        .col(big_integer(Alias::new("soon_days")))
        .to_owned()
}

fn staff_user() -> TableCreateStatement {
    table("staff_user")
        .col(uuid(Alias::new("id")).primary_key())
        .col(text(Alias::new("name")))
        .col(text(Alias::new("email")))
        .col(text(Alias::new("email_key")))
        .col(text(Alias::new("role")))
        .col(text(Alias::new("password_hash")))
        .col(big_integer(Alias::new("created_at")))
        .to_owned()
}

fn staff_session() -> TableCreateStatement {
    table("staff_session")
        .col(uuid(Alias::new("id")).primary_key())
        .col(text(Alias::new("token_hash")))
        .col(uuid(Alias::new("user_id")))
        .col(big_integer(Alias::new("created_at")))
        .col(big_integer(Alias::new("expires_at")))
        .col(big_integer_null(Alias::new("ended_at")))
        .foreign_key(&mut refers("staff_session", "user_id", "staff_user"))
        .to_owned()
}

fn setup_link() -> TableCreateStatement {
    table("setup_link")
        .col(text(Alias::new("token_hash")).primary_key())
        .col(big_integer(Alias::new("created_at")))
        .col(big_integer(Alias::new("expires_at")))
        .col(big_integer_null(Alias::new("used_at")))
        .to_owned()
}

fn account() -> TableCreateStatement {
    table("account")
        .col(uuid(Alias::new("id")).primary_key())
        .col(text(Alias::new("name")))
        .col(text(Alias::new("slug")))
        .col(text(Alias::new("time_zone")))
        .col(uuid_null(Alias::new("owner_id")))
        .col(big_integer(Alias::new("version")))
        .col(big_integer(Alias::new("created_at")))
        .foreign_key(&mut refers("account", "owner_id", "staff_user"))
        .to_owned()
}

fn contact() -> TableCreateStatement {
    table("contact")
        .col(uuid(Alias::new("id")).primary_key())
        .col(uuid(Alias::new("account_id")))
        .col(text(Alias::new("name")))
        .col(text(Alias::new("email")))
        .col(text(Alias::new("email_key")))
        .col(text(Alias::new("job_title")))
        .col(big_integer_null(Alias::new("archived_at")))
        .col(big_integer(Alias::new("created_at")))
        .foreign_key(&mut refers("contact", "account_id", "account"))
        .to_owned()
}

fn portal_access() -> TableCreateStatement {
    table("portal_access")
        .col(uuid(Alias::new("contact_id")).primary_key())
        .col(uuid(Alias::new("account_id")))
        .col(big_integer(Alias::new("granted_at")))
        .col(uuid(Alias::new("granted_by")))
        .col(big_integer_null(Alias::new("revoked_at")))
        .col(uuid_null(Alias::new("revoked_by")))
        .col(big_integer_null(Alias::new("first_visit_at")))
        .foreign_key(&mut refers("portal_access", "contact_id", "contact"))
        .foreign_key(&mut refers("portal_access", "account_id", "account"))
        .to_owned()
}

fn invitation() -> TableCreateStatement {
    table("invitation")
        .col(uuid(Alias::new("id")).primary_key())
        .col(text(Alias::new("token_hash")))
        .col(uuid(Alias::new("contact_id")))
        .col(uuid(Alias::new("account_id")))
        .col(big_integer(Alias::new("created_at")))
        .col(big_integer(Alias::new("expires_at")))
        .col(big_integer_null(Alias::new("revoked_at")))
        .foreign_key(&mut refers("invitation", "contact_id", "contact"))
        .foreign_key(&mut refers("invitation", "account_id", "account"))
        .to_owned()
}

fn portal_session() -> TableCreateStatement {
    table("portal_session")
        .col(uuid(Alias::new("id")).primary_key())
        .col(text(Alias::new("token_hash")))
        .col(uuid(Alias::new("contact_id")))
        .col(uuid(Alias::new("account_id")))
        .col(big_integer(Alias::new("created_at")))
        .col(big_integer(Alias::new("expires_at")))
        .col(big_integer_null(Alias::new("ended_at")))
        .foreign_key(&mut refers("portal_session", "contact_id", "contact"))
        .foreign_key(&mut refers("portal_session", "account_id", "account"))
        .to_owned()
}

fn success_plan() -> TableCreateStatement {
    table("success_plan")
        .col(uuid(Alias::new("id")).primary_key())
        .col(uuid(Alias::new("account_id")))
        .col(text(Alias::new("summary")))
        .col(text_null(Alias::new("portal_title")))
        .col(text_null(Alias::new("go_live_on")))
        .col(big_integer(Alias::new("version")))
        .foreign_key(&mut refers("success_plan", "account_id", "account"))
        .to_owned()
}

fn plan_share() -> TableCreateStatement {
    table("plan_share")
        .col(uuid(Alias::new("id")).primary_key())
        .col(uuid(Alias::new("plan_id")))
        .col(uuid(Alias::new("account_id")))
        .col(big_integer(Alias::new("shared_at")))
        .col(uuid(Alias::new("shared_by")))
        .col(big_integer_null(Alias::new("ended_at")))
        .col(uuid_null(Alias::new("ended_by")))
        .foreign_key(&mut refers("plan_share", "plan_id", "success_plan"))
        .foreign_key(&mut refers("plan_share", "account_id", "account"))
        .to_owned()
}

fn objective() -> TableCreateStatement {
    table("objective")
        .col(uuid(Alias::new("id")).primary_key())
        .col(uuid(Alias::new("account_id")))
        .col(text(Alias::new("name")))
        .col(text(Alias::new("description")))
        .col(uuid_null(Alias::new("owner_id")))
        .col(big_integer(Alias::new("position")))
        .col(big_integer_null(Alias::new("deleted_at")))
        .foreign_key(&mut refers("objective", "account_id", "account"))
        .foreign_key(&mut refers("objective", "owner_id", "staff_user"))
        .to_owned()
}

fn workflow() -> TableCreateStatement {
    table("workflow")
        .col(uuid(Alias::new("id")).primary_key())
        .col(uuid(Alias::new("account_id")))
        .col(boolean(Alias::new("in_plan")))
        .col(uuid_null(Alias::new("objective_id")))
        .col(text(Alias::new("name")))
        .col(text_null(Alias::new("portal_title")))
        .col(text(Alias::new("sharing")))
        .col(uuid_null(Alias::new("owner_id")))
        .col(big_integer(Alias::new("position")))
        .col(big_integer_null(Alias::new("deleted_at")))
        .foreign_key(&mut refers("workflow", "account_id", "account"))
        .foreign_key(&mut refers("workflow", "objective_id", "objective"))
        .foreign_key(&mut refers("workflow", "owner_id", "staff_user"))
        .to_owned()
}

fn workflow_co_owner() -> TableCreateStatement {
    table("workflow_co_owner")
        .col(uuid(Alias::new("workflow_id")))
        .col(uuid(Alias::new("contact_id")))
        .col(uuid(Alias::new("account_id")))
        .col(big_integer(Alias::new("named_at")))
        .col(uuid(Alias::new("named_by")))
        .primary_key(
            Index::create()
                .col(Alias::new("workflow_id"))
                .col(Alias::new("contact_id")),
        )
        .foreign_key(&mut refers("workflow_co_owner", "workflow_id", "workflow"))
        .foreign_key(&mut refers("workflow_co_owner", "contact_id", "contact"))
        .foreign_key(&mut refers("workflow_co_owner", "account_id", "account"))
        .to_owned()
}

fn task_group() -> TableCreateStatement {
    table("task_group")
        .col(uuid(Alias::new("id")).primary_key())
        .col(uuid(Alias::new("account_id")))
        .col(uuid(Alias::new("workflow_id")))
        .col(text(Alias::new("name")))
        .col(big_integer(Alias::new("position")))
        .foreign_key(&mut refers("task_group", "account_id", "account"))
        .foreign_key(&mut refers("task_group", "workflow_id", "workflow"))
        .to_owned()
}

fn task() -> TableCreateStatement {
    table("task")
        .col(uuid(Alias::new("id")).primary_key())
        .col(uuid(Alias::new("account_id")))
        .col(uuid_null(Alias::new("workflow_id")))
        .col(uuid_null(Alias::new("group_id")))
        .col(uuid_null(Alias::new("objective_id")))
        .col(text(Alias::new("title")))
        .col(text(Alias::new("description")))
        .col(boolean(Alias::new("show_in_portal")))
        .col(text_null(Alias::new("start_on")))
        .col(text_null(Alias::new("due_on")))
        .col(text(Alias::new("status")))
        .col(big_integer(Alias::new("position")))
        .col(big_integer(Alias::new("version")))
        .col(big_integer(Alias::new("created_at")))
        .col(big_integer_null(Alias::new("deleted_at")))
        .foreign_key(&mut refers("task", "account_id", "account"))
        .foreign_key(&mut refers("task", "workflow_id", "workflow"))
        .foreign_key(&mut refers("task", "group_id", "task_group"))
        .foreign_key(&mut refers("task", "objective_id", "objective"))
        .to_owned()
}

fn task_assignee() -> TableCreateStatement {
    table("task_assignee")
        .col(uuid(Alias::new("task_id")))
        .col(text(Alias::new("person")))
        .col(uuid(Alias::new("account_id")))
        .col(big_integer(Alias::new("assigned_at")))
        .col(uuid(Alias::new("assigned_by")))
        .primary_key(
            Index::create()
                .col(Alias::new("task_id"))
                .col(Alias::new("person")),
        )
        .foreign_key(&mut refers("task_assignee", "task_id", "task"))
        .foreign_key(&mut refers("task_assignee", "account_id", "account"))
        .to_owned()
}

fn task_completion() -> TableCreateStatement {
    table("task_completion")
        .col(uuid(Alias::new("id")).primary_key())
        .col(uuid(Alias::new("task_id")))
        .col(uuid(Alias::new("account_id")))
        .col(big_integer(Alias::new("completed_at")))
        .col(text(Alias::new("completed_on")))
        .col(text(Alias::new("completed_by")))
        .col(big_integer_null(Alias::new("reopened_at")))
        .col(text_null(Alias::new("reopened_by")))
        .foreign_key(&mut refers("task_completion", "task_id", "task"))
        .foreign_key(&mut refers("task_completion", "account_id", "account"))
        .to_owned()
}

fn activity() -> TableCreateStatement {
    table("activity")
        .col(uuid(Alias::new("id")).primary_key())
        .col(uuid(Alias::new("account_id")))
        .col(big_integer(Alias::new("version")))
        .col(big_integer(Alias::new("at")))
        .col(text(Alias::new("actor")))
        .col(text(Alias::new("kind")))
        .col(uuid_null(Alias::new("subject")))
        .col(json(Alias::new("detail")))
        .foreign_key(&mut refers("activity", "account_id", "account"))
        .to_owned()
}

fn outbox() -> TableCreateStatement {
    table("outbox")
        .col(uuid(Alias::new("id")).primary_key())
        .col(text(Alias::new("unique_key")))
        .col(text(Alias::new("kind")))
        .col(uuid(Alias::new("account_id")))
        .col(uuid(Alias::new("contact_id")))
        .col(json(Alias::new("payload")))
        .col(text(Alias::new("message_id")))
        .col(text(Alias::new("state")))
        .col(big_integer(Alias::new("attempts")))
        .col(big_integer(Alias::new("due_at")))
        .col(big_integer_null(Alias::new("leased_until")))
        .col(big_integer(Alias::new("created_at")))
        .col(big_integer_null(Alias::new("settled_at")))
        .col(text_null(Alias::new("failure")))
        .foreign_key(&mut refers("outbox", "account_id", "account"))
        .foreign_key(&mut refers("outbox", "contact_id", "contact"))
        .to_owned()
}

fn form_return() -> TableCreateStatement {
    table("form_return")
        .col(text(Alias::new("token_hash")).primary_key())
        .col(json(Alias::new("content")))
        .col(big_integer(Alias::new("expires_at")))
        .to_owned()
}
