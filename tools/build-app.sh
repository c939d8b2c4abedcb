#!/usr/bin/env bash
# Builds the app as readers get it, into dist/. Plain `trunk build` makes the same app, a tenth heavier.
#
# The standard library is compiled with the app, for size. A panic ends the program at once; its text, which a browser
# shows to nobody, is left out, and so are places in the source and the code of `{:?}`. Cargo and rustc call these ways
# of building unstable: RUSTC_BOOTSTRAP lets the stable compiler take them, for this build alone; everything else is
# built without.
set -euo pipefail
cd "$(dirname "$0")/.."
eval "$(tools/setup.sh path)"

export RUSTC_BOOTSTRAP=1
export CARGO_UNSTABLE_BUILD_STD=std
export CARGO_UNSTABLE_BUILD_STD_FEATURES=optimize_for_size
export CARGO_UNSTABLE_PANIC_IMMEDIATE_ABORT=true
export CARGO_PROFILE_APP_PANIC=immediate-abort
# Cargo adds these to the flags of .cargo/config.toml.
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="-Zlocation-detail=none -Zfmt-debug=none"

# Trunk builds offline, so that it fetches no tools of its own: what cargo needs has to be there before.
# What the standard library is made of comes only when a target is named.
cargo fetch --locked --quiet
cargo fetch --locked --quiet --target wasm32-unknown-unknown
trunk build "$@"
