#!/usr/bin/env bash
# Charts side by side with uPlot, ECharts and Chart.js in one Chromium; fails above the goals. The program is built as
# the app is: the same flags, the same profile, the same painter.
set -euo pipefail
cd "$(dirname "$0")/../.."
source tools/app-flags.sh
cargo build --quiet --offline -p mingjing-bench-charts --target wasm32-unknown-unknown --profile app
out=target/bench-charts
wasm-bindgen --target web --no-typescript --out-dir "$out" target/wasm32-unknown-unknown/app/mingjing_bench_charts.wasm
exec node bench/charts/run.mjs "$out" "$@"
