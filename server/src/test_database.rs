//! A database of one test's own: a new SQLite file, or, where `TEST_DATABASE_URL` names a PostgreSQL server, a new database there. It goes
//! when the test ends. The check runs this crate's tests once with each.

use sea_orm::{ConnectionTrait, Database, DbErr};
use std::path::PathBuf;
use uuid::Uuid;

/// The database, for as long as the test holds it.
pub(crate) struct TestDatabase {
    url: String,
    home: Home,
}

enum Home {
    /// A folder with the file.
    Folder(PathBuf),
    /// A database of that name on a server.
    Server { server: String, name: String },
}

impl TestDatabase {
    pub(crate) async fn new() -> Self {
        let name = format!("tandem_{}", Uuid::new_v4().simple());
        let Ok(server) = std::env::var("TEST_DATABASE_URL") else {
            let folder = std::env::temp_dir().join(name);
            let url = format!("sqlite://{}", folder.join("tandem.db").display());
            return Self {
                url,
                home: Home::Folder(folder),
            };
        };
        run(&server, &format!("CREATE DATABASE {name}")).await.unwrap();
        let (base, _) = server.rsplit_once('/').unwrap();
        Self {
            url: format!("{base}/{name}"),
            home: Home::Server { server, name },
        }
    }

    pub(crate) fn url(&self) -> &str {
        &self.url
    }
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        match &self.home {
            Home::Folder(folder) => {
                let _best_effort = std::fs::remove_dir_all(folder);
            }
            Home::Server { server, name } => {
                let (server, drop) = (server.clone(), format!("DROP DATABASE {name} WITH (FORCE)"));
                // The test's own runtime may be ending: another thread, another runtime.
                let dropping = std::thread::spawn(move || {
                    let runtime = tokio::runtime::Builder::new_current_thread()
                        .enable_all()
                        .build()
                        .unwrap();
                    runtime.block_on(run(&server, &drop))
                });
                let _best_effort = dropping.join();
            }
        }
    }
}

async fn run(server: &str, sql: &str) -> Result<(), DbErr> {
    let connection = Database::connect(server).await?;
    connection.execute_unprepared(sql).await?;
    connection.close().await
}
