# Sourced: starts `mingjing serve` on a free port of this machine with a database and photos of its own in $work, without limits,
# and waits until it says its address. Sets server (its process) and address (host and port).
#   start_server MINGJING SITE [ARGUMENTS…]
start_server() {
  local mingjing=$1 site=$2
  shift 2
  "$mingjing" serve --site "$site" --listen 127.0.0.1:0 --database "$work/feedback.sqlite" --attachments "$work/photos" \
    --submits-per-minute 0 --submits-per-second-in-all 0 --reads-per-minute 0 "$@" >"$work/out" 2>"$work/log" &
  server=$!
  for _ in $(seq 100); do
    grep -q http "$work/out" && break
    kill -0 "$server" 2>/dev/null || break
    sleep 0.1
  done
  address=$(grep -o 'http://[^/]*' "$work/out" | cut -d/ -f3)
  if [ -z "$address" ]; then
    cat "$work/log" >&2
    return 1
  fi
}
