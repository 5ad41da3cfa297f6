//! Brotli and gzip, as hard as they go: it happens once, and each visitor gains.

use std::io::Write;

use anyhow::Result;
use flate2::Compression;
use flate2::write::GzEncoder;

/// Whether compressing a file of this name pays. Fonts and pictures are compressed by their formats.
pub(super) fn pays(name: &str) -> bool {
    const TEXT: [&str; 8] = ["js", "wasm", "css", "svg", "json", "txt", "html", "webmanifest"];
    name.rsplit_once('.')
        .is_some_and(|(_, extension)| TEXT.contains(&extension))
}

/// `bytes` by brotli.
pub(crate) fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let params = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        ..Default::default()
    };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut packed, &params)?;
    Ok(packed)
}

/// `bytes` by gzip.
pub(super) fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}
