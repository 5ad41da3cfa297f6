//! The rows. Identifiers are UUIDs, instants are milliseconds since 1970 (UTC), dates are ISO text, states are words.
//! State changes (a share, a completion, an access) are rows with author and time; the current one has no end.

macro_rules! entity {
    ($(#[$meta:meta])* $module:ident, $table:literal { $($(#[$field_meta:meta])* $field:ident : $type:ty),* $(,)? }) => {
        $(#[$meta])*
        #[expect(unreachable_pub, reason = "the derive wants public names; the module itself is private to the crate")]
        pub(crate) mod $module {
            use sea_orm::entity::prelude::*;

            #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
            #[sea_orm(table_name = $table)]
            pub struct Model { $($(#[$field_meta])* pub $field: $type),* }

            #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
            pub enum Relation {}

            impl ActiveModelBehavior for ActiveModel {}
        }
    };
}

entity!(
    /// Members of staff.
    user, "staff_user" {
        #[sea_orm(primary_key, auto_increment = false)] id: Uuid,
        name: String,
        email: String,
        email_key: String,
        role: String,
        password_hash: String,
        created_at: i64,
    }
);
entity!(
    /// Signed-in browsers of staff.
    staff_session, "staff_session" {
        #[sea_orm(primary_key, auto_increment = false)] id: Uuid,
        token_hash: String,
        user_id: Uuid,
        created_at: i64,
        expires_at: i64,
        ended_at: Option<i64>,
    }
);
entity!(
    /// One-time links for setting up the installation.
    setup_link, "setup_link" {
        #[sea_orm(primary_key, auto_increment = false)] token_hash: String,
        created_at: i64,
        expires_at: i64,
        used_at: Option<i64>,
    }
);
entity!(
    /// Customer organisations. `version` moves with every change of anything below.
    account, "account" {
        #[sea_orm(primary_key, auto_increment = false)] id: Uuid,
        name: String,
        slug: String,
        time_zone: String,
        owner_id: Option<Uuid>,
        version: i64,
        created_at: i64,
    }
);
entity!(
    /// People at accounts.
    contact, "contact" {
        #[sea_orm(primary_key, auto_increment = false)] id: Uuid,
        account_id: Uuid,
        name: String,
        email: String,
        email_key: String,
        job_title: String,
        archived_at: Option<i64>,
        created_at: i64,
    }
);
entity!(
    /// Contacts' rights to enter: one row each, the latest grant, with its end where it was revoked.
    portal_access, "portal_access" {
        #[sea_orm(primary_key, auto_increment = false)] contact_id: Uuid,
        account_id: Uuid,
        granted_at: i64,
        granted_by: Uuid,
        revoked_at: Option<i64>,
        revoked_by: Option<Uuid>,
        first_visit_at: Option<i64>,
    }
);
entity!(
    /// Mailed or copied links. The token itself is nowhere, only its hash.
    invitation, "invitation" {
        #[sea_orm(primary_key, auto_increment = false)] id: Uuid,
        token_hash: String,
        contact_id: Uuid,
        account_id: Uuid,
        created_at: i64,
        expires_at: i64,
        revoked_at: Option<i64>,
    }
);
entity!(
    /// Signed-in browsers of contacts.
    portal_session, "portal_session" {
        #[sea_orm(primary_key, auto_increment = false)] id: Uuid,
        token_hash: String,
        contact_id: Uuid,
        account_id: Uuid,
        created_at: i64,
        expires_at: i64,
        ended_at: Option<i64>,
    }
);
entity!(
    /// Accounts' plans; one each.
    success_plan, "success_plan" {
        #[sea_orm(primary_key, auto_increment = false)] id: Uuid,
        account_id: Uuid,
        summary: String,
        portal_title: Option<String>,
        go_live_on: Option<String>,
        version: i64,
    }
);
entity!(
    /// When a plan was shared, by whom, and until when.
    plan_share, "plan_share" {
        #[sea_orm(primary_key, auto_increment = false)] id: Uuid,
        plan_id: Uuid,
        account_id: Uuid,
        shared_at: i64,
        shared_by: Uuid,
        ended_at: Option<i64>,
        ended_by: Option<Uuid>,
    }
);
entity!(
    /// Objectives.
    objective, "objective" {
        #[sea_orm(primary_key, auto_increment = false)] id: Uuid,
        account_id: Uuid,
        name: String,
        description: String,
        owner_id: Option<Uuid>,
        position: i64,
        deleted_at: Option<i64>,
    }
);
entity!(
    /// Workflows. In the plan (under an objective or not) or stand-alone.
    workflow, "workflow" {
        #[sea_orm(primary_key, auto_increment = false)] id: Uuid,
        account_id: Uuid,
        in_plan: bool,
        objective_id: Option<Uuid>,
        name: String,
        portal_title: Option<String>,
        sharing: String,
        owner_id: Option<Uuid>,
        position: i64,
        deleted_at: Option<i64>,
    }
);
entity!(
    /// Contacts named on workflows.
    workflow_co_owner, "workflow_co_owner" {
        #[sea_orm(primary_key, auto_increment = false)] workflow_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)] contact_id: Uuid,
        account_id: Uuid,
        named_at: i64,
        named_by: Uuid,
    }
);
entity!(
    /// Tasks. At most one of workflow and objective is set; neither means loose in the plan.
    task, "task" {
        #[sea_orm(primary_key, auto_increment = false)] id: Uuid,
        account_id: Uuid,
        workflow_id: Option<Uuid>,
        group_id: Option<Uuid>,
        objective_id: Option<Uuid>,
        title: String,
        description: String,
        show_in_portal: bool,
        start_on: Option<String>,
        due_on: Option<String>,
        status: String,
        position: i64,
        version: i64,
        created_at: i64,
        deleted_at: Option<i64>,
    }
);
entity!(
    /// Who does a task. `person` is `user-…` or `contact-…`.
    task_assignee, "task_assignee" {
        #[sea_orm(primary_key, auto_increment = false)] task_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)] person: String,
        account_id: Uuid,
        assigned_at: i64,
        assigned_by: Uuid,
    }
);
entity!(
    /// Who completed a task and when; the current completion has not been reopened.
    task_completion, "task_completion" {
        #[sea_orm(primary_key, auto_increment = false)] id: Uuid,
        task_id: Uuid,
        account_id: Uuid,
        completed_at: i64,
        completed_on: String,
        completed_by: String,
        reopened_at: Option<i64>,
        reopened_by: Option<String>,
    }
);
entity!(
    /// What happened in an account, one row for each version.
    activity, "activity" {
        #[sea_orm(primary_key, auto_increment = false)] id: Uuid,
        account_id: Uuid,
        version: i64,
        at: i64,
        actor: String,
        kind: String,
        subject: Option<Uuid>,
        detail: Json,
    }
);
entity!(
    /// Mails to be sent. What is secret in them (a link's token) is made when they are sent.
    outbox, "outbox" {
        #[sea_orm(primary_key, auto_increment = false)] id: Uuid,
        unique_key: String,
        kind: String,
        account_id: Uuid,
        contact_id: Uuid,
        payload: Json,
        message_id: String,
        state: String,
        attempts: i64,
        due_at: i64,
        leased_until: Option<i64>,
        created_at: i64,
        settled_at: Option<i64>,
        failure: Option<String>,
    }
);
entity!(
    /// What somebody typed into a form that was refused, kept for the page shown next where scripts are off.
    form_return, "form_return" {
        #[sea_orm(primary_key, auto_increment = false)] token_hash: String,
        content: Json,
        expires_at: i64,
    }
);
