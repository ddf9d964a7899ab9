//! The arc-hybrid transition system (Kuhlmann, Gomez-Rodriguez and Satta 2011).

/// No token.
pub const NONE: usize = usize::MAX;

/// Number of positions that the parser looks at.
pub const SLOTS: usize = 9;

/// The state of a parse. Tokens count from 1; 0 is the root.
pub struct State {
    /// The stack, its top last; the root lies at the bottom.
    pub stack: Vec<usize>,
    /// The next token of the buffer.
    pub next: usize,
    /// Number of tokens.
    pub count: usize,
    /// Head of each token, as found so far.
    pub head: Vec<usize>,
    /// Label of each token, as found so far.
    pub label: Vec<usize>,
    leftmost: Vec<usize>,
    rightmost: Vec<usize>,
}

/// What a transition does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    /// Moves the next token to the stack.
    Shift,
    /// The top of the stack becomes a child of the next token.
    Left,
    /// The top of the stack becomes a child of the one below.
    Right,
}

impl Move {
    /// The three moves in the order of the scores.
    pub const ALL: [Move; 3] = [Move::Shift, Move::Left, Move::Right];
}

impl State {
    /// The state before the first transition.
    pub fn new(count: usize) -> State {
        State {
            stack: vec![0],
            next: 1,
            count,
            head: vec![0; count + 1],
            label: vec![0; count + 1],
            leftmost: vec![NONE; count + 1],
            rightmost: vec![NONE; count + 1],
        }
    }

    /// Whether every token has its head.
    pub fn is_done(&self) -> bool {
        self.next > self.count && self.stack.len() == 1
    }

    /// The `depth`-th token from the top of the stack.
    pub fn top(&self, depth: usize) -> usize {
        self.stack
            .len()
            .checked_sub(depth + 1)
            .map_or(NONE, |at| self.stack[at])
    }

    /// The tokens that the parser looks at; [`NONE`] where there is none.
    pub fn slots(&self) -> [usize; SLOTS] {
        let at = |i: usize| if i <= self.count { i } else { NONE };
        let left = |i: usize| if i == NONE { NONE } else { self.leftmost[i] };
        let right = |i: usize| if i == NONE { NONE } else { self.rightmost[i] };
        let (s0, s1, s2) = (self.top(0), self.top(1), self.top(2));
        let (b0, b1) = (at(self.next), at(self.next + 1));
        [s0, s1, s2, b0, b1, left(s0), right(s0), right(s1), left(b0)]
    }

    /// Which moves keep the tree valid: one root, and that the last to be attached.
    pub fn allowed(&self) -> [bool; 3] {
        let more = self.next <= self.count;
        let top_is_token = self.top(0) != 0;
        [
            more,
            more && top_is_token,
            self.stack.len() >= 2 && (self.top(1) != 0 || !more),
        ]
    }

    /// Makes a move that [`State::allowed`] allows.
    pub fn apply(&mut self, action: Move, label: usize) {
        match action {
            Move::Shift => {
                self.stack.push(self.next);
                self.next += 1;
            }
            Move::Left => {
                if let Some(child) = self.stack.pop() {
                    self.attach(self.next, child, label);
                }
            }
            Move::Right => {
                if let (Some(child), Some(&head)) = (self.stack.pop(), self.stack.last()) {
                    self.attach(head, child, label);
                }
            }
        }
    }

    fn attach(&mut self, head: usize, child: usize, label: usize) {
        self.head[child] = head;
        self.label[child] = label;
        if child < head {
            if self.leftmost[head] == NONE || child < self.leftmost[head] {
                self.leftmost[head] = child;
            }
        } else if self.rightmost[head] == NONE || child > self.rightmost[head] {
            self.rightmost[head] = child;
        }
    }
}
