//! Weighted projections: what is left of a column when all fixed effects are taken out of it.
//!
//! With `D` the dummies of all sets and `W` the weights, the residual of `v` is `v - D a` where
//! `D'W D a = D'W v`. Taking out one set is a weighted mean by group. Taking the sets out one after
//! the other, again and again, is the method of alternating projections (Gaure 2013, "OLS with
//! multiple high dimensional category variables", Computational Statistics and Data Analysis 66);
//! it is slow where the sets hang together loosely. Berge (2018, "Efficient estimation of maximum
//! likelihood models with multiple fixed-effects", CREA 2018-13) accelerates it by Irons and Tuck's
//! rule, Correia (2016, "Linear models with high-dimensional fixed effects: an efficient and
//! feasible estimator") by conjugate gradients. Here the set with most groups is projected out
//! exactly within every sweep, which costs no iteration because its rows lie together in memory, and
//! the coefficients of the other sets are found by conjugate gradients, scaled by the weight of each
//! group. One set is thus exact, and several columns go through one sweep.

use crate::factor::Factor;

/// Columns that are swept together.
const WIDTH: usize = 4;

/// The fixed effects over rows that are sorted by the set with most groups.
#[derive(Debug)]
pub(crate) struct Effects {
    /// Where each group of the leading set begins; one more entry than groups.
    starts: Vec<u32>,
    /// For every other set the slot of each row in the common coefficient vector.
    slots: Vec<Vec<u32>>,
    /// Slots in all.
    slot_count: usize,
    rows: usize,
}

/// How a projection went.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sweeps {
    /// Sweeps over the rows.
    pub(crate) count: usize,
    /// Whether every column reached the tolerance.
    pub(crate) converged: bool,
}

impl Effects {
    /// The order in which the rows have to be for [`Effects::new`]: sorted by the set with most
    /// groups.
    pub(crate) fn order(sets: &[Factor], rows: usize) -> Vec<u32> {
        let Some(lead) = lead(sets) else {
            return (0..rows as u32).collect();
        };
        let lead = &sets[lead];
        let mut starts = group_starts(lead);
        let mut order = vec![0_u32; rows];
        for (row, &group) in lead.codes().iter().enumerate() {
            let at = &mut starts[group as usize];
            order[*at as usize] = row as u32;
            *at += 1;
        }
        order
    }

    /// The effects of sets whose rows are in the order of [`Effects::order`].
    pub(crate) fn new(sets: &[Factor], rows: usize) -> Effects {
        let Some(lead) = lead(sets) else {
            return Effects {
                starts: vec![0],
                slots: Vec::new(),
                slot_count: 0,
                rows,
            };
        };
        let mut slot_count = 0;
        let mut slots = Vec::new();
        for (index, set) in sets.iter().enumerate() {
            if index != lead {
                let offset = slot_count as u32;
                slots.push(set.codes().iter().map(|&code| code + offset).collect());
                slot_count += set.groups();
            }
        }
        Effects {
            starts: group_starts(&sets[lead]),
            slots,
            slot_count,
            rows,
        }
    }

    /// Whether there are no effects at all.
    pub(crate) fn is_empty(&self) -> bool {
        self.starts.len() == 1
    }

    /// Takes the effects out of the columns, in place.
    ///
    /// A column is done when the norm of what single sets still explain is at most its tolerance
    /// times the norm of the column without the leading set.
    pub(crate) fn residualise(
        &self,
        weights: &[f64],
        columns: &mut [&mut Vec<f64>],
        tolerances: &[f64],
        limit: usize,
    ) -> Sweeps {
        let mut all = Sweeps {
            count: 0,
            converged: true,
        };
        if self.is_empty() {
            return all;
        }
        for (chunk, tolerances) in columns.chunks_mut(WIDTH).zip(tolerances.chunks(WIDTH)) {
            let done = match chunk.len() {
                1 => self.block::<1>(weights, chunk, tolerances, limit),
                2 => self.block::<2>(weights, chunk, tolerances, limit),
                3 => self.block::<3>(weights, chunk, tolerances, limit),
                _ => self.block::<WIDTH>(weights, chunk, tolerances, limit),
            };
            all.count += done.count;
            all.converged &= done.converged;
        }
        all
    }

    fn block<const C: usize>(
        &self,
        weights: &[f64],
        columns: &mut [&mut Vec<f64>],
        tolerances: &[f64],
        limit: usize,
    ) -> Sweeps {
        let mut values: Vec<[f64; C]> = (0..self.rows)
            .map(|row| std::array::from_fn(|c| columns[c][row]))
            .collect();
        let mut accepted = [0.0; C];
        let totals = self.take_out_lead(weights, &mut values);
        for c in 0..C {
            accepted[c] = tolerances[c] * tolerances[c] * totals[c];
        }
        let mut sweeps = Sweeps {
            count: 1,
            converged: true,
        };
        if !self.slots.is_empty() {
            let (coefficients, done) = match self.slots.as_slice() {
                [a] => self.solve::<C, 1>([a], weights, &values, accepted, limit),
                [a, b] => self.solve::<C, 2>([a, b], weights, &values, accepted, limit),
                [a, b, c] => self.solve::<C, 3>([a, b, c], weights, &values, accepted, limit),
                many => self.solve_many::<C>(many, weights, &values, accepted, limit),
            };
            sweeps.count += done.count;
            sweeps.converged = done.converged;
            for slots in &self.slots {
                for (value, &slot) in values.iter_mut().zip(slots) {
                    let own = &coefficients[slot as usize];
                    for c in 0..C {
                        value[c] -= own[c];
                    }
                }
            }
            self.take_out_lead(weights, &mut values);
        }
        for c in 0..C {
            for (out, value) in columns[c].iter_mut().zip(&values) {
                *out = value[c];
            }
        }
        sweeps
    }

    /// The coefficients of every set, by group, for values that are sums of them: the leading set at
    /// its place among the sets. Sums of coefficients that the rows do not determine depend on `from`,
    /// the coefficients that the search starts with, and on nothing else.
    pub(crate) fn coefficients(
        &self,
        sets: &[Factor],
        values: &[f64],
        from: impl Fn(usize) -> f64,
        limit: usize,
    ) -> Option<Vec<Vec<f64>>> {
        let Some(lead) = lead(sets) else {
            return Some(Vec::new());
        };
        let weights = vec![1.0; self.rows];
        let start: Vec<f64> = (0..self.slot_count).map(from).collect();
        let sum = |row: usize, of: &[f64]| -> f64 {
            self.slots.iter().map(|slots| of[slots[row] as usize]).sum()
        };
        let left: Vec<[f64; 1]> = values
            .iter()
            .enumerate()
            .map(|(row, value)| [value - sum(row, &start)])
            .collect();
        let mut centred = left;
        let [total] = self.take_out_lead(&weights, &mut centred);
        let accepted = [1e-24 * total];
        let (found, sweeps) = self.solve_many(&self.slots, &weights, &centred, accepted, limit);
        if !sweeps.converged {
            return None;
        }
        let slots: Vec<f64> = start
            .iter()
            .zip(&found)
            .map(|(start, [own])| start + own)
            .collect();
        let mut all = Vec::with_capacity(sets.len());
        let mut at = 0;
        for (index, set) in sets.iter().enumerate() {
            if index == lead {
                let means = self.starts.windows(2).map(|range| {
                    let rows = range[0] as usize..range[1] as usize;
                    let count = rows.len() as f64;
                    rows.map(|row| values[row] - sum(row, &slots)).sum::<f64>() / count
                });
                all.push(means.collect());
            } else {
                all.push(slots[at..at + set.groups()].to_vec());
                at += set.groups();
            }
        }
        Some(all)
    }

    /// Subtracts the weighted means of the leading set; gives the weighted sums of squares that
    /// are left.
    fn take_out_lead<const C: usize>(&self, weights: &[f64], values: &mut [[f64; C]]) -> [f64; C] {
        let mut left = [0.0; C];
        for range in self.starts.windows(2) {
            let range = range[0] as usize..range[1] as usize;
            let weights = &weights[range.clone()];
            let values = &mut values[range];
            let mut mean = [0.0; C];
            let mut total = 0.0;
            for (&weight, value) in weights.iter().zip(&*values) {
                total += weight;
                for c in 0..C {
                    mean[c] += weight * value[c];
                }
            }
            if total > 0.0 {
                mean = mean.map(|sum| sum / total);
            }
            for (&weight, value) in weights.iter().zip(values) {
                for c in 0..C {
                    value[c] -= mean[c];
                    left[c] += weight * value[c] * value[c];
                }
            }
        }
        left
    }

    fn solve_many<const C: usize>(
        &self,
        slots: &[Vec<u32>],
        weights: &[f64],
        values: &[[f64; C]],
        accepted: [f64; C],
        limit: usize,
    ) -> (Vec<[f64; C]>, Sweeps) {
        let system = System {
            effects: self,
            weights,
            add: |row: usize, from: &[[f64; C]]| {
                let mut sum = [0.0; C];
                for slots in slots {
                    add(&mut sum, &from[slots[row] as usize]);
                }
                sum
            },
            scatter: |row: usize, what: &[f64; C], to: &mut [[f64; C]]| {
                for slots in slots {
                    add(&mut to[slots[row] as usize], what);
                }
            },
        };
        conjugate_gradients(&system, &self.scales(weights), values, accepted, limit)
    }

    fn solve<const C: usize, const S: usize>(
        &self,
        slots: [&Vec<u32>; S],
        weights: &[f64],
        values: &[[f64; C]],
        accepted: [f64; C],
        limit: usize,
    ) -> (Vec<[f64; C]>, Sweeps) {
        let slots: [&[u32]; S] = slots.map(Vec::as_slice);
        let system = System {
            effects: self,
            weights,
            add: |row: usize, from: &[[f64; C]]| {
                let mut sum = [0.0; C];
                for slots in slots {
                    add(&mut sum, &from[slots[row] as usize]);
                }
                sum
            },
            scatter: |row: usize, what: &[f64; C], to: &mut [[f64; C]]| {
                for slots in slots {
                    add(&mut to[slots[row] as usize], what);
                }
            },
        };
        conjugate_gradients(&system, &self.scales(weights), values, accepted, limit)
    }

    /// The inverse weight of every slot after the leading set is taken out, as far as the rows tell
    /// without looking at cells: a diagonal scaling, so that groups of any size count alike.
    fn scales(&self, weights: &[f64]) -> Vec<f64> {
        let mut plain = vec![0.0; self.slot_count];
        let mut reduced = vec![0.0; self.slot_count];
        for range in self.starts.windows(2) {
            let range = range[0] as usize..range[1] as usize;
            let total: f64 = weights[range.clone()].iter().sum();
            for row in range {
                let weight = weights[row];
                let own = if total > 0.0 {
                    weight * (1.0 - weight / total)
                } else {
                    0.0
                };
                for slots in &self.slots {
                    plain[slots[row] as usize] += weight;
                    reduced[slots[row] as usize] += own;
                }
            }
        }
        plain
            .iter()
            .zip(&reduced)
            .map(|(&plain, &reduced)| {
                let own = if reduced > 1e-9 * plain {
                    reduced
                } else {
                    plain
                };
                if own > 0.0 { 1.0 / own } else { 0.0 }
            })
            .collect()
    }
}

/// The normal equations of all sets but the leading one, which is taken out.
struct System<'e, A, B> {
    effects: &'e Effects,
    weights: &'e [f64],
    /// Adds up the coefficients of a row.
    add: A,
    /// Adds to the slots of a row.
    scatter: B,
}

impl<A, B> System<'_, A, B> {
    /// `D'W (t - means of t by the leading set)` for the `t` of each row.
    fn collect<const C: usize>(
        &self,
        of: impl Fn(usize) -> [f64; C],
        scratch: &mut Vec<[f64; C]>,
        out: &mut [[f64; C]],
    ) where
        B: Fn(usize, &[f64; C], &mut [[f64; C]]),
    {
        out.fill([0.0; C]);
        for range in self.effects.starts.windows(2) {
            let range = range[0] as usize..range[1] as usize;
            let weights = &self.weights[range.clone()];
            scratch.clear();
            let mut mean = [0.0; C];
            let mut total = 0.0;
            for (row, &weight) in range.clone().zip(weights) {
                let value = of(row);
                total += weight;
                for c in 0..C {
                    mean[c] += weight * value[c];
                }
                scratch.push(value);
            }
            if total > 0.0 {
                let inverse = 1.0 / total;
                mean = mean.map(|sum| sum * inverse);
            }
            for ((row, &weight), value) in range.zip(weights).zip(&*scratch) {
                let what = std::array::from_fn(|c| weight * (value[c] - mean[c]));
                (self.scatter)(row, &what, out);
            }
        }
    }

    fn apply<const C: usize>(
        &self,
        coefficients: &[[f64; C]],
        scratch: &mut Vec<[f64; C]>,
        out: &mut [[f64; C]],
    ) where
        A: Fn(usize, &[[f64; C]]) -> [f64; C],
        B: Fn(usize, &[f64; C], &mut [[f64; C]]),
    {
        self.collect(|row| (self.add)(row, coefficients), scratch, out);
    }
}

/// Solves for all columns at once; a column that reached its norm rests.
fn conjugate_gradients<const C: usize, A, B>(
    system: &System<'_, A, B>,
    scales: &[f64],
    values: &[[f64; C]],
    accepted: [f64; C],
    limit: usize,
) -> (Vec<[f64; C]>, Sweeps)
where
    A: Fn(usize, &[[f64; C]]) -> [f64; C],
    B: Fn(usize, &[f64; C], &mut [[f64; C]]),
{
    let slots = scales.len();
    let mut scratch = Vec::new();
    let mut solution = vec![[0.0; C]; slots];
    let mut residual = vec![[0.0; C]; slots];
    system.collect(|row| values[row], &mut scratch, &mut residual);
    let mut direction: Vec<[f64; C]> = scaled(&residual, scales);
    let mut image = vec![[0.0; C]; slots];
    let mut norm = [0.0; C];
    for (r, d) in residual.iter().zip(&direction) {
        for c in 0..C {
            norm[c] += r[c] * d[c];
        }
    }
    let open = |norm: &[f64; C]| -> [bool; C] {
        std::array::from_fn(|c| norm[c] > accepted[c] && norm[c] > f64::MIN_POSITIVE)
    };
    let mut going = open(&norm);
    let mut count = 0;
    while going.contains(&true) {
        if count >= limit {
            return (
                solution,
                Sweeps {
                    count,
                    converged: false,
                },
            );
        }
        count += 1;
        system.apply(&direction, &mut scratch, &mut image);
        let mut curvature = [0.0; C];
        for (d, i) in direction.iter().zip(&image) {
            for c in 0..C {
                curvature[c] += d[c] * i[c];
            }
        }
        let mut step = [0.0; C];
        for c in 0..C {
            if going[c] {
                if curvature[c] > 0.0 {
                    step[c] = norm[c] / curvature[c];
                } else {
                    // The direction lies in the null space as far as arithmetic can tell.
                    going[c] = false;
                }
            }
        }
        let mut next = [0.0; C];
        for slot in 0..slots {
            let scale = scales[slot];
            for c in 0..C {
                solution[slot][c] += step[c] * direction[slot][c];
                residual[slot][c] -= step[c] * image[slot][c];
                next[c] += residual[slot][c] * residual[slot][c] * scale;
            }
        }
        let still = open(&next);
        let mut turn = [0.0; C];
        for c in 0..C {
            going[c] &= still[c];
            if going[c] {
                turn[c] = next[c] / norm[c];
            }
            norm[c] = next[c];
        }
        for slot in 0..slots {
            let scale = scales[slot];
            for c in 0..C {
                direction[slot][c] = scale * residual[slot][c] + turn[c] * direction[slot][c];
            }
        }
    }
    (
        solution,
        Sweeps {
            count,
            converged: true,
        },
    )
}

fn scaled<const C: usize>(values: &[[f64; C]], scales: &[f64]) -> Vec<[f64; C]> {
    values
        .iter()
        .zip(scales)
        .map(|(value, &scale)| value.map(|value| value * scale))
        .collect()
}

#[inline(always)]
fn add<const C: usize>(to: &mut [f64; C], what: &[f64; C]) {
    for c in 0..C {
        to[c] += what[c];
    }
}

fn lead(sets: &[Factor]) -> Option<usize> {
    (0..sets.len()).max_by_key(|&index| (sets[index].groups(), std::cmp::Reverse(index)))
}

fn group_starts(set: &Factor) -> Vec<u32> {
    let mut starts = vec![0_u32; set.groups() + 1];
    for &code in set.codes() {
        starts[code as usize + 1] += 1;
    }
    for index in 1..starts.len() {
        starts[index] += starts[index - 1];
    }
    starts
}
