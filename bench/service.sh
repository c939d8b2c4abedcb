#!/usr/bin/env bash
# The service under load, on this machine, client and server together: durable reports a second, without and with a proof of
# work, and how long the slowest of a hundred takes, threads read a second, memory, and static files against nginx in the same run.
# Fails below the promises. Needs target/release/mingjing, the built app and the example intake_load.
#   bench/service.sh MINGJING INTAKE_LOAD
set -euo pipefail
mingjing=$1 load=$2
clients=64 seconds=${MINGJING_BENCH_SECONDS:-10}
stored_goal=3000 proven_goal=3000 p99_goal=50 read_goal=10000 memory_goal=100 nginx_goal=0.8
work=$(mktemp -d)
server= nginx=
finish() {
  [ -z "$server" ] || kill "$server" 2>/dev/null || true
  [ -z "$nginx" ] || kill "$nginx" 2>/dev/null || true
  wait 2>/dev/null || true
  rm -rf "$work"
}
trap finish EXIT

"$mingjing" publish data --site "$work/site" --app dist --quiet 2>/dev/null
# The load makes its proofs of work with the service's own keys: to the service they are proofs like any others.
MINGJING_CONTACT_KEYS=$(od -An -N32 -tx1 /dev/urandom | tr -d ' \n')
export MINGJING_CONTACT_KEYS
source "$(dirname "$0")/../tools/start-server.sh"
start_server "$mingjing" "$work/site"
"$load" "$address" $clients "$seconds" --proofs | tee "$work/told"
memory=$(awk '/VmHWM/ { printf "%.0f", $2 / 1024 }' "/proc/$server/status")
echo "memory: $memory MiB at most"

# A page as its compressed twin, and a file of data: what readers fetch most.
fail=0
mkdir -p "$work/nginx"
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
cat >"$work/nginx/nginx.conf" <<CONF
worker_processes auto; daemon off; pid $work/nginx/pid; error_log $work/nginx/error.log;
events { worker_connections 1024; }
http {
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000;
  client_body_temp_path $work/nginx; proxy_temp_path $work/nginx; fastcgi_temp_path $work/nginx;
  uwsgi_temp_path $work/nginx; scgi_temp_path $work/nginx;
  types { text/html html; application/json json; application/octet-stream mjs1; }
  server { listen 127.0.0.1:$port; root $work/site; }
}
CONF
if [ "$(id -u)" = 0 ]; then sed -i '1s/^/user root; /' "$work/nginx/nginx.conf"; fi
nginx -c "$work/nginx/nginx.conf" -p "$work/nginx" 2>/dev/null &
nginx=$!
sleep 1
rate() { "$load" "$1" $clients 4 --files "$2" | sed 's/.* = \([0-9]*\) .*/\1/'; }
# nginx has no module for Brotli: both give the plain file where there is no twin, so files without one are compared.
for path in /data/head.json /icon.svg; do
  [ -e "$work/site$path" ] || continue
  mv "$work/site$path.br" "$work/" 2>/dev/null || true
  ours=0 theirs=0
  # In turns, the better of two each: whatever else the machine does hits both.
  for _ in 1 2; do
    now=$(rate "$address" "$path"); [ "$now" -le "$ours" ] || ours=$now
    now=$(rate "127.0.0.1:$port" "$path"); [ "$now" -le "$theirs" ] || theirs=$now
  done
  share=$(awk -v a="$ours" -v b="$theirs" 'BEGIN { printf "%.2f", a / b }')
  echo "$path: $ours a second, nginx $theirs: $share of it (goal $nginx_goal)"
  awk -v s="$share" -v g="$nginx_goal" 'BEGIN { exit !(s < g) }' && fail=1
done
number() { sed -n "s/^$1: .*$2/\\1/p" "$work/told"; }
stored=$(number stored '= \([0-9]*\) .*') proven=$(number proven '= \([0-9]*\) .*') proven_p99=$(number proven 'p99 \([0-9]*\)\..*') p99=$(number stored 'p99 \([0-9]*\)\..*') read=$(number read '= \([0-9]*\) .*')
check() { # what, value, least or most, goal
  if [ "$3" = least ] && [ "$2" -lt "$4" ] || [ "$3" = most ] && [ "$2" -gt "$4" ]; then
    echo "missed: $1 is $2, at $3 $4 was promised" >&2
    fail=1
  fi
}
check "durable reports a second" "$stored" least $stored_goal
check "the 99th of a hundred, ms" "$p99" most $p99_goal
check "durable reports a second, each with a proof of work" "$proven" least $proven_goal
check "the 99th of a hundred of these, ms" "$proven_p99" most $p99_goal
check "threads read a second" "$read" least $read_goal
check "memory, MiB" "$memory" most $memory_goal
exit $fail
