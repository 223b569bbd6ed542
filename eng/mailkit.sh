# Sourced by ./run for `./run mailkit`: the sample beside the service, as long as that lives. Needs eng/common.sh.
# shellcheck shell=bash

MAILKIT_PID=''

# MailKit calls Billing with an admin key of its own, which is kept beside the data; Billing calls MailKit back.
prepare_mailkit() {
  MAILKIT_PORT=${MAILKIT_PORT:-3000}
  export BILLING_WEBHOOK_ALLOWED_TARGETS=${BILLING_WEBHOOK_ALLOWED_TARGETS:-127.0.0.1:$MAILKIT_PORT}
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
  local url=${ASPNETCORE_URLS%%;*} code=0
  url=${url%/}
  wait_ready "$1" "$url"
  cd "$ROOT/samples/MailKit" || return
  env -u ASPNETCORE_URLS BILLING_URL="$url" BILLING_API_KEY="$BILLING_ADMIN_KEY" PORT="$MAILKIT_PORT" \
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
