//! The arithmetic of the log, against the published vectors and against another implementation.

#![allow(missing_docs, clippy::unwrap_used, clippy::cast_possible_truncation)]

use base64::Engine as _;
use mingjing_contract::log::{
    Checkpoint, Edge, Entry, Hash, Kind, NotProven, Proven, Signed, Tile, VerifierKey, base64 as own, bundle,
    hashes, hex, leaf_hash, node_hash, push_entry, wanted,
};
use proptest::prelude::*;
use sha2::Digest as _;
use std::collections::BTreeMap;
use tlog_tiles as other;

fn sha256(bytes: &[u8]) -> Hash {
    sha2::Sha256::digest(bytes).into()
}

/// A log of `size` entries: its full tiles, and its edge.
fn grown(size: u64) -> (BTreeMap<(Kind, u64), Vec<Hash>>, Edge) {
    let (mut tiles, mut edge) = (BTreeMap::new(), Edge::default());
    for number in 0..size {
        edge.push(sha256, leaf_hash(sha256, &entry(number)), |tile, hashes| {
            assert_eq!(hashes.len(), 256);
            assert!(
                tiles.insert((tile.kind, tile.index), hashes.to_vec()).is_none(),
                "a full tile is written once"
            );
        });
    }
    tiles.extend(edge.partial().map(|(tile, hashes)| ((tile.kind, tile.index), hashes.to_vec())));
    (tiles, edge)
}

fn entry(number: u64) -> Vec<u8> {
    format!("entry {number}").into_bytes()
}

/// The other implementation's log: every hash that it stores.
struct Stored(Vec<other::Hash>);

impl other::HashReader for Stored {
    fn read_hashes(&self, indexes: &[u64]) -> Result<Vec<other::Hash>, other::Error> {
        Ok(indexes.iter().map(|index| self.0[*index as usize]).collect())
    }
}

fn stored(size: u64) -> Stored {
    let mut stored = Stored(Vec::new());
    for number in 0..size {
        let new = other::stored_hashes(number, &entry(number), &stored).unwrap();
        stored.0.extend(new);
    }
    stored
}

#[test]
fn hashes_are_those_of_the_rfc() {
    // RFC 6962, 2.1, and the test vectors of the reference implementation of certificate transparency.
    let inputs: [&[u8]; 8] = [
        b"",
        b"\x00",
        b"\x10",
        b"\x20\x21",
        b"\x30\x31",
        b"\x40\x41\x42\x43",
        b"\x50\x51\x52\x53\x54\x55\x56\x57",
        b"\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f",
    ];
    let roots = [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ];
    let mut edge = Edge::default();
    assert_eq!(hex(&edge.root(sha256)), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    for (input, root) in inputs.into_iter().zip(roots) {
        edge.push(sha256, leaf_hash(sha256, input), |_, _| unreachable!("no tile is full"));
        assert_eq!(hex(&edge.root(sha256)), root);
    }
}

#[test]
fn nodes_are_those_of_the_other_implementation() {
    let (one, two) = (leaf_hash(sha256, b"1"), leaf_hash(sha256, b"2"));
    assert_eq!(one, other::record_hash(b"1").0);
    assert_eq!(node_hash(sha256, &one, &two), other::node_hash(other::Hash(one), other::Hash(two)).0);
}

#[test]
fn paths_are_those_of_the_specification() {
    let tile = |kind, index, width| Tile { kind, index, width }.path();
    assert_eq!(tile(Kind::Hashes(0), 1_234_067, 256), "data/log/tile/0/x001/x234/067");
    assert_eq!(tile(Kind::Hashes(2), 0, 3), "data/log/tile/2/000.p/3");
    assert_eq!(tile(Kind::Entries, 1000, 17), "data/log/tile/entries/x001/000.p/17");
}

#[test]
fn the_example_of_the_signed_note_is_read() {
    let key =
        VerifierKey::parse(sha256, "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")
            .unwrap();
    assert_eq!(key.text(), "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
    let note = "PeterNeumann\n123\nTszzRgjTG6xce+z2AG31kAXYKBgQVtCSCE40HmuwBb0=\nan extension\n\n\
                — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n\
                — witness 1234567890ABCDEF\n";
    let signed = Signed::parse(note).unwrap();
    assert_eq!(signed.checkpoint.root, sha256(b"\0hello world"));
    assert_eq!((signed.checkpoint.size, signed.signatures.len()), (123, 2));
    assert_eq!(signed.signature_of(&key).unwrap().len(), 64);
    assert!(note.starts_with(&signed.text) && signed.text.ends_with("extension\n"));
    let theirs = other::Checkpoint::from_bytes(signed.text.as_bytes()).unwrap();
    assert_eq!((theirs.size(), theirs.hash().0), (123, signed.checkpoint.root));

    let other_origin = note.replacen("PeterNeumann\n", "Peter\n", 1);
    assert_eq!(Signed::parse(&other_origin).unwrap().signature_of(&key), None);
    for (from, to) in [
        ("\n123\n", "\n0123\n"),
        ("\n123\n", "\n+123\n"),
        ("Bb0=\n", "Bb1=\n"),
        ("an extension", ""),
        ("— Peter", "- Peter"),
        ("ABCDEF\n", "ABCDEF"),
        ("\n\n", "\n"),
        ("an ext", "an\text"),
    ] {
        assert_eq!(Signed::parse(&note.replacen(from, to, 1)), None, "{from:?} → {to:?}");
    }
}

#[test]
fn a_key_has_one_text_only() {
    let good = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    for at in 0..good.len() {
        for flip in 1..=255_u8 {
            let mut bytes = good.as_bytes().to_vec();
            bytes[at] ^= flip;
            let Ok(text) = String::from_utf8(bytes) else { continue };
            assert_eq!(VerifierKey::parse(sha256, &text), None, "{text:?}");
        }
    }
}

#[test]
fn an_entry_has_one_text_only() {
    let entry = Entry {
        release: 7,
        published_at: "2026-01-31T09:00:00+08:00".into(),
        manifest_sha256: "ab".repeat(32),
    };
    let text = entry.text();
    assert_eq!(text, format!("mingjing-release/1\n7\n2026-01-31T09:00:00+08:00\n{}\n", "ab".repeat(32)));
    assert_eq!(Entry::parse(text.as_bytes()), Some(entry));
    for other in [
        text.replace("/1\n", "/2\n"),
        text.replace("\n7\n", "\n07\n"),
        text.replace('\n', "\r\n"),
        format!("{text}x"),
    ] {
        assert_eq!(Entry::parse(other.as_bytes()), None, "{other:?}");
    }
}

#[test]
fn a_broken_file_of_entries_tells_where() {
    let mut bytes = Vec::new();
    assert!(push_entry(&mut bytes, b"one") && push_entry(&mut bytes, b""));
    let whole: Vec<_> = bundle(&bytes).collect();
    assert_eq!(whole, [Ok((2, &b"one"[..])), Ok((7, &b""[..]))]);
    assert!(!push_entry(&mut Vec::new(), &[0; 65_536]));
    bytes.push(9);
    assert_eq!(bundle(&bytes).last(), Some(Err(7)));
}

#[test]
fn hashes_come_whole_or_not_at_all() {
    assert_eq!(hashes(&[1; 64]), Some(vec![[1; 32]; 2]));
    assert_eq!(hashes(&[1; 65]), None);
}

/// Every size near the places where a tile fills, on three levels.
#[test]
fn tiles_and_roots_are_those_of_the_other_implementation() {
    let all = stored(66_100);
    let mut edge = Edge::default();
    let mut full = BTreeMap::new();
    for size in 1..=66_100_u64 {
        edge.push(sha256, leaf_hash(sha256, &entry(size - 1)), |tile, hashes| {
            full.insert(tile.path(), hashes.to_vec());
        });
        let near = [0, 256, 512, 65_536].iter().any(|at| size.abs_diff(*at) < 3) || size % 9_973 == 0;
        if !near {
            continue;
        }
        assert_eq!(edge.root(sha256), other::tree_hash(size, &all).unwrap().0, "size {size}");
        for tile in other::Tile::new_tiles(8, size - 1, size) {
            let theirs = hashes(&tile.read_data(&all).unwrap()).unwrap();
            let kind = Kind::Hashes(tile.level());
            let ours = Tile { kind, index: tile.level_index(), width: u64::from(tile.width()) };
            assert_eq!(ours.path(), tile.path().replacen("tile/8/", "data/log/tile/", 1));
            let held = edge.partial().find(|(held, _)| *held == ours).map(|(_, hashes)| hashes.to_vec());
            assert_eq!(held.or_else(|| full.get(&ours.path()).cloned()), Some(theirs), "{}", ours.path());
        }
    }
    assert!(full.contains_key("data/log/tile/1/000"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn base64_is_that_of_the_library(bytes in prop::collection::vec(any::<u8>(), 0..70)) {
        let text = base64::prelude::BASE64_STANDARD.encode(&bytes);
        prop_assert_eq!(own::encode(&bytes), &*text);
        prop_assert_eq!(own::decode(&text), Some(bytes));
    }

    #[test]
    fn base64_takes_what_the_library_takes(text in "[A-Za-z0-9+/=]{0,13}") {
        prop_assert_eq!(own::decode(&text), base64::prelude::BASE64_STANDARD.decode(&text).ok());
    }

    #[test]
    fn the_wanted_tiles_prove_leaf_and_older_root(size in 1_u64..2_000, leaf in any::<u64>(), older in any::<u64>()) {
        let (tiles, edge) = grown(size);
        let (leaf, older) = (leaf % size, older % (size + 1));
        let taken: Vec<_> = wanted(size, leaf, Some(older))
            .into_iter()
            .map(|tile| (tile, tiles[&(tile.kind, tile.index)].clone()))
            .collect();
        prop_assert!(taken.len() <= 6, "{} tiles", taken.len());
        let proven = Proven::check(sha256, size, &edge.root(sha256), &taken).unwrap();
        prop_assert_eq!(proven.leaf(leaf), Ok(leaf_hash(sha256, &entry(leaf))));
        prop_assert_eq!(proven.root_at(sha256, older), Ok(grown(older).1.root(sha256)));
        // What the other implementation proves of the same tree.
        let all = stored(size);
        let proof = other::prove_record(size, leaf, &all).unwrap();
        let root = other::Hash(edge.root(sha256));
        other::check_record(&proof, size, root, leaf, other::Hash(proven.leaf(leaf).unwrap())).unwrap();
        if older > 0 {
            let proof = other::prove_tree(size, older, &all).unwrap();
            let before = other::Hash(proven.root_at(sha256, older).unwrap());
            other::check_tree(&proof, size, root, older, before).unwrap();
        }
        // Any other hash in any of the tiles is found.
        for place in 0..taken.len() {
            let mut spoilt = taken.clone();
            let count = spoilt[place].1.len();
            spoilt[place].1[(leaf as usize) % count][7] ^= 1;
            let found = Proven::check(sha256, size, &edge.root(sha256), &spoilt);
            prop_assert!(matches!(found, Err(NotProven::Root | NotProven::Tile(_))), "{found:?}");
        }
    }

    #[test]
    fn an_edge_from_tiles_grows_like_one_that_was_kept(size in 1_u64..1_500, more in 1_u64..300) {
        let (tiles, kept) = grown(size);
        let mut loaded = Edge::from_tiles(size, |tile| tiles.get(&(tile.kind, tile.index)).cloned()).unwrap();
        prop_assert_eq!(&loaded, &kept);
        for number in size..size + more {
            loaded.push(sha256, leaf_hash(sha256, &entry(number)), |_, _| ());
        }
        prop_assert_eq!(loaded.root(sha256), grown(size + more).1.root(sha256));
    }
}

#[test]
fn a_checkpoint_is_written_as_the_specification_has_it() {
    let checkpoint = Checkpoint { origin: "log.example.org/1".into(), size: 3, root: sha256(b"") };
    assert_eq!(checkpoint.text(), "log.example.org/1\n3\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n");
}
