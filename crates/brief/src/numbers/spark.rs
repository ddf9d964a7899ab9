//! Lines of numbers in a row of characters.

use measure::NumberPoint;

const BLOCKS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// What stands for a year without a number.
pub(crate) const GAP: char = '·';

/// The last `width` years of a line, a character each, scaled from `low` to `high`.
pub(crate) fn sparkline(points: &[NumberPoint], (low, high): (f64, f64), width: usize) -> String {
    let from = points.len().saturating_sub(width.max(1));
    let range = high - low;
    points
        .iter()
        .skip(from)
        .map(|point| match point.value {
            None => GAP,
            Some(value) => {
                let part = if range > 0.0 {
                    (value - low) / range
                } else {
                    0.5
                };
                let step = (part * 7.0).round().clamp(0.0, 7.0) as usize;
                BLOCKS[step]
            }
        })
        .collect()
}

/// From where to where the numbers of some lines go; from zero where none is below.
pub(crate) fn scale<'p>(points: impl IntoIterator<Item = &'p NumberPoint>) -> (f64, f64) {
    let values = points.into_iter().filter_map(|point| point.value);
    let (low, high) = values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| {
        (low.min(value), high.max(value))
    });
    if low > high {
        return (0.0, 1.0);
    }
    (low.min(0.0), high.max(0.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use measure::panels::Standing;

    #[test]
    fn a_gap_is_no_zero() {
        let points: Vec<NumberPoint> = [Some(0.0), None, Some(7.0), Some(3.5)]
            .into_iter()
            .zip(2000..)
            .map(|(value, year)| NumberPoint {
                year,
                standing: Standing::Value,
                value,
            })
            .collect();
        let scale = scale(&points);
        assert_eq!(sparkline(&points, scale, 10), "▁·█▅");
        assert_eq!(sparkline(&points, scale, 2), "█▅");
        assert_eq!(sparkline(&[], scale, 2), "");
    }
}
