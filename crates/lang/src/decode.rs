//! From bytes to the text that is stored.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// How many bytes are looked at to guess an encoding.
const SAMPLE: usize = 64 * 1024;

/// Decodes bytes of any encoding: by their byte order mark, as UTF-8 where they are valid, else as
/// the legacy encoding that they most resemble. What cannot be decoded becomes U+FFFD.
pub fn decode(bytes: &[u8]) -> String {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return convert(encoding, &bytes[length..]);
    }
    if let Some(encoding) = utf16_without_mark(bytes) {
        return convert(encoding, bytes);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        // A cut or damaged file in UTF-8 is still UTF-8.
        Err(error) if is_nearly_utf8(bytes, error.valid_up_to()) => {
            String::from_utf8_lossy(bytes).into_owned()
        }
        Err(error) => {
            // The part from the first byte that is not ASCII on tells most.
            let from = error.valid_up_to().saturating_sub(SAMPLE / 2);
            let to = bytes.len().min(from + SAMPLE);
            let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
            detector.feed(&bytes[from..to], true);
            convert(detector.guess(None, Utf8Detection::Deny), bytes)
        }
    }
}

fn convert(encoding: &'static Encoding, bytes: &[u8]) -> String {
    encoding.decode_without_bom_handling(bytes).0.into_owned()
}

/// UTF-16 shows by zero bytes at every second place.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(4096) & !1];
    if sample.len() < 8 {
        return None;
    }
    let zeros = |first: usize| {
        sample
            .iter()
            .skip(first)
            .step_by(2)
            .filter(|&&b| b == 0)
            .count()
    };
    let (even, odd) = (zeros(0), zeros(1));
    let units = sample.len() / 2;
    if odd * 10 >= units * 7 && even * 10 < units {
        Some(UTF_16LE)
    } else if even * 10 >= units * 7 && odd * 10 < units {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Whether far more bytes are well-formed multi-byte UTF-8 than are not UTF-8.
fn is_nearly_utf8(bytes: &[u8], valid_up_to: usize) -> bool {
    let from = valid_up_to.saturating_sub(SAMPLE / 2);
    let sample = &bytes[from..bytes.len().min(from + SAMPLE)];
    let (mut good, mut bad) = (0usize, 0usize);
    for chunk in sample.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > 0 && good >= 4 * bad
}

/// The text as it is stored: NFC, line ends as `\n`, control characters and no-break spaces as
/// blanks, without soft hyphens and invisible marks. Applied twice it is as applied once.
pub fn normalise(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' => {
                chars.next_if_eq(&'\n');
                clean.push('\n');
            }
            '\n' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => clean.push('\n'),
            '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}' | '\u{feff}' => {}
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {}
            c if c.is_control() => clean.push(' '),
            // Every kind of blank is one of the same kind; U+1680 and U+3000 are among them.
            c if c.is_whitespace() => clean.push(' '),
            c => clean.push(c),
        }
    }
    match is_nfc_quick(clean.chars()) {
        IsNormalized::Yes => clean,
        _ => clean.nfc().collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::{decode, normalise};

    #[test]
    fn encodings_are_recognised() {
        let text = "Türkiye and Belarus signed “a treaty” – in Minsk";
        assert_eq!(decode(text.as_bytes()), text);
        let mut with_mark = b"\xef\xbb\xbf".to_vec();
        with_mark.extend_from_slice(text.as_bytes());
        assert_eq!(decode(&with_mark), text);
        for little in [true, false] {
            let units = text.encode_utf16();
            let bytes: Vec<u8> = units
                .flat_map(|unit| {
                    if little {
                        unit.to_le_bytes()
                    } else {
                        unit.to_be_bytes()
                    }
                })
                .collect();
            assert_eq!(decode(&bytes), text, "without a mark");
            let mut marked = if little {
                vec![0xff, 0xfe]
            } else {
                vec![0xfe, 0xff]
            };
            marked.extend_from_slice(&bytes);
            assert_eq!(decode(&marked), text, "with a mark");
        }
        let (windows, _, _) = encoding_rs::WINDOWS_1252.encode(text);
        assert_eq!(decode(&windows), text);
        let russian = "Министр иностранных дел прибыл с визитом в Минск";
        let (windows, _, _) = encoding_rs::WINDOWS_1251.encode(russian);
        assert_eq!(decode(&windows), russian);
    }

    #[test]
    fn a_cut_utf8_file_stays_utf8() {
        let mut bytes = "“Türkiye” – Россия".as_bytes().to_vec();
        bytes.pop();
        assert_eq!(decode(&bytes), "“Türkiye” – Росси\u{fffd}");
    }

    #[test]
    fn the_stored_text_has_one_form() {
        assert_eq!(normalise("a\r\nb\rc\u{2028}d"), "a\nb\nc\nd");
        assert_eq!(
            normalise("co\u{ad}operate\u{a0}now\u{0}x\ty"),
            "cooperate now x y"
        );
        assert_eq!(normalise("Tu\u{308}rkiye"), "Türkiye");
    }
}
