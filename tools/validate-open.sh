#!/usr/bin/env bash
# Publishes the demo and the workbook with every table, and lets other people's programs judge what machines
# are given: JSON Schemas, Data Package, feeds, calendars, warnings, descriptions. Needs tools/setup.sh test.
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
mingjing=${MINGJING:-$here/target/release/mingjing}
python=${MINGJING_OPEN_PYTHON:?eval "$(tools/setup.sh path)" first}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for workbook in data crates/publisher/tests/gallery/full; do
  site=$work/$(basename "$workbook")
  "$mingjing" publish "$here/$workbook" --site "$site" --now 2026-01-31T09:00:00+08:00 --quiet
  for check in "$here"/tests/open/*.py; do
    [ "$(basename "$check")" = common.py ] || "$python" "$check" "$site"
  done
done
