//! Chance from a fixed seed. Every part of the sample has a stream of its own, so that a change of one part leaves
//! the others as they are.

/// The seed of everything. Another number gives another sample region.
const SEED: u64 = 0x6d69_6e67_6a69_6e67;

/// A stream of SplitMix64 (Steele, Lea, Flood 2014): the same numbers on every machine.
pub struct Random(u64);

impl Random {
    /// The stream of a name (FNV-1a of it, mixed into the seed).
    pub fn named(name: &str) -> Self {
        let hash = name.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
        });
        Self(SEED ^ hash)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number of `0..n`; 0 when `n` is not positive.
    pub fn below(&mut self, n: i64) -> i64 {
        let n = u64::try_from(n).unwrap_or(0).max(1);
        i64::try_from(self.next() % n).unwrap_or(0)
    }

    /// A number from `least` to `most`, both included.
    pub fn between(&mut self, least: i64, most: i64) -> i64 {
        least + self.below(most - least + 1)
    }

    /// True so many times in a thousand.
    pub fn chance(&mut self, per_mille: i64) -> bool {
        self.below(1000) < per_mille
    }

    /// Around 0, mostly within `spread`, at most twice as far: the sum of four even chances.
    pub fn bell(&mut self, spread: i64) -> i64 {
        (0..4).map(|_| self.between(-spread, spread)).sum::<i64>() / 2
    }

    /// One of several.
    pub fn pick<T: Copy + Default>(&mut self, all: &[T]) -> T {
        let index = self.below(i64::try_from(all.len()).unwrap_or(0));
        usize::try_from(index).ok().and_then(|index| all.get(index)).copied().unwrap_or_default()
    }
}

/// A cosine without floats: from -1000 to 1000, 1000 at `at = 0`, of the given period. Two parabolas, at most 6 % off.
pub fn wave(at: i64, period: i64) -> i64 {
    let quarter = (at.rem_euclid(period) * 4000 / period.max(1) + 1000).rem_euclid(4000);
    let x = quarter % 2000 - 1000;
    let y = 1000 - x * x / 1000;
    if quarter < 2000 { y } else { -y }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stream_is_that_of_the_publication() {
        // SplitMix64 from state 0 begins so in every implementation.
        let mut random = Random(0);
        assert_eq!(random.next(), 0xe220_a839_7b1d_cdaf);
        assert_eq!(random.next(), 0x6e78_9e6a_a1b9_65f4);
    }

    #[test]
    fn streams_differ_and_keep_their_bounds() {
        let (mut one, mut other) = (Random::named("a"), Random::named("b"));
        assert_ne!(one.next(), other.next());
        assert!((0..1000).all(|_| (3..=5).contains(&one.between(3, 5))));
        assert!((0..1000).all(|_| one.bell(10).abs() <= 20));
        assert_eq!(one.pick::<u8>(&[]), 0);
    }

    #[test]
    fn a_wave_goes_up_and_down() {
        assert_eq!([0, 6, 12, 18, 24].map(|hour| wave(hour, 24)), [1000, 0, -1000, 0, 1000]);
        assert_eq!(wave(3, 24), 750);
    }
}
