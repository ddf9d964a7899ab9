//! Numbers in digits, in words, or both: `1.5 billion`, `two hundred`, `half a million`, `Rs 45 crore`.

use record::Decimal;

use super::pieces::{Kind, Piece};
use super::tables::Tables;

/// A number in the text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Numeral {
    pub(crate) value: Decimal,
    /// The piece after it.
    pub(crate) end: usize,
    /// The plural of a scale alone: "millions of"; the value is the scale.
    pub(crate) vague: bool,
    /// Part of a whole; the value is in percent.
    pub(crate) part: bool,
    /// Digits alone, without scale: may be a year or a label.
    pub(crate) plain: bool,
    /// A letter behind the number was read as a scale that may also be a measure ("30m", "5t").
    pub(crate) doubtful: bool,
}

const ONE: Decimal = Decimal::new(1, 0);
const HUNDRED: Decimal = Decimal::new(100, 0);

/// Reads numerals out of the pieces of a sentence.
#[derive(Clone, Copy)]
pub(crate) struct Numerals<'a> {
    pub(crate) tables: &'a Tables,
    pub(crate) pieces: &'a [Piece],
}

impl<'a> Numerals<'a> {
    fn lower(self, at: usize) -> &'a str {
        self.pieces.get(at).map_or("", |piece| piece.lower.as_str())
    }

    fn is(self, at: usize, words: &[&str]) -> bool {
        words.contains(&self.lower(at))
    }

    /// The place after a blank or a hyphen within a word ("50-million").
    fn past_hyphen(self, at: usize) -> usize {
        match (self.pieces.get(at), self.pieces.get(at + 1)) {
            (Some(dash), Some(next))
                if dash.is_dash() && dash.glued && next.glued && next.is_word() =>
            {
                at + 1
            }
            _ => at,
        }
    }

    /// The number that begins at a piece.
    pub(crate) fn read(self, at: usize) -> Option<Numeral> {
        self.vague(at)
            .or_else(|| self.part(at))
            .or_else(|| self.digits(at))
            .or_else(|| self.words(at))
    }

    /// "millions", "several hundred", "tens of thousands".
    fn vague(self, at: usize) -> Option<Numeral> {
        let numeral = |value, end| Numeral {
            value,
            end,
            vague: true,
            part: false,
            plain: false,
            doubtful: false,
        };
        if let Some((length, value)) = self.tables.plurals.at(self.pieces, at) {
            return Some(numeral(*value, at + length));
        }
        let some = if self.is(at, &["several", "many"]) {
            at + 1
        } else if self.is(at, &["a"]) && self.is(at + 1, &["few", "couple"]) {
            at + 2 + usize::from(self.is(at + 2, &["of"]))
        } else {
            return None;
        };
        let (value, end) = self.scales(some)?;
        Some(numeral(value, end))
    }

    /// "a third of", "two-thirds of", "half the", "one in five".
    fn part(self, at: usize) -> Option<Numeral> {
        let numeral = |value, end| Numeral {
            value,
            end,
            vague: false,
            part: true,
            plain: false,
            doubtful: false,
        };
        if self.is(at, &["half"]) {
            let before = at.checked_sub(1).map_or("", |at| self.lower(at));
            let of_time = matches!(
                before,
                "first" | "second" | "latter" | "other" | "last" | "next" | "1st" | "2nd" | "the"
            ) || before == "-";
            let whole = self.is(at + 1, &["of", "the", "its", "their", "his", "her", "all"]);
            let value = Decimal::new(50, 0);
            return (whole && !of_time).then(|| numeral(value, at + 1));
        }
        let (count, next) = if self.is(at, &["a", "an"]) {
            (1, at + 1)
        } else {
            let small = self.small(at)?;
            (small.0, small.1)
        };
        // "one in five", "seven of every ten", "three out of four"
        let out_of = if self.is(next, &["out"]) && self.is(next + 1, &["of"]) {
            Some(next + 2)
        } else if self.is(next, &["in"]) || self.is(next, &["of"]) && self.is(next + 1, &["every"])
        {
            Some(next + 1)
        } else {
            None
        };
        if let Some(at) = out_of
            && let Some((whole, end)) = self.small(at + usize::from(self.is(at, &["every"])))
        {
            return (count < whole && whole > 1)
                .then(|| Decimal::percent_of(count, whole).map(|value| numeral(value, end)))
                .flatten();
        }
        let next = self.past_hyphen(next);
        let whole = *self.tables.parts.get(self.lower(next))?;
        // "a quarter of a million" is a number.
        if count >= whole || !self.is(next + 1, &["of"]) || self.scale_of(next + 2).is_some() {
            return None;
        }
        Some(numeral(Decimal::percent_of(count, whole)?, next + 1))
    }

    /// A whole number up to twenty, in words or digits.
    fn small(self, at: usize) -> Option<(u64, usize)> {
        let value = match self.pieces.get(at)?.kind {
            Kind::Number(value) => value?,
            _ => *self.tables.numbers.get(self.lower(at))?,
        };
        let number: u64 = value.to_string().parse().ok()?;
        (1..=20).contains(&number).then_some((number, at + 1))
    }

    /// "a million", "million", as in "half of a million".
    fn scale_of(self, at: usize) -> Option<(Decimal, usize)> {
        let at = at + usize::from(self.is(at, &["a", "an"]));
        self.scales(at)
    }

    /// Digits with what multiplies them.
    fn digits(self, at: usize) -> Option<Numeral> {
        let piece = self.pieces.get(at)?;
        let Kind::Number(value) = piece.kind else {
            return None;
        };
        let value = value?;
        let mut numeral = Numeral {
            value,
            end: at + 1,
            vague: false,
            part: false,
            plain: piece.plain,
            doubtful: false,
        };
        let next = self.pieces.get(at + 1);
        if let Some(next) = next.filter(|next| next.glued && next.is_word()) {
            let scale = self.tables.glued.get(&next.lower);
            let scale = scale.or_else(|| self.tables.scales.get(&next.lower));
            if let Some(scale) = scale {
                numeral.value = value.times(*scale)?;
                numeral.end = at + 2;
                numeral.plain = false;
                numeral.doubtful = matches!(next.lower.as_str(), "m" | "mm" | "t" | "b");
            }
            return Some(numeral);
        }
        if let Some((scale, end)) = self.scales(self.past_hyphen(at + 1)) {
            numeral.value = value.times(scale)?;
            numeral.end = end;
            numeral.plain = false;
        }
        Some(numeral)
    }

    /// Scales in a row: "thousand", "hundred million", "lakh crore".
    fn scales(self, at: usize) -> Option<(Decimal, usize)> {
        let mut end = at;
        let mut product = None;
        loop {
            let next = if product.is_none() {
                end
            } else {
                self.past_hyphen(end)
            };
            let Some(scale) = self.tables.scales.get(self.lower(next)) else {
                break;
            };
            // A short scale such as "mn" or "cr" apart from its number is read; other letters are not.
            product = Some(match product {
                None => *scale,
                Some(product) => Decimal::times(product, *scale)?,
            });
            end = next + 1;
        }
        product.map(|product| (product, end))
    }

    /// Numbers in words.
    fn words(self, at: usize) -> Option<Numeral> {
        let numeral = |value, end| Numeral {
            value,
            end,
            vague: false,
            part: false,
            plain: false,
            doubtful: false,
        };
        // "a further hundred", "another million", "half billion"
        let more =
            if self.is(at, &["a", "an"]) && self.is(at + 1, &["further", "additional", "extra"]) {
                Some(at + 2)
            } else if self.is(at, &["another"]) {
                Some(at + 1)
            } else {
                None
            };
        if let Some(more) = more {
            let (scale, end) = self.scales(more)?;
            return Some(numeral(scale, end));
        }
        if self.is(at, &["half"])
            && let Some((scale, end)) = self.scales(at + 1)
        {
            return Some(numeral(scale.times(Decimal::new(5, 1))?, end));
        }
        // "half a million", "a quarter of a billion", "three quarters of a million"
        if self.is(at, &["half"]) && self.is(at + 1, &["a", "an"]) {
            let (scale, end) = self.scale_of(at + 1)?;
            return Some(numeral(scale.times(Decimal::new(5, 1))?, end));
        }
        let (count, next) = if self.is(at, &["a", "an"]) {
            (Some(1), at + 1)
        } else {
            self.small(at)
                .map_or((None, at), |(count, next)| (Some(count), next))
        };
        let parts = self.past_hyphen(next);
        if let (Some(count), Some(&whole)) = (count, self.tables.parts.get(self.lower(parts)))
            && self.is(parts + 1, &["of"])
            && let Some((scale, end)) = self.scale_of(parts + 2)
        {
            let hundredth = Decimal::new(1, 2);
            let share = Decimal::percent_of(count, whole)?.times(hundredth)?;
            return Some(numeral(scale.times(share)?, end));
        }
        if self.is(at, &["a", "an"]) {
            let (scale, mut end) = self.scales(at + 1)?;
            let mut value = scale;
            if self.is(end, &["and"]) && self.is(end + 1, &["a"]) && self.is(end + 2, &["half"]) {
                value = value.times(Decimal::new(15, 1))?;
                end += 3;
            }
            // "a hundred and sixty", "a thousand two hundred"
            let spelled = self.spelled(at + 1, Some(ONE)).filter(|own| own.end > end);
            return Some(spelled.unwrap_or(numeral(value, end)));
        }
        self.spelled(at, None)
    }

    /// "twenty-five", "two hundred and fifty thousand", "one and a half billion".
    fn spelled(self, at: usize, first: Option<Decimal>) -> Option<Numeral> {
        let mut total = Decimal::default();
        // What the next scale multiplies.
        let mut group: Option<Decimal> = first;
        let mut end = at;
        let mut any = first.is_some();
        loop {
            let next = if any { self.past_hyphen(end) } else { end };
            let word = self.lower(next);
            if let Some(&value) = self.tables.numbers.get(word) {
                let fits = match group {
                    None => true,
                    // "twenty five", "hundred five"; not "five six".
                    Some(group) => fits_behind(group, value),
                };
                if !fits {
                    break;
                }
                group = Some(group.unwrap_or_default().plus(value)?);
                (end, any) = (next + 1, true);
            } else if any
                && word == "and"
                && self.is(next + 1, &["a"])
                && self.is(next + 2, &["half"])
            {
                group = Some(group.unwrap_or_default().plus(Decimal::new(5, 1))?);
                end = next + 3;
            } else if any && word == "and" && group.is_none_or(|group| group >= HUNDRED) {
                let Some(value) = self.tables.numbers.get(self.lower(next + 1)) else {
                    break;
                };
                if value.is_zero() {
                    break;
                }
                end = next + 1;
            } else if let Some(&scale) = self.tables.scales.get(word) {
                if !any && word == "dozen" {
                    return None;
                }
                match group {
                    Some(value) if scale == HUNDRED || word == "dozen" => {
                        group = Some(value.times(scale)?);
                    }
                    Some(value) => {
                        total = total.plus(value.times(scale)?)?;
                        group = None;
                    }
                    None if any => total = total.times(scale)?,
                    None => return None,
                }
                end = next + 1;
            } else {
                break;
            }
        }
        any.then_some(())?;
        let value = total.plus(group.unwrap_or_default())?;
        Some(Numeral {
            value,
            end,
            vague: false,
            part: false,
            plain: value == ONE,
            doubtful: false,
        })
    }
}

/// Whether a number word may follow what was read: a digit behind tens, tens and digits behind
/// hundreds.
fn fits_behind(group: Decimal, value: Decimal) -> bool {
    let text = group.to_string();
    let zeros = text.len() - text.trim_end_matches('0').len();
    let digits = value.to_string().len();
    digits <= zeros && !group.is_zero() && !value.is_zero()
}
