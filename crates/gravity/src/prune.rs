//! Rows that cannot say anything: alone in a group, or in a group without any outcome.

use crate::factor::Factor;

/// How many rows went for which reason.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Pruned {
    pub(crate) singletons: usize,
    pub(crate) zero_groups: usize,
}

/// Removes from `rows` those that are alone in a group and those in groups whose outcomes are all
/// zero, until none is left of either kind. What remains does not depend on the order, since
/// removing rows never makes a group larger or its sum positive.
pub(crate) fn prune(
    rows: &mut Vec<u32>,
    outcome: &[f64],
    sets: &[Factor],
    drop_singletons: bool,
    drop_zero_groups: bool,
) -> Pruned {
    let mut pruned = Pruned::default();
    loop {
        let before = rows.len();
        for set in sets {
            let mut size = vec![0_u32; set.groups()];
            let mut positive = vec![false; set.groups()];
            for &row in &*rows {
                let group = set.codes()[row as usize] as usize;
                size[group] += 1;
                positive[group] |= outcome[row as usize] > 0.0;
            }
            rows.retain(|&row| {
                let group = set.codes()[row as usize] as usize;
                if drop_zero_groups && !positive[group] {
                    pruned.zero_groups += 1;
                    return false;
                }
                if drop_singletons && size[group] == 1 {
                    pruned.singletons += 1;
                    return false;
                }
                true
            });
        }
        if rows.len() == before {
            return pruned;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Pruned, prune};
    use crate::factor::Factor;

    #[test]
    fn removal_goes_on_until_nothing_changes() {
        // Row 0 is alone in b; without it, group 0 of a has no outcome left.
        let a = Factor::from_values("a", [0, 0, 0, 1, 1]);
        let b = Factor::from_values("b", [0, 1, 1, 1, 1]);
        let outcome = [3.0, 0.0, 0.0, 1.0, 2.0];
        let mut rows: Vec<u32> = (0..5).collect();
        let pruned = prune(&mut rows, &outcome, &[a, b], true, true);
        assert_eq!(rows, [3, 4]);
        assert_eq!(
            pruned,
            Pruned {
                singletons: 1,
                zero_groups: 2
            }
        );
    }
}
