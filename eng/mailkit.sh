# Sourced by ./run for `./run mailkit`: the sample beside the service, as long as that lives. Needs eng/common.sh, and
# reachable and wait_ready of ./run.
# shellcheck shell=bash

MAILKIT_PID=''

# The first http address that the service listens on, as this machine reaches it.
billing_url() {
  local url
  local -a urls
  IFS=';' read -ra urls <<<"$1"
  for url in "${urls[@]}"; do
    if [[ $url == http://* ]]; then
      printf 'http://%s\n' "$(reachable "$url")"
      return
    fi
  done
  return 1
}

# MailKit calls Billing with an admin key of its own, which is kept beside the data; Billing calls MailKit back.
prepare_mailkit() {
  MAILKIT_PORT=${MAILKIT_PORT:-3000}
  MAILKIT_BILLING_URL=$(billing_url "${ASPNETCORE_URLS:-http://127.0.0.1:8080}") ||
    die 'MailKit calls Billing over http on this machine: ASPNETCORE_URLS needs an http:// address among its own'
  local targets=${BILLING_WEBHOOK_ALLOWED_TARGETS:-} own=127.0.0.1:$MAILKIT_PORT
  if [[ ,${targets// /}, != *,$own,* ]]; then targets=${targets:+$targets,}$own; fi
  export BILLING_WEBHOOK_ALLOWED_TARGETS=$targets
  [[ -z ${BILLING_ADMIN_KEY:-} ]] || return 0
  local file=$DATA_DIR/mailkit-admin-key
  if [[ ! -s $file ]]; then
    (umask 077 && od -An -N24 -tx1 /dev/urandom | tr -d ' \n' >"$file")
  fi
  BILLING_ADMIN_KEY=$(<"$file")
  export BILLING_ADMIN_KEY
  say "Admin key: in $file"
}

build_mailkit() {
  quietly "$LOGS/build.log" dotnet build samples/MailKit/MailKit.csproj \
    --configuration Release --verbosity quiet -nologo -clp:NoSummary 9>&- || { stop_if_asked; die 'the build of MailKit failed'; }
  stop_if_asked
}

# Waits for the service; says the address itself. Where MailKit ends, all ends. The first argument is this script's process.
run_mailkit() {
  local code=0
  wait_ready "$1" "$MAILKIT_BILLING_URL"
  cd "$ROOT/samples/MailKit" || return
  env -u ASPNETCORE_URLS BILLING_URL="$MAILKIT_BILLING_URL" BILLING_API_KEY="$BILLING_ADMIN_KEY" PORT="$MAILKIT_PORT" \
    BASE_URL="http://127.0.0.1:$MAILKIT_PORT" \
    dotnet "$(artifacts)/bin/MailKit/release/MailKit.dll" </dev/null || code=$?
  kill -TERM "$1" 2>/dev/null || true
  return "$code"
}

start_mailkit() {
  run_mailkit "$$" 9>&- &
  MAILKIT_PID=$!
}

# Ends it, and answers its exit code where it had ended by itself.
stop_mailkit() {
  local code=0
  [[ -n $MAILKIT_PID ]] || return 0
  if kill -0 "$MAILKIT_PID" 2>/dev/null; then
    kill_tree "$MAILKIT_PID"
    wait "$MAILKIT_PID" 2>/dev/null || true
  else
    wait "$MAILKIT_PID" || code=$?
  fi
  MAILKIT_PID=''
  return "$code"
}
