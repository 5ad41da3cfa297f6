//! `bare ADDRESS FILE` answers every request with the bytes of a file, from memory.

use std::io::{Error, Result};

use axum::Router;
use axum::body::Bytes;
use axum::http::header::CONTENT_TYPE;
use tokio::net::TcpListener;

#[tokio::main]
async fn main() -> Result<()> {
    let mut args = std::env::args().skip(1);
    let (Some(address), Some(file)) = (args.next(), args.next()) else {
        return Err(Error::other("usage: bare ADDRESS FILE"));
    };
    let page = Bytes::from(std::fs::read(file)?);
    let answer = move || {
        let page = page.clone();
        async move { ([(CONTENT_TYPE, "text/html; charset=utf-8")], page) }
    };
    axum::serve(TcpListener::bind(address).await?, Router::new().fallback(answer)).await
}
