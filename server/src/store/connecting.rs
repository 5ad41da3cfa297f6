//! Connecting to the database. What is wrong with it is said in one sentence, and at once where it is known at once.

use sea_orm::{
    ConnectOptions, Database, DatabaseConnection, DbErr,
    sqlx::{
        self, Connection as _,
        postgres::{PgConnectOptions, PgConnection},
    },
};
use std::{io::ErrorKind, time::Duration};

/// How long a database may take to answer.
const PATIENCE: Duration = Duration::from_secs(8);

/// Connects to `sqlite://path` (made if it is not there), `sqlite::memory:` or `postgres://…`.
///
/// # Errors
/// A sentence that says what to change, for whoever starts the program.
pub(super) async fn connect(url: &str) -> Result<DatabaseConnection, String> {
    if is_sqlite(url) {
        return Database::connect(sqlite_options(&sqlite_url(url)?))
            .await
            .map_err(|cause| unreachable_file(&cause));
    }
    if !url.starts_with("postgres://") && !url.starts_with("postgresql://") {
        return Err(
            "The database URL must begin with sqlite:// or postgres://. Set TANDEM_DATABASE_URL.".to_owned(),
        );
    }
    reach_postgres(url).await?;
    Database::connect(postgres_options(url)).await.map_err(|cause| {
        format!("The database cannot be reached: {cause}. Start it, or change TANDEM_DATABASE_URL.")
    })
}

/// Whether the URL means a file or memory of this program.
pub(super) fn is_sqlite(url: &str) -> bool {
    url.starts_with("sqlite:")
}

/// Connects once before the pool does, which takes a refusal for a server that is starting and tries again until its
/// patience ends.
async fn reach_postgres(url: &str) -> Result<(), String> {
    let options: PgConnectOptions = url
        .parse()
        .map_err(|_| "TANDEM_DATABASE_URL must be postgres://user:password@host:port/database.".to_owned())?;
    let place = format!("{}:{}", options.get_host(), options.get_port());
    match tokio::time::timeout(PATIENCE, PgConnection::connect_with(&options)).await {
        Ok(Ok(connection)) => {
            let _best_effort: Result<(), sqlx::Error> = connection.close().await;
            Ok(())
        }
        Ok(Err(cause)) => unreachable_postgres(&place, &cause).map_or(Ok(()), Err),
        Err(_) => Err(format!(
            "PostgreSQL does not answer at {place} within {} seconds. Start it, or change TANDEM_DATABASE_URL.",
            PATIENCE.as_secs()
        )),
    }
}

/// What to say of it; nothing where the server is starting or full, which the pool waits for.
fn unreachable_postgres(place: &str, cause: &sqlx::Error) -> Option<String> {
    let what = match cause {
        sqlx::Error::Io(cause) if cause.kind() == ErrorKind::ConnectionRefused => {
            format!("PostgreSQL does not answer at {place}: the connection is refused. Start it, or")
        }
        sqlx::Error::Io(cause) => format!("PostgreSQL does not answer at {place}: {cause}. Start it, or"),
        sqlx::Error::Database(cause) if matches!(cause.code().as_deref(), Some("53300" | "57P03")) => {
            return None;
        }
        sqlx::Error::Protocol(_) => {
            format!("What answers at {place} is not PostgreSQL. Start that there, or")
        }
        sqlx::Error::Database(cause) => {
            format!(
                "PostgreSQL at {place} does not let Tandem in: {}. Correct that, or",
                cause.message()
            )
        }
        _ => format!("PostgreSQL at {place} cannot be used: {cause}. Correct that, or"),
    };
    Some(format!("{what} change TANDEM_DATABASE_URL."))
}

fn options(url: &str) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options
        .sqlx_logging(false)
        .connect_timeout(PATIENCE)
        .acquire_timeout(PATIENCE);
    options
}

fn postgres_options(url: &str) -> ConnectOptions {
    let mut options = options(url);
    options.max_connections(16);
    options
}

fn sqlite_options(url: &str) -> ConnectOptions {
    let mut options = options(url);
    options
        .max_connections(if url.contains(":memory:") { 1 } else { 8 })
        .min_connections(1);
    options.map_sqlx_sqlite_opts(|sqlite| {
        use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
        sqlite
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(10))
            // A plan's tasks come in one go; with the default of 50 its reader and the database's thread wait for each other.
            .row_buffer_size(1024)
    });
    options
}

fn sqlite_url(url: &str) -> Result<String, String> {
    if url.contains(":memory:") {
        return Ok(url.to_owned());
    }
    let path = url
        .trim_start_matches("sqlite://")
        .trim_start_matches("sqlite:")
        .split('?')
        .next()
        .unwrap_or_default();
    if let Some(folder) = std::path::Path::new(path).parent() {
        std::fs::create_dir_all(folder).map_err(|cause| {
            format!(
                "The folder {} cannot be made: {cause}. Set TANDEM_DATA, or TANDEM_DATABASE_URL.",
                folder.display()
            )
        })?;
    }
    Ok(format!("sqlite://{path}?mode=rwc"))
}

fn unreachable_file(cause: &DbErr) -> String {
    format!(
        "The database file cannot be opened: {cause}. Check the path in TANDEM_DATABASE_URL and who may write there."
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::TcpListener;

    #[tokio::test]
    async fn a_postgresql_that_refuses_is_told_with_what_to_change() {
        // Bound and let go, so that nobody listens there.
        let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let said = connect(&format!("postgres://tandem:secret@{address}/tandem"))
            .await
            .unwrap_err();
        assert_eq!(
            said,
            format!(
                "PostgreSQL does not answer at {address}: the connection is refused. Start it, or change TANDEM_DATABASE_URL."
            )
        );
    }

    #[tokio::test]
    async fn a_database_url_that_is_none_says_how_one_looks() {
        for url in ["mysql://here/tandem", "postgres://here:port/tandem"] {
            let said = connect(url).await.unwrap_err();
            assert!(said.contains("TANDEM_DATABASE_URL"), "{said}");
            assert!(said.contains("postgres://"), "{said}");
        }
    }
}
