//! Connections: each is a task that speaks HTTP/1.1. What stands before Tandem speaks the newer protocols with browsers.
//!
//! A live stream holds its connection for hours, so a connection is kept small: finding out the protocol alone would take as much
//! memory again (docs/decisions/0022).

use super::long_responses;
use axum::{
    Router,
    body::Body,
    extract::ConnectInfo,
    http::{Request, Response},
};
use futures::{FutureExt, TryFutureExt, future};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use std::{
    io::{self, ErrorKind},
    net::SocketAddr,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    task::Poll,
    time::Duration,
};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::watch,
    task::JoinSet,
    time::{sleep, timeout},
};
use tower::ServiceExt;

/// How long a connection may wait for a request's head, also between two requests: longer than proxies keep an idle connection, or one
/// of them would send a form into a connection that is being closed.
const HEAD_TIMEOUT: Duration = Duration::from_secs(120);

/// How long to wait when no connection can be taken, as when too many files are open.
const PAUSE: Duration = Duration::from_secs(1);

/// How long requests may take to end once Tandem stops.
const FAREWELL: Duration = Duration::from_secs(2);

/// Takes connections until `stopped` says so, and lets what is under way end.
pub async fn serve(listener: TcpListener, router: Router, mut stopped: watch::Receiver<bool>) {
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, address)) => {
                    connections.spawn(connection(stream, address, router.clone(), stopped.clone()));
                }
                Err(cause) => pause(&cause).await,
            },
            Some(_) = connections.join_next(), if !connections.is_empty() => {}
            _ = stopped.changed() => break,
        }
    }
    drop(listener);
    let ended = timeout(FAREWELL, async {
        while connections.join_next().await.is_some() {}
    });
    if ended.await.is_err() {
        tracing::debug!(connections = connections.len(), "requests were cut");
    }
}

/// After a connection that could not be taken: whoever gave up before they were taken is no reason to wait.
async fn pause(cause: &io::Error) {
    let gave_up = [
        ErrorKind::ConnectionAborted,
        ErrorKind::ConnectionReset,
        ErrorKind::ConnectionRefused,
    ];
    if !gave_up.contains(&cause.kind()) {
        tracing::warn!(%cause, "a connection could not be taken");
        sleep(PAUSE).await;
    }
}

async fn connection(stream: TcpStream, address: SocketAddr, router: Router, stopped: watch::Receiver<bool>) {
    // A page goes out whole; waiting for more to send would only delay it.
    _ = stream.set_nodelay(true);
    // On the heap, so that a response that goes on does not keep room for it.
    let speaking = Box::pin(speak(stream, address, router, stopped.clone()));
    if let Some((stream, response)) = speaking.await {
        long_responses::send(stream, response, stopped).await;
    }
}

/// A response that goes on, once the router has given one.
#[derive(Clone, Default)]
struct Taken(Arc<Mutex<Option<Response<Body>>>>);

impl Taken {
    fn slot(&self) -> MutexGuard<'_, Option<Response<Body>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes a response that goes on out of HTTP's hands, which then wait for one that never comes. Any other passes.
    async fn pass(self, response: Response<Body>) -> Response<Body> {
        if !long_responses::goes_on(&response) {
            return response;
        }
        *self.slot() = Some(response);
        future::pending().await
    }
}

/// Speaks HTTP until the connection ends, or until a response goes on: then both are handed back. No browser asks for two things at once
/// on a connection, so everything before that response has been sent.
async fn speak(
    stream: TcpStream,
    address: SocketAddr,
    router: Router,
    mut stopped: watch::Receiver<bool>,
) -> Option<(TcpStream, Response<Body>)> {
    let taken = Taken::default();
    let passing = taken.clone();
    let answer = service_fn(move |request: Request<Incoming>| {
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(ConnectInfo(address));
        let (answering, taken) = (router.clone().oneshot(request), passing.clone());
        answering.and_then(|response| taken.pass(response).map(Ok))
    });
    let mut serving = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_TIMEOUT)
        .serve_connection(TokioIo::new(stream), answer);
    let mut is_stopping = false;
    let outcome = loop {
        let spoken = future::poll_fn(|context| {
            let ended = serving.poll_unpin(context);
            match taken.slot().take() {
                Some(response) => Poll::Ready(Ok(Some(response))),
                None => ended.map_ok(|()| None),
            }
        });
        tokio::select! {
            outcome = spoken => break outcome,
            _ = stopped.changed(), if !is_stopping => {
                is_stopping = true;
                Pin::new(&mut serving).graceful_shutdown();
            }
        }
    };
    let response = outcome
        .inspect_err(|cause| tracing::debug!(%cause, "a connection ended"))
        .ok()??;
    Some((serving.into_parts().io.into_inner(), response))
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::{Extension, routing::get};
    use futures::{StreamExt, stream};
    use tokio::{
        io::{AsyncReadExt, AsyncWriteExt},
        sync::mpsc,
        task::JoinHandle,
    };

    const PAGE: &[u8] = b"GET /page HTTP/1.1\r\nhost: here\r\n\r\n";
    const STREAM: &[u8] = b"GET /stream HTTP/1.1\r\nhost: here\r\n\r\n";

    /// A server with a page, and with a stream that says what is sent to it.
    struct Scene {
        browser: TcpStream,
        says: mpsc::Sender<&'static str>,
        stop: watch::Sender<bool>,
        serving: JoinHandle<()>,
    }

    async fn scene() -> Scene {
        let (says, heard) = mpsc::channel::<&'static str>(1);
        let heard = Arc::new(Mutex::new(Some(heard)));
        let stream = move || {
            let heard = heard.lock().unwrap().take().unwrap();
            let words = stream::unfold(heard, |mut heard| async { Some((heard.recv().await?, heard)) });
            let body = Body::from_stream(words.map(Ok::<_, io::Error>));
            async {
                (
                    [("x-of-the-router", "yes")],
                    Extension(long_responses::GoesOn),
                    body,
                )
            }
        };
        let router = Router::new()
            .route("/page", get(|| async { "a page" }))
            .route("/stream", get(stream));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = watch::channel(false);
        Scene {
            serving: tokio::spawn(serve(listener, router, stopped)),
            browser: TcpStream::connect(address).await.unwrap(),
            says,
            stop,
        }
    }

    /// Reads until that has come.
    async fn until(browser: &mut TcpStream, end: &str) -> String {
        let mut text = String::new();
        while !text.ends_with(end) {
            let mut byte = [0];
            browser.read_exact(&mut byte).await.unwrap();
            text.push(byte[0].into());
        }
        text
    }

    #[tokio::test]
    async fn a_stream_follows_a_page_on_the_same_connection_and_each_word_comes_as_it_is_said() {
        let mut scene = scene().await;
        scene.browser.write_all(PAGE).await.unwrap();
        until(&mut scene.browser, "a page").await;
        scene.browser.write_all(STREAM).await.unwrap();
        let head = until(&mut scene.browser, "\r\n\r\n").await;
        assert!(head.starts_with("HTTP/1.1 200 OK\r\n"), "{head}");
        for header in ["connection: close\r\n", "date: ", "x-of-the-router: yes\r\n"] {
            assert!(head.contains(header), "{head}");
        }
        for word in ["one", "two"] {
            scene.says.send(word).await.unwrap();
            assert_eq!(until(&mut scene.browser, word).await, word);
        }
        drop(scene.says);
        let mut rest = String::new();
        scene.browser.read_to_string(&mut rest).await.unwrap();
        assert_eq!(rest, "", "the end of the stream is the end of the connection");
    }

    #[tokio::test]
    async fn a_stream_whose_browser_has_left_is_dropped() {
        let mut scene = scene().await;
        scene.browser.write_all(STREAM).await.unwrap();
        until(&mut scene.browser, "\r\n\r\n").await;
        drop(scene.browser);
        scene.says.closed().await;
    }

    #[tokio::test]
    async fn streams_end_when_tandem_stops() {
        let mut scene = scene().await;
        scene.browser.write_all(STREAM).await.unwrap();
        until(&mut scene.browser, "\r\n\r\n").await;
        scene.stop.send(true).unwrap();
        scene.serving.await.unwrap();
        assert_eq!(scene.browser.read(&mut [0]).await.unwrap(), 0);
    }
}
