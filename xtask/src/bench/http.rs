//! As much of an HTTP/1.1 client as measuring needs, and no more, so that the client costs little.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use anyhow::{Context, Result, bail};

/// Asks for a page.
pub(super) const PAGE: &str = "Accept: text/html";

/// A GET that is sent again and again.
#[derive(Clone)]
pub(super) struct Request {
    pub(super) address: String,
    pub(super) path: String,
    /// The `Cookie` header; none is sent if it is empty.
    pub(super) cookie: String,
}

/// What came back.
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) body: Vec<u8>,
}

/// A kept-alive connection.
pub(super) struct Connection {
    reader: BufReader<TcpStream>,
    bytes: Vec<u8>,
}

impl Request {
    /// Sends it once, on a connection of its own.
    pub(super) fn get(&self) -> Result<Answer> {
        Connection::open(self, &[PAGE])?.get()
    }

    /// The same as a browser does, which takes brotli.
    pub(super) fn get_packed(&self) -> Result<Answer> {
        Connection::open(self, &["Accept: text/html", "Accept-Encoding: br"])?.get()
    }

    /// Opens an event stream and waits for the head of the answer.
    pub(super) fn open_stream(&self) -> Result<Connection> {
        let mut connection = Connection::open(self, &["Accept: text/event-stream"])?;
        connection.reader.get_mut().write_all(&connection.bytes)?;
        let (status, _) = connection.head()?;
        if status != 200 {
            bail!("the stream {} answers {status}", self.path);
        }
        Ok(connection)
    }
}

impl Connection {
    /// Connects, ready to send `request`.
    pub(super) fn open(request: &Request, headers: &[&str]) -> Result<Connection> {
        let stream = TcpStream::connect(&request.address)
            .with_context(|| format!("no answer from {}", request.address))?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(Duration::from_secs(10)))?;
        let cookie = match request.cookie.as_str() {
            "" => String::new(),
            cookie => format!("Cookie: {cookie}\r\n"),
        };
        let (path, host) = (&request.path, &request.address);
        let headers: String = headers.iter().map(|header| format!("{header}\r\n")).collect();
        let text = format!("GET {path} HTTP/1.1\r\nHost: {host}\r\n{headers}{cookie}\r\n");
        Ok(Connection {
            reader: BufReader::new(stream),
            bytes: text.into_bytes(),
        })
    }

    /// Sends the request and reads the whole answer.
    pub(super) fn get(&mut self) -> Result<Answer> {
        self.reader.get_mut().write_all(&self.bytes)?;
        let (status, length) = self.head()?;
        let body = match length {
            Some(length) => self.exactly(length)?,
            None => self.chunks()?,
        };
        Ok(Answer { status, body })
    }

    /// Of an event stream: the tag of the first state that it tells.
    pub(super) fn tag(&mut self) -> Result<String> {
        loop {
            if let Some(tag) = self.line()?.strip_prefix("id:") {
                return Ok(tag.trim().to_owned());
            }
        }
    }

    /// The status and the content length; none means chunks.
    fn head(&mut self) -> Result<(u16, Option<usize>)> {
        let first = self.line()?;
        let status = first.split(' ').nth(1).and_then(|code| code.parse().ok());
        let status = status.with_context(|| format!("not an HTTP answer: {first}"))?;
        let mut length = None;
        loop {
            let line = self.line()?.to_ascii_lowercase();
            if line.is_empty() {
                return Ok((status, length));
            }
            if let Some(value) = line.strip_prefix("content-length:") {
                length = Some(value.trim().parse()?);
            }
        }
    }

    fn chunks(&mut self) -> Result<Vec<u8>> {
        let mut body = Vec::new();
        loop {
            let length = usize::from_str_radix(self.line()?.trim(), 16).context("not a chunk")?;
            body.extend(self.exactly(length)?);
            self.line()?;
            if length == 0 {
                return Ok(body);
            }
        }
    }

    fn exactly(&mut self, length: usize) -> Result<Vec<u8>> {
        let mut bytes = vec![0; length];
        self.reader.read_exact(&mut bytes)?;
        Ok(bytes)
    }

    fn line(&mut self) -> Result<String> {
        let mut line = String::new();
        if self.reader.read_line(&mut line)? == 0 {
            bail!("the server closed the connection");
        }
        Ok(line.trim_end().to_owned())
    }
}
