#!/usr/bin/env bash
# Puts the pinned tools into a cache folder of the user's, where a second clone finds them.
#   tools/setup.sh        what building needs
#   tools/setup.sh test   also what the browser tests need
#   tools/setup.sh bench  what the benchmarks compare with
#   eval "$(tools/setup.sh path)"   prints the environment for the other commands
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=versions.env
. "$here/versions.env"
cache=${MINGJING_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/mingjing}
trunk=$cache/trunk-$TRUNK_VERSION
bindgen=$cache/wasm-bindgen-$WASM_BINDGEN_VERSION
split=$cache/wasm-split-$WASM_SPLIT_VERSION
binaryen=$cache/binaryen-$BINARYEN_VERSION
esbuild=$cache/esbuild-$ESBUILD_VERSION
browser=$cache/browser-$PLAYWRIGHT_VERSION-$AXE_VERSION
bench=$cache/bench-$POLARS_VERSION-$DUCKDB_VERSION-$ZSTANDARD_VERSION

bench_charts=$cache/bench-charts-$UPLOT_VERSION-$ECHARTS_VERSION-$CHARTJS_VERSION
open_data=$cache/open-$FRICTIONLESS_VERSION-$JSONSCHEMA_VERSION-$LXML_VERSION-$FEEDPARSER_VERSION-$ICALENDAR_VERSION-$RDFLIB_VERSION-$PYSHACL_VERSION
api=$cache/api-$SCHEMATHESIS_VERSION

if [ "${1:-}" = path ]; then
  echo "export PATH=\"$trunk/bin:$bindgen/bin:$split/bin:$binaryen/node_modules/.bin:$esbuild/node_modules/.bin:\$PATH\""
  echo "export MINGJING_NODE_TOOLS=\"$browser\""
  echo "export MINGJING_OPEN_PYTHON=\"$open_data/bin/python\""
  echo "export MINGJING_BENCH_CHARTS=\"$bench_charts\""
  echo "export MINGJING_API_PYTHON=\"$api/bin/python\""
  echo "export MINGJING_BENCH_PYTHON=\"$bench/bin/python\""
  exit 0
fi

say() { printf '%s\n' "setup: $*" >&2; }
fail() {
  printf '%s\n' "setup: $1" "  $2" >&2
  exit 2
}

command -v cargo >/dev/null || fail "Rust is missing" "install it with rustup, then run this again"
command -v node >/dev/null || fail "Node.js is missing" "install Node.js 20 or newer with npm, then run this again"
node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 11) ? 0 : 1)' ||
  fail "Node.js $(node --version) is too old" "install Node.js 20.11 or newer, then run this again"
command -v npm >/dev/null || fail "npm is missing" "install npm (it comes with Node.js), then run this again"

# A tool is built beside its place and moved there whole, so that a broken install is never found.
place() { # name, final folder, command that fills $1
  local name=$1 final=$2 fill=$3 part
  [ -e "$final/.done" ] && return 0
  say "installing $name (once; kept in $cache)"
  mkdir -p "$cache"
  part=$(mktemp -d "$cache/part-XXXXXX")
  if ! "$fill" "$part" >"$part.log" 2>&1; then
    tail -n 30 "$part.log" >&2
    fail "$name could not be installed" "the full log is $part.log; check the network and run this again"
  fi
  touch "$part/.done"
  rm -rf "$final" "$part.log"
  mv "$part" "$final"
}
fill_trunk() { CARGO_TARGET_DIR="$1/build" cargo install --locked trunk --version "$TRUNK_VERSION" --root "$1" && rm -rf "$1/build"; }
fill_bindgen() { CARGO_TARGET_DIR="$1/build" cargo install wasm-bindgen-cli --version "$WASM_BINDGEN_VERSION" --root "$1" && rm -rf "$1/build"; }
fill_split() { CARGO_TARGET_DIR="$1/build" cargo install --locked wasm_split_cli_support --version "$WASM_SPLIT_VERSION" --features build-binary --root "$1" && rm -rf "$1/build"; }
fill_binaryen() { npm install --no-audit --no-fund --prefix "$1" "binaryen@$BINARYEN_VERSION"; }
fill_esbuild() { npm install --no-audit --no-fund --prefix "$1" "esbuild@$ESBUILD_VERSION"; }
fill_bench_charts() { npm install --no-audit --no-fund --prefix "$1" "uplot@$UPLOT_VERSION" "echarts@$ECHARTS_VERSION" "chart.js@$CHARTJS_VERSION"; }
fill_browser() { npm install --no-audit --no-fund --prefix "$1" "playwright-core@$PLAYWRIGHT_VERSION" "axe-core@$AXE_VERSION"; }

# A virtual environment knows its own path, so it is made in its place; `.done` says that it is whole.
venv() { # name, folder, packages…
  local name=$1 folder=$2
  shift 2
  [ -e "$folder/.done" ] && return 0
  command -v python3 >/dev/null || fail "Python is missing" "install Python 3.10 or newer with venv, then run this again"
  say "installing $name (once; kept in $cache)"
  rm -rf "$folder"
  python3 -m venv "$folder" && "$folder/bin/pip" install --quiet --disable-pip-version-check "$@" >&2 ||
    fail "$name could not be installed" "check the network and that Python has its venv module, then run this again"
  touch "$folder/.done"
}

if [ ! -d "$(rustc --print target-libdir --target wasm32-unknown-unknown 2>/dev/null)" ]; then
  command -v rustup >/dev/null || fail "the WebAssembly target is missing" "install rust-std for wasm32-unknown-unknown for your Rust"
  say "adding the WebAssembly target"
  rustup target add wasm32-unknown-unknown >&2
fi
# The app is built with its own copy of the standard library (tools/app-flags.sh).
if [ ! -f "$(rustc --print sysroot)/lib/rustlib/src/rust/library/Cargo.lock" ]; then
  command -v rustup >/dev/null || fail "the source of the standard library is missing" "install rust-src for your Rust"
  say "adding the source of the standard library"
  rustup component add rust-src >&2
fi
place "Trunk $TRUNK_VERSION (about ten minutes)" "$trunk" fill_trunk
place "wasm-bindgen $WASM_BINDGEN_VERSION" "$bindgen" fill_bindgen
place "wasm-split $WASM_SPLIT_VERSION (about two minutes)" "$split" fill_split
place "wasm-opt (binaryen $BINARYEN_VERSION)" "$binaryen" fill_binaryen
place "esbuild $ESBUILD_VERSION" "$esbuild" fill_esbuild

if [ "${1:-}" = bench ]; then
  venv "Polars and DuckDB" "$bench" "polars==$POLARS_VERSION" "duckdb==$DUCKDB_VERSION" "zstandard==$ZSTANDARD_VERSION"
  place "chart libraries to compare with" "$bench_charts" fill_bench_charts
  if ! command -v nginx >/dev/null; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
      say "installing nginx's program, which the server of files is compared with"
      apt-get update -qq >&2
      # Only the program: nothing is started.
      DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 apt-get install -y -qq --no-install-recommends nginx-light >&2
    else
      fail "the benchmark needs nginx" "Debian, Ubuntu: sudo apt-get install nginx-light"
    fi
  fi
fi
[ "${1:-}" = test ] || exit 0
venv "validators of the open data" "$open_data" "frictionless==$FRICTIONLESS_VERSION" "jsonschema==$JSONSCHEMA_VERSION" \
  "rfc3339-validator==$RFC3339_VALIDATOR_VERSION" "lxml==$LXML_VERSION" "feedparser==$FEEDPARSER_VERSION" \
  "icalendar==$ICALENDAR_VERSION" "rdflib==$RDFLIB_VERSION" "pyshacl==$PYSHACL_VERSION"
venv "Schemathesis" "$api" "schemathesis==$SCHEMATHESIS_VERSION"
place "browser test libraries" "$browser" fill_browser

find_chromium() { command -v "${CHROMIUM:-chromium}" || command -v chromium-browser || command -v google-chrome || true; }
if [ -z "$(find_chromium)" ] || ! fc-list :lang=zh 2>/dev/null | grep -q .; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    say "installing Chromium and a Chinese font"
    apt-get update -qq >&2
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-noto-cjk fontconfig >&2
  else
    fail "the tests need Chromium and a Chinese font" \
      "Debian, Ubuntu: sudo apt-get install chromium fonts-noto-cjk fontconfig; elsewhere set CHROMIUM to the browser's path and install Noto Sans CJK"
  fi
fi

# The service's tests start a PostgreSQL of their own: only its programs are needed, no running server.
find_postgres() { ls /usr/lib/postgresql/*/bin/initdb 2>/dev/null || { command -v pg_config >/dev/null && ls "$(pg_config --bindir)/initdb" 2>/dev/null; } || true; }
if [ -z "$(find_postgres)" ]; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    say "installing PostgreSQL's programs"
    apt-get update -qq >&2
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends postgresql >&2
  fi
  [ -n "$(find_postgres)" ] || fail "the tests need PostgreSQL's programs (initdb, postgres)" \
    "Debian, Ubuntu: sudo apt-get install postgresql; elsewhere put pg_config of PostgreSQL 13 or newer on the PATH"
fi
