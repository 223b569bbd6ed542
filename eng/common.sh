# Sourced by ./run, ./test, eng/cluster and .ci/run. Sets ROOT; expects `set -euo pipefail`.
# shellcheck shell=bash

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)

# Nothing that a build starts may outlive it: a CI job would wait for it.
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en

say() { printf '%s\n' "$*"; }

die() {
  printf '%s: %s\n' "$(basename "$0")" "$*" >&2
  exit 1
}

require_dotnet() {
  command -v dotnet >/dev/null ||
    die 'the .NET SDK 10 is missing: install it from https://dot.net/download (Debian: dotnet-sdk-10.0)'
  (cd "$ROOT" && dotnet --version >/dev/null 2>&1) ||
    die "the .NET SDK that global.json names (or a later 10.0 one) is missing; installed: $(installed_sdks)"
}

installed_sdks() { (cd / && dotnet --list-sdks 2>/dev/null | cut -d' ' -f1 | paste -sd' ') || true; }

# KEY=value lines; what the environment says wins.
read_env_file() {
  local line name value
  [[ -f $ROOT/.env ]] || return 0
  while IFS= read -r line || [[ -n $line ]]; do
    [[ $line =~ ^[[:space:]]*([A-Za-z_][A-Za-z0-9_]*)=(.*)$ ]] || continue
    name=${BASH_REMATCH[1]} value=${BASH_REMATCH[2]}
    value=${value%$'\r'}
    if [[ $value =~ ^\"(.*)\"$ || $value =~ ^\'(.*)\'$ ]]; then value=${BASH_REMATCH[1]}; fi
    if [[ -n $value && -z ${!name+set} ]]; then export "$name=$value"; fi
  done <"$ROOT/.env"
}

# A short, stable name for a path.
hash_of() { printf '%s' "$1" | sha256sum | cut -c1-8; }

# A TCP port of 127.0.0.1 that nobody listens on right now.
free_port() {
  local port
  while :; do
    port=$((20000 + RANDOM % 10000))
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || break
  done
  printf '%s\n' "$port"
}

# Whether the service at a host and a port takes calls.
is_ready() {
  local status
  exec 3<>"/dev/tcp/$1/$2" || return 1
  printf 'GET /health/ready HTTP/1.0\r\nHost: %s\r\n\r\n' "$1" >&3
  IFS= read -r -t 5 status <&3 || true
  exec 3>&-
  [[ $status == *' 200 '* ]]
} 2>/dev/null

# Runs a command as a child that a trap can stop: while bash waits for a foreground command it handles no signal.
# CHILD holds its id while it runs; answers its exit code.
CHILD=''
run_child() {
  local code
  "$@" &
  CHILD=$!
  while :; do
    code=0
    wait "$CHILD" || code=$?
    # A trapped signal ends the wait, not the child.
    if [[ $code -gt 128 ]] && kill -0 "$CHILD" 2>/dev/null; then continue; fi
    break
  done
  # After a trapped signal the first answer was the signal's; the child's own is still kept.
  if [[ $code -gt 128 ]]; then
    code=0
    wait "$CHILD" || code=$?
  fi
  CHILD=''
  return "$code"
}

# Runs a step quietly; its output is shown only when it fails.
quietly() {
  local log=$1 code=0
  shift
  run_child "$@" >"$log" 2>&1 </dev/null || code=$?
  if [[ $code -ne 0 && -z ${STOPPING:-} ]]; then
    cat "$log" >&2
  fi
  return "$code"
}
