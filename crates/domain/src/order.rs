//! Sorting with one copy of the sorting code.
//!
//! The library's sort is compiled anew, 3 to 4 kB of WebAssembly, for every type and key. Lists that are short
//! enough to be shown are put in order here: the positions are sorted, behind a call that does not depend on the
//! type, and the elements moved once.

use core::cmp::Ordering;

/// Sorts a list; equal elements keep their order.
pub fn by<T>(list: &mut Vec<T>, mut compare: impl FnMut(&T, &T) -> Ordering) {
    let places = places(list.len(), &mut |a, b| match (list.get(a), list.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    });
    let mut taken: Vec<Option<T>> = list.drain(..).map(Some).collect();
    list.extend(places.into_iter().filter_map(|place| taken.get_mut(place)?.take()));
}

/// Sorts a list by a key of its elements; equal ones keep their order.
pub fn by_key<T, K: Ord>(list: &mut Vec<T>, key: impl Fn(&T) -> K) {
    by(list, |a, b| key(a).cmp(&key(b)));
}

/// Sorts a list by its elements themselves.
pub fn sort<T: Ord>(list: &mut Vec<T>) {
    by(list, T::cmp);
}

/// The positions from 0 up to `length`, in order.
#[inline(never)]
fn places(length: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..length).collect();
    places.sort_by(|a, b| compare(*a, *b));
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_is_the_order_of_the_library(list in prop::collection::vec((0_u8..8, any::<u16>()), 0..200)) {
            let (mut ours, mut theirs) = (list.clone(), list);
            by_key(&mut ours, |(key, _)| *key);
            theirs.sort_by_key(|(key, _)| *key);
            prop_assert_eq!(&ours, &theirs);
            by(&mut ours, |a, b| b.1.cmp(&a.1));
            theirs.sort_by_key(|(_, value)| core::cmp::Reverse(*value));
            prop_assert_eq!(&ours, &theirs);
            sort(&mut ours);
            theirs.sort();
            prop_assert_eq!(ours, theirs);
        }
    }
}
