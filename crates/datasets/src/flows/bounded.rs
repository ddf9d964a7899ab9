//! A reader of JSON that stops where a record does not end, so that memory stays bounded.

use std::io::{self, Read};

/// Bytes of a record at most. Those of UN Comtrade have two thousand.
const LONGEST: usize = 1 << 20;

/// Depth of brackets in which the records lie: an object with a list.
const OUTSIDE: usize = 2;

/// Follows brackets and strings, and fails when too much comes without a record ending.
pub(super) struct Bounded<R> {
    inner: R,
    depth: usize,
    in_string: bool,
    escaped: bool,
    since: usize,
}

impl<R: Read> Bounded<R> {
    pub(super) fn new(inner: R) -> Bounded<R> {
        Bounded {
            inner,
            depth: 0,
            in_string: false,
            escaped: false,
            since: 0,
        }
    }

    fn follow(&mut self, byte: u8) {
        self.since += 1;
        if self.in_string {
            match byte {
                _ if self.escaped => self.escaped = false,
                b'\\' => self.escaped = true,
                b'"' => self.in_string = false,
                _ => {}
            }
            return;
        }
        match byte {
            b'"' => self.in_string = true,
            b'{' | b'[' => self.depth += 1,
            b'}' | b']' => {
                self.depth = self.depth.saturating_sub(1);
                if self.depth <= OUTSIDE {
                    self.since = 0;
                }
            }
            // Blanks between records are kept nowhere.
            b' ' | b'\n' | b'\r' | b'\t' => self.since -= 1,
            _ => {}
        }
    }
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        for &byte in &buffer[..count] {
            self.follow(byte);
            if self.since > LONGEST {
                return Err(io::Error::other("a record is longer than 1 MB"));
            }
        }
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::{Bounded, LONGEST};
    use std::io::{Read, Write as _};

    fn reads(text: &[u8]) -> bool {
        let mut sink = std::io::sink();
        let mut bounded = Bounded::new(text);
        let mut buffer = vec![0; 4096];
        loop {
            match bounded.read(&mut buffer) {
                Ok(0) => return true,
                Ok(count) => sink.write_all(&buffer[..count]).unwrap(),
                Err(error) => {
                    assert_eq!(error.to_string(), "a record is longer than 1 MB");
                    return false;
                }
            }
        }
    }

    #[test]
    fn many_records_are_read_and_an_endless_one_is_not() {
        let mut many = b"{\"data\":[".to_vec();
        for _ in 0..100_000 {
            many.extend_from_slice(b"{\"a\":\"}\\\"{[\",\"b\":[1,{}]},   ");
        }
        assert!(many.len() > 2 * LONGEST);
        assert!(reads(&many));
        let long = |inner: &[u8]| {
            let mut text = b"{\"data\":[{\"a\":".to_vec();
            while text.len() < 2 * LONGEST {
                text.extend_from_slice(inner);
            }
            text
        };
        for inner in [&b"7"[..], b"\"", b"\"}\",", b"{}", b"[", b"\\"] {
            // Two quotes are an empty string, and a row of them is no record either.
            assert!(!reads(&long(inner)), "{:?}", String::from_utf8_lossy(inner));
        }
    }
}
