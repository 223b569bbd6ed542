# Sourced after common.sh. The silos and API processes of eng/cluster: each one under a supervisor, a process of this
# script that starts it again when it ends by itself.
#
# STATE/members has one line for each: name, HTTP port, silo port, gateway port ("-" where it has none).
# STATE/run/<name> holds two process ids, the supervisor's and the program's. An id counts only while its process has
# CLUSTER_MEMBER, so that no other program is ever stopped that got the same id later.
# shellcheck shell=bash

# Chooses ports for BILLING_SILOS silos and BILLING_APIS API processes. They stay until the cluster is stopped.
name_members() {
  local n
  for ((n = 1; n <= ${BILLING_SILOS:-2}; n++)); do
    printf 'silo-%d %d %d %d\n' "$n" "$(free_port)" "$(free_port)" "$(free_port)"
  done
  for ((n = 1; n <= ${BILLING_APIS:-2}; n++)); do printf 'api-%d %d - -\n' "$n" "$(free_port)"; done
}

# The names that begin so: "silo-", "api-", "" for all.
members() { awk -v kind="$1" 'index($1, kind) == 1 { print $1 }' "$STATE/members" 2>/dev/null || true; }

port_of() { awk -v name="$1" '$1 == name { print $2 }' "$STATE/members"; }

log_of() { printf '%s\n' "$STATE/logs/$1.log"; }

# A process of this member of this cluster, and not an unlike one with the same id.
belongs() {
  tr '\0' '\n' 2>/dev/null <"/proc/$1/environ" | grep -qxF "CLUSTER_MEMBER=$STATE/$2"
} 2>/dev/null

# The ids of a member's living processes: the supervisor's, then the program's.
processes() {
  local pid
  while read -r pid; do
    if belongs "$pid" "$1"; then printf '%s\n' "$pid"; fi
  done < <(cat "$STATE/run/$1" 2>/dev/null)
}

# A session of its own: it outlives this command, and Ctrl-C of a terminal does not reach it.
start_member() {
  [[ -z $(processes "$1") ]] || return 0
  rm -f "$STATE/run/$1"
  CLUSTER_MEMBER=$STATE/$1 setsid "$ROOT/eng/cluster" supervise "$1" >>"$(log_of "$1")" 2>&1 </dev/null 9>&- &
}

# What the process of this script does that a member has to itself.
supervise() {
  local name=$1 http silo gateway pause=1 begun code
  read -r http silo gateway < <(awk -v name="$name" '$1 == name { print $2, $3, $4 }' "$STATE/members")
  local -a settings=("ASPNETCORE_URLS=http://127.0.0.1:$http") program=(dotnet "$STATE/app/Billing.Api.dll")
  if [[ $name == silo-* ]]; then
    settings+=(BILLING_SILO_ADDRESS=127.0.0.1 "BILLING_SILO_PORT=$silo" "BILLING_GATEWAY_PORT=$gateway")
    program=(dotnet "$STATE/app/Billing.Silo.dll")
  fi
  trap 'STOPPING=1; if [[ -n $CHILD ]]; then kill -TERM "$CHILD" 2>/dev/null || true; fi' TERM INT HUP
  while [[ -z $STOPPING ]]; do
    begun=$SECONDS code=0
    # shellcheck disable=SC2016  # expanded by the inner shell
    run_child env "${settings[@]}" sh -c 'printf "%s\n" "$0" $$ >"$1"; shift; exec "$@"' \
      $$ "$STATE/run/$name" "${program[@]}" || code=$?
    [[ -z $STOPPING ]] || break
    # One that ends again and again must not keep the machine busy.
    if ((SECONDS - begun > 30)); then pause=1; fi
    say "eng/cluster: $name ended by itself (exit code $code); starting it again in $pause s"
    run_child sleep "$pause" || true
    pause=$((pause < 8 ? pause * 2 : 15))
  done
  say "eng/cluster: $name was stopped"
}

# The first silo also prepares the database.
START_SECONDS=120

# Waits until members take calls. One that ends meanwhile has said why in its log.
await_members() {
  local name ended deadline=$((SECONDS + START_SECONDS))
  for name in "$@"; do
    ended=$(ends_of "$name")
    until is_ready 127.0.0.1 "$(port_of "$name")"; do
      if [[ $(ends_of "$name") -ne $ended || $SECONDS -ge $deadline ]]; then
        tail -n 5 "$(log_of "$name")" >&2 || true
        die "$name is not ready; its log is $(log_of "$name"). eng/cluster stop ends what did start"
      fi
      sleep 0.2
    done
    say "  $name is ready"
  done
}

ends_of() { grep -c '^eng/cluster: .* ended by itself' "$(log_of "$1")" 2>/dev/null || true; }

# All at once; each drains, finishes its requests and flushes. What is left after that is killed.
stop_members() {
  local name pid deadline=$((SECONDS + ${BILLING_DRAIN_MS:-0} / 1000 + 45)) round=0
  while [[ -n $(processes_of "$@") && $SECONDS -lt $deadline ]]; do
    # Again every few seconds: a supervisor that is just starting its program has nobody yet to pass the signal to.
    if ((round++ % 50 == 0)); then ask_to_stop "$@"; fi
    sleep 0.1
  done
  for name in "$@"; do
    for pid in $(processes "$name"); do
      say "  $name does not stop; killing process $pid"
      kill -KILL "$pid" 2>/dev/null || true
    done
    rm -f "$STATE/run/$name"
  done
}

processes_of() {
  local name
  for name in "$@"; do processes "$name"; done
}

# The supervisor passes it on; a program whose supervisor was killed hears it itself.
ask_to_stop() {
  local name first
  for name in "$@"; do
    # Ends with an error where there is none.
    if read -r first < <(processes "$name"); then kill -TERM "$first" 2>/dev/null || true; fi
  done
}
