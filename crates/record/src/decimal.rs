//! Decimal numbers as a text gives them, without rounding.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// An exact decimal number: `units` divided by ten to the power of `places`.
///
/// Kept without zeros at the end, so that equal numbers are equal. Written and read as a string
/// (`"1200000000"`, `"-0.5"`), since a JSON reader may round a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Decimal {
    units: i128,
    places: u8,
}

/// The text is no decimal number, or it has more than 30 digits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadDecimal(
    /// The text.
    pub String,
);

impl fmt::Display for BadDecimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} is no decimal number such as -12.5", self.0)
    }
}

impl std::error::Error for BadDecimal {}

/// Digits that a number may have, so that sums and products with scales do not run over.
const DIGITS: usize = 30;

impl Decimal {
    /// `units` divided by ten to the power of `places`.
    pub const fn new(mut units: i128, mut places: u8) -> Decimal {
        while places > 0 && units % 10 == 0 {
            units /= 10;
            places -= 1;
        }
        Decimal { units, places }
    }

    /// A whole number.
    pub fn whole(number: u64) -> Decimal {
        Decimal::new(i128::from(number), 0)
    }

    /// `part` of `whole` as percent, rounded to four places; `None` for a whole of 0.
    pub fn percent_of(part: u64, whole: u64) -> Option<Decimal> {
        let (part, whole) = (i128::from(part) * 1_000_000, i128::from(whole));
        let percent = (part + whole / 2).checked_div(whole)?;
        Some(Decimal::new(percent, 4))
    }

    /// The product; `None` where it has too many digits.
    pub fn times(self, other: Decimal) -> Option<Decimal> {
        let product = Decimal::new(
            self.units.checked_mul(other.units)?,
            self.places.checked_add(other.places)?,
        );
        product.fits().then_some(product)
    }

    /// The sum; `None` where it has too many digits.
    pub fn plus(self, other: Decimal) -> Option<Decimal> {
        let places = self.places.max(other.places);
        let sum = self.at(places)?.checked_add(other.at(places)?)?;
        let sum = Decimal::new(sum, places);
        sum.fits().then_some(sum)
    }

    /// The number with the other sign.
    #[must_use]
    pub const fn negative(self) -> Decimal {
        Decimal {
            units: -self.units,
            places: self.places,
        }
    }

    /// Whether it is below zero.
    pub const fn is_negative(self) -> bool {
        self.units < 0
    }

    /// Whether it is zero.
    pub const fn is_zero(self) -> bool {
        self.units == 0
    }

    /// The nearest binary number.
    pub fn to_f64(self) -> f64 {
        // Parsing rounds once; a division would round twice.
        self.to_string().parse().unwrap_or(f64::NAN)
    }

    fn at(self, places: u8) -> Option<i128> {
        10i128
            .checked_pow(u32::from(places - self.places))
            .and_then(|scale| self.units.checked_mul(scale))
    }

    fn fits(self) -> bool {
        self.units.unsigned_abs() < 10u128.pow(DIGITS as u32) && usize::from(self.places) <= DIGITS
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Decimal) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Decimal) -> Ordering {
        let places = self.places.max(other.places);
        match (self.at(places), other.at(places)) {
            (Some(a), Some(b)) => a.cmp(&b),
            // One of them has too many digits at the places of the other; doubles tell them apart.
            _ => self.to_f64().total_cmp(&other.to_f64()),
        }
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.units.unsigned_abs().to_string();
        let sign = if self.units < 0 { "-" } else { "" };
        let places = usize::from(self.places);
        if places == 0 {
            return write!(f, "{sign}{digits}");
        }
        let digits = format!("{digits:0>width$}", width = places + 1);
        let (whole, rest) = digits.split_at(digits.len() - places);
        write!(f, "{sign}{whole}.{rest}")
    }
}

impl FromStr for Decimal {
    type Err = BadDecimal;

    fn from_str(text: &str) -> Result<Decimal, BadDecimal> {
        let bad = || BadDecimal(text.to_owned());
        let (negative, body) = match text.strip_prefix('-') {
            Some(body) => (true, body),
            None => (false, text),
        };
        let (whole, rest) = body.split_once('.').unwrap_or((body, ""));
        let all_digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty()
            || !all_digits(whole)
            || !all_digits(rest)
            || body.ends_with('.')
            || whole.len() + rest.len() > DIGITS
        {
            return Err(bad());
        }
        let units: i128 = format!("{whole}{rest}").parse().map_err(|_| bad())?;
        let places = u8::try_from(rest.len()).map_err(|_| bad())?;
        let number = Decimal::new(units, places);
        Ok(if negative { number.negative() } else { number })
    }
}

impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Decimal, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::Decimal;

    fn decimal(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn numbers_are_kept_exactly() {
        for (text, written) in [
            ("0", "0"),
            ("12.50", "12.5"),
            ("-0.005", "-0.005"),
            ("007", "7"),
            ("100", "100"),
        ] {
            assert_eq!(decimal(text).to_string(), written);
        }
        for text in [
            "",
            "-",
            ".5",
            "5.",
            "1e3",
            "1,000",
            "NaN",
            "1.2.3",
            &"9".repeat(31),
        ] {
            assert!(text.parse::<Decimal>().is_err(), "{text}");
        }
    }

    #[test]
    fn sums_products_and_order() {
        let (a, b) = (decimal("1.5"), decimal("1000000"));
        assert_eq!(a.times(b).unwrap().to_string(), "1500000");
        assert_eq!(a.plus(decimal("0.25")).unwrap().to_string(), "1.75");
        assert!(decimal("-1") < decimal("0.1") && decimal("0.1") < decimal("0.11"));
        assert_eq!(Decimal::percent_of(2, 3).unwrap().to_string(), "66.6667");
        assert_eq!(Decimal::percent_of(1, 4).unwrap().to_string(), "25");
        assert_eq!(Decimal::percent_of(1, 0), None);
        let much = decimal(&"9".repeat(30));
        assert_eq!(much.times(b), None);
        assert_eq!(much.plus(decimal("0.1")), None);
        assert_eq!(decimal("0.1").to_f64(), 0.1);
    }
}
