#!/bin/sh
# Runs a command against a sandbox of its own: run.sh npx vitest run
set -eu
folder=$(mktemp -d)
jtlctl sandbox serve --addr 127.0.0.1:0 --manifest app.json \
  --ready-file "$folder/sandbox.json" --write-env "$folder/env" >/dev/null 2>"$folder/log" &
sandbox=$!
trap 'kill $sandbox 2>/dev/null || :; wait $sandbox || :; rm -rf "$folder"' EXIT
trap 'exit 130' INT  # else not every shell ends the sandbox
trap 'exit 143' TERM # of a job that is cancelled
while [ ! -e "$folder/sandbox.json" ]; do
  kill -0 $sandbox 2>/dev/null || { cat "$folder/log" >&2; exit 1; }
  sleep 0.05
done
set -a
. "$folder/env"
set +a
"$@"
