#!/usr/bin/env bash
# Builds the app as readers get it, into dist/. Plain `trunk build` makes the same app, a tenth heavier.
set -euo pipefail
cd "$(dirname "$0")/.."
eval "$(tools/setup.sh path)"

source tools/app-flags.sh

# Trunk builds offline, so that it fetches no tools of its own: what cargo needs has to be there before.
# What the standard library is made of comes only when a target is named.
cargo fetch --locked --quiet
cargo fetch --locked --quiet --target wasm32-unknown-unknown
trunk build "$@"
