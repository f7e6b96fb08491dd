//! Numbers that look random and are the same in every run: a choice made with them can be made again.

/// A row of numbers that depends on nothing but its seed.
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        // Seeds that lie close together must not give rows that do, and zero gives no row at all.
        Self(
            0x5eed_u64
                .wrapping_add(seed)
                .wrapping_mul(0x9e37_79b9_7f4a_7c15)
                | 1,
        )
    }

    /// A number below `bound`, or zero where that is zero.
    pub(crate) fn below(&mut self, bound: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % bound.max(1)
    }

    /// As many of `all` as are asked for, in the order they stand in.
    pub(crate) fn sample<T>(&mut self, mut all: Vec<T>, count: usize) -> Vec<T> {
        while all.len() > count {
            let at = self.below(all.len() as u64);
            all.remove(usize::try_from(at).unwrap_or_default());
        }
        all
    }
}
