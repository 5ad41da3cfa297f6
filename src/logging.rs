//! Logs: one line each on the standard error stream, JSON where no terminal listens. `TANDEM_LOG` sets what is logged.

use std::io::IsTerminal;
use tracing_subscriber::EnvFilter;

/// What is logged unless something else is asked for.
const USUAL: &str = "info,sqlx=warn,sea_orm_migration=warn";

/// Starts logging.
///
/// # Errors
/// One sentence that says what to change.
pub(crate) fn start() -> Result<(), String> {
    let wanted = std::env::var("TANDEM_LOG").unwrap_or_default();
    let wanted = if wanted.trim().is_empty() {
        USUAL
    } else {
        wanted.as_str()
    };
    let filter = EnvFilter::try_new(wanted).map_err(|cause| {
        format!("TANDEM_LOG is not right: {cause}. Write a level such as info, or levels for parts, such as info,server=debug.")
    })?;
    let logs = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr);
    if std::io::stderr().is_terminal() {
        logs.init();
    } else {
        logs.json().init();
    }
    Ok(())
}
