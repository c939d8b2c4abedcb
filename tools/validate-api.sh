#!/usr/bin/env bash
# Schemathesis makes up requests from the OpenAPI document that the server itself gives, right ones and wrong
# ones, and looks whether every answer is what the document promises. A real server with an empty database of its own.
#   tools/validate-api.sh MINGJING
set -euo pipefail
mingjing=$(realpath "$1")
work=$(mktemp -d)
server=
finish() {
  [ -z "$server" ] || kill "$server" 2>/dev/null || true
  rm -rf "$work"
}
trap finish EXIT
mkdir -p "$work/site/data"
echo '{}' >"$work/site/data/head.json"
source "$(dirname "$0")/start-server.sh"
start_server "$mingjing" "$work/site"
# Not every rule can be told by a schema (a day in the future, five characters once spaces are gone): that what fits the
# schema is also taken is no check of ours.
python=${MINGJING_API_PYTHON:?}
# It keeps notes in the folder where it runs.
cd "$work"
"$(dirname "$python")/schemathesis" run "http://$address/api/openapi.json" --max-examples 60 --seed 20261122 \
  --exclude-checks positive_data_acceptance --generation-database none --workers 2 --no-color --suppress-health-check all --request-timeout 30
kill -0 "$server"
if grep -E 'panicked|ERROR' "$work/log"; then
  echo "the server complained" >&2
  exit 1
fi
