//! Reading single fields.

use crate::report::quoted;

/// What data sets write where they have no value.
const NOTHING: [&str; 9] = ["", "NA", "N/A", "..", ".", "-", "null", "NULL", "NaN"];

/// A number; `None` where the field says that there is no value.
///
/// # Errors
/// The reason, when it is something else or not finite.
pub fn number(field: &str) -> Result<Option<f64>, String> {
    if NOTHING.contains(&field) {
        return Ok(None);
    }
    match field.parse::<f64>() {
        Ok(number) if number.is_finite() => Ok(Some(number)),
        Ok(_) => Err(format!("{} is not a finite number", quoted(field))),
        Err(_) => Err(format!("{} is not a number", quoted(field))),
    }
}

/// A whole number, also written as `17.0`; `None` where the field says that there is no value.
///
/// # Errors
/// The reason, when it is something else.
pub fn whole(field: &str) -> Result<Option<i64>, String> {
    if let Ok(number) = field.parse::<i64>() {
        return Ok(Some(number));
    }
    match number(field)? {
        None => Ok(None),
        Some(number) if number.fract() == 0.0 && number.abs() < 9e15 => Ok(Some(number as i64)),
        Some(_) => Err(format!("{} is not a whole number", quoted(field))),
    }
}

/// A year.
///
/// # Errors
/// The reason, when it is none or out of range.
pub fn year(field: &str) -> Result<i32, String> {
    let years = record::Time::YEARS;
    whole(field)?
        .and_then(|year| i32::try_from(year).ok())
        .filter(|year| years.contains(year))
        .ok_or_else(|| {
            let (from, to) = (years.start(), years.end());
            format!("{} is not a year from {from} to {to}", quoted(field))
        })
}
