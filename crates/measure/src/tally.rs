//! A count with the mean score of what was counted.

use record::Event;
use serde::Serialize;

/// A number of events and their mean PLOVER score.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Tally {
    /// How many events.
    pub count: usize,
    /// Mean of their scores, from -10 (conflict) to +10 (cooperation); `None` when there is no event.
    pub mean: Option<f64>,
}

/// What is summed while events are counted.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Sum {
    count: usize,
    score: f64,
}

impl Sum {
    pub(crate) fn add(&mut self, event: &Event) {
        self.count += 1;
        self.score += event.event_scale();
    }

    pub(crate) fn tally(self) -> Tally {
        Tally {
            count: self.count,
            mean: (self.count > 0).then(|| self.score / self.count as f64),
        }
    }
}
