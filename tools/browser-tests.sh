#!/usr/bin/env bash
# The browser journeys: a real Chromium against the published demo workbook. Takes names of test files
# (without .test.mjs) to run only these. Needs the built app in dist/ and target/release/mingjing.
set -euo pipefail

cd "$(dirname "$0")/.."
if [ -z "${MINGJING_NODE_TOOLS:-}" ]; then
  eval "$(tools/setup.sh path)"
fi

run=$(mktemp -d "${TMPDIR:-/tmp}/mingjing-browser-run-XXXXXX")
trap 'rm -rf "$run"' EXIT
rm -rf target/browser-failures
node tests/browser/lib/publish.mjs "$run"

files=()
for name in "$@"; do files+=("tests/browser/$name.test.mjs"); done
[ ${#files[@]} -gt 0 ] || files=(tests/browser/*.test.mjs)

status=0
MINGJING_BROWSER_RUN=$run node --test --test-concurrency=2 --test-timeout=900000 \
  --test-reporter=spec "${files[@]}" || status=$?
if [ "$status" -ne 0 ] && [ -d target/browser-failures ]; then
  echo "pictures of the pages that failed:"
  printf '  %s\n' target/browser-failures/*.png
fi
exit "$status"
