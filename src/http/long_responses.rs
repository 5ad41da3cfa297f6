//! Responses that go on for hours: live streams. Once one has begun, its connection is for nothing else.
//!
//! A connection that speaks HTTP keeps buffers for requests yet to come, sixteen kibibytes of them, and a viewer sends none. So the
//! router's response is taken out of HTTP's hands before it is sent, and written here, up to the end of the connection
//! (docs/decisions/0025).

use axum::{
    body::{Body, Bytes},
    http::{Response, header},
};
use futures::StreamExt;
use std::{
    io,
    time::{Duration, SystemTime},
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{
        TcpStream,
        tcp::{ReadHalf, WriteHalf},
    },
    sync::watch,
    time::timeout,
};

/// How long a browser may take no byte of what waits for it.
const PATIENCE: Duration = Duration::from_secs(60);

/// Marks a response that goes on, among its extensions.
#[derive(Clone)]
pub(super) struct GoesOn;

/// Whether it goes on.
pub(super) fn goes_on(response: &Response<Body>) -> bool {
    response.extensions().get::<GoesOn>().is_some()
}

/// Sends it until it ends, the browser leaves, or Tandem stops.
pub(super) async fn send(
    mut socket: TcpStream,
    response: Response<Body>,
    mut stopped: watch::Receiver<bool>,
) {
    let (head, body) = (head(&response), response.into_body());
    let (reading, mut writing) = socket.split();
    let sent = tokio::select! {
        sent = write_all(&mut writing, head, body) => sent,
        () = left(reading) => return,
        _ = stopped.changed() => Ok(()),
    };
    match sent {
        Ok(()) => _ = socket.shutdown().await,
        Err(cause) => tracing::debug!(%cause, "a stream ended"),
    }
}

async fn write_all(writing: &mut WriteHalf<'_>, head: Bytes, body: Body) -> io::Result<()> {
    write(writing, head).await?;
    let mut chunks = body.into_data_stream();
    while let Some(chunk) = chunks.next().await {
        write(writing, chunk.map_err(io::Error::other)?).await?;
    }
    Ok(())
}

async fn write(writing: &mut WriteHalf<'_>, mut bytes: Bytes) -> io::Result<()> {
    while !bytes.is_empty() {
        let taken = timeout(PATIENCE, writing.write(&bytes)).await??;
        if taken == 0 {
            return Err(io::ErrorKind::WriteZero.into());
        }
        bytes = bytes.split_off(taken);
    }
    Ok(())
}

/// Status and headers. The end of the connection is the end of the response.
fn head(response: &Response<Body>) -> Bytes {
    let date = httpdate::fmt_http_date(SystemTime::now());
    let mut head = format!(
        "HTTP/1.1 {}\r\nconnection: close\r\ndate: {date}\r\n",
        response.status()
    )
    .into_bytes();
    let ours = [header::CONNECTION, header::DATE, header::TRANSFER_ENCODING];
    for (name, value) in response.headers().iter().filter(|(name, _)| !ours.contains(name)) {
        head.extend_from_slice(name.as_str().as_bytes());
        head.extend_from_slice(b": ");
        head.extend_from_slice(value.as_bytes());
        head.extend_from_slice(b"\r\n");
    }
    head.extend_from_slice(b"\r\n");
    head.into()
}

/// Waits until the browser has left. Whatever else it sends on this connection is not answered.
async fn left(mut reading: ReadHalf<'_>) {
    let mut unasked = [0; 64];
    while let Ok(1..) = reading.read(&mut unasked).await {}
}
