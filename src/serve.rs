//! Serving: everything is put together here, started in order, and stopped in order.

use crate::command_line::say;
use server::{
    Tandem,
    clock::Clock,
    mail::Mailer,
    settings::{Purpose, Settings},
    store::Store,
};
use std::{collections::HashMap, path::Path};
use tokio::{net::TcpListener, sync::watch};

/// Serves until a signal says to stop.
///
/// # Errors
/// One sentence that says what to change.
pub(crate) async fn serve(config: Option<&Path>, demo: bool) -> Result<(), String> {
    let purpose = if demo { Purpose::Demo } else { Purpose::Serving };
    let tandem = open(config, purpose).await?;
    let listen = tandem.settings().listen;
    let listener = TcpListener::bind(listen).await.map_err(|cause| {
        format!("The address {listen} cannot be listened on: {cause}. Change TANDEM_LISTEN.")
    })?;
    if demo {
        tandem.load_demo().await.map_err(|refusal| refusal.to_string())?;
    }
    introduce(&tandem).await?;
    run(tandem, listener).await;
    Ok(())
}

/// Prints a new set-up link.
///
/// # Errors
/// One sentence that says what to change.
pub(crate) async fn setup_link(config: Option<&Path>) -> Result<(), String> {
    let tandem = open(config, Purpose::Administering).await?;
    let link = tandem
        .new_setup_link()
        .await
        .map_err(|refusal| refusal.to_string())?;
    say(&link);
    Ok(())
}

async fn open(config: Option<&Path>, purpose: Purpose) -> Result<Tandem, String> {
    let file = match config {
        Some(path) => Some(
            std::fs::read_to_string(path)
                .map_err(|cause| format!("{} cannot be read: {cause}.", path.display()))?,
        ),
        None => None,
    };
    let environment: HashMap<String, String> = std::env::vars().collect();
    let settings = Settings::read(file.as_deref(), &environment, purpose)?;
    let mailer = Mailer::new(&settings.mail)?;
    let store = Store::open(&settings.database_url).await?;
    Ok(Tandem::new(settings, store, Clock::System, mailer))
}

async fn introduce(tandem: &Tandem) -> Result<(), String> {
    let address = &tandem.settings().public_url;
    say(&format!("Tandem is at {address}"));
    if tandem.settings().demo {
        say(&format!("  as the CSM:      {address}/sign-in (one click)"));
        say(&if tandem.has_mailbox() {
            format!("  as the customer: open Sally's mail at {address}/dev/mail")
        } else {
            "  as the customer: copy Sally's personal link on the contacts page of Sitwell Homes".to_owned()
        });
    } else if tandem
        .needs_set_up()
        .await
        .map_err(|refusal| refusal.to_string())?
    {
        let link = tandem
            .new_setup_link()
            .await
            .map_err(|refusal| refusal.to_string())?;
        say(&format!("Set it up within 30 minutes: {link}"));
    }
    Ok(())
}

async fn run(tandem: Tandem, listener: TcpListener) {
    // `generate_route_list` would do it, but the routes here are written by hand.
    _ = any_spawner::Executor::init_tokio();
    let (stop, stopped) = watch::channel(false);
    let worker = tokio::spawn({
        let (tandem, stopped) = (tandem.clone(), stopped.clone());
        async move { tandem.run_mail_worker(stopped).await }
    });
    let watcher = tokio::spawn({
        let tandem = tandem.clone();
        async move { tandem.watch_other_nodes().await }
    });
    let router = tandem::http::router(tandem.clone());
    let serving = tokio::spawn(tandem::http::connections::serve(
        listener,
        router,
        stopped.clone(),
    ));
    signalled().await;
    _ = stop.send(true);
    _ = serving.await;
    watcher.abort();
    _ = worker.await;
    tandem.close().await;
}

/// Until the process is told to stop.
async fn signalled() {
    let interrupted = tokio::signal::ctrl_c();
    let terminated = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => _ = signal.recv().await,
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        _ = interrupted => {}
        () = terminated => {}
    }
}
