//! A zstd frame whose first block is as it is, so that what stands there can differ while what follows stays compressed (RFC 8878,
//! sections 3.1.1.1 and 3.1.1.2).
//!
//! The blocks that follow were compressed as a frame of their own. They still mean the same behind a raw block: they refer to nothing
//! before themselves, and a raw block leaves a decoder's memory of earlier offsets and tables as it is at a frame's beginning.

use zstd::zstd_safe::CParameter;

/// How long the start of a frame is that tells no length and has no dictionary: magic number, descriptor, window.
const START: usize = 6;
/// The descriptor that says so.
const PLAIN: u8 = 0;
/// The window of such a frame: 128 KiB, which is also the longest block.
const WINDOW: u8 = 7 << 3;
const LONGEST_BLOCK: usize = 128 * 1024;

/// How hard to try: this is done once for each kept page.
const LEVEL: i32 = 3;

/// The text as a frame; `None` if that cannot be done.
pub(super) fn compressed(text: &str) -> Option<Box<[u8]>> {
    let mut compressor = zstd::bulk::Compressor::new(LEVEL).ok()?;
    compressor
        .set_parameter(CParameter::ContentSizeFlag(false))
        .ok()?;
    let frame = compressor.compress(text.as_bytes()).ok()?;
    // The buffer was made for the worst case, and this is kept.
    (frame.get(4) == Some(&PLAIN)).then(|| frame.into_boxed_slice())
}

/// The frame of `start` and of what the other frame holds; `None` if the start is too long for one block.
pub(super) fn with_start(start: &[u8], frame: &[u8]) -> Option<Vec<u8>> {
    if start.len() >= LONGEST_BLOCK {
        return None;
    }
    let (magic_and_descriptor, window) = (frame.get(..START - 1)?, *frame.get(START - 1)?);
    let block = u32::try_from(start.len()).ok()? << 3;
    let mut whole = Vec::with_capacity(frame.len() + start.len() + 3);
    whole.extend_from_slice(magic_and_descriptor);
    whole.push(window.max(WINDOW));
    // Three bytes, the lowest first: not the last one, raw, and how long.
    whole.extend_from_slice(block.to_le_bytes().get(..3)?);
    whole.extend_from_slice(start);
    whole.extend_from_slice(frame.get(START..)?);
    Some(whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_with_a_start_holds_both_texts_whatever_their_length() {
        let words = ["", "a", "Sally ", "Prepare the company site for G2 – ", "é😀"];
        for (length, word) in [0, 1, 3, 200, 5_000]
            .into_iter()
            .flat_map(|n| words.map(|word| (n, word)))
        {
            let (start, rest) = (word.repeat(length.min(900)), word.repeat(length));
            let whole = with_start(start.as_bytes(), &compressed(&rest).unwrap()).unwrap();
            assert_eq!(
                zstd::decode_all(&*whole).unwrap(),
                [start, rest].concat().as_bytes()
            );
        }
    }
}
