//! The dynamic oracle of the arc-hybrid system (Goldberg and Nivre 2013): for each move the number of
//! gold arcs that it puts out of reach.

use lang::model::transition::{NONE, State};

/// Costs of shift, left and right. `heads[0]` is not used.
pub(super) fn costs(state: &State, heads: &[usize]) -> [usize; 3] {
    let mut costs = [0; 3];
    let (next, top) = (state.next, state.top(0));
    if next <= state.count {
        let depth = state.stack.len();
        for (i, &token) in state.stack.iter().enumerate() {
            costs[0] += usize::from(i + 1 < depth && heads[next] == token);
            costs[0] += usize::from(token != 0 && heads[token] == next);
        }
        if top != 0 && top != NONE {
            let lost_head = heads[top] == state.top(1) || heads[top] > next;
            costs[1] = usize::from(lost_head) + children_from(state, heads, top);
        }
    }
    if state.stack.len() >= 2 {
        costs[2] = usize::from(heads[top] >= next) + children_from(state, heads, top);
    }
    costs
}

/// Gold children of `token` that are still in the buffer.
fn children_from(state: &State, heads: &[usize], token: usize) -> usize {
    (state.next..=state.count)
        .filter(|&child| heads[child] == token)
        .count()
}
