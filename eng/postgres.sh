# Sourced after common.sh. A private PostgreSQL: one cluster in one folder, reached over one Unix socket only.
#
#   find_postgres              sets PG_BIN and PG_USER; installs Debian's package when root and absent
#   start_postgres <folder>    creates the cluster on the first call; sets PG_SOCKET and PG_STARTED
#   stop_postgres
# shellcheck shell=bash

PG_BIN='' PG_USER='' PG_HOME='' PG_SOCKET='' PG_STARTED=''

find_postgres() {
  find_postgres_binaries || install_postgres
  if [[ $(id -u) -eq 0 ]]; then
    # PostgreSQL refuses to run as root.
    PG_USER=postgres
    id -u "$PG_USER" >/dev/null 2>&1 ||
      die "PostgreSQL refuses to run as root and there is no user postgres: useradd --system postgres"
  fi
}

find_postgres_binaries() {
  local dir newest
  if dir=$(command -v initdb) && dir=$(dirname "$(readlink -f "$dir")") && [[ -x $dir/pg_ctl && -x $dir/postgres ]]; then
    PG_BIN=$dir
    return 0
  fi
  newest=$(find /usr/lib/postgresql -mindepth 2 -maxdepth 2 -name bin 2>/dev/null | sort -t/ -k5 -n | tail -1)
  [[ -n $newest && -x $newest/initdb ]] && PG_BIN=$newest
}

install_postgres() {
  local hint='PostgreSQL 14 or later is missing. Debian, Ubuntu: apt-get install postgresql. Fedora: dnf install
  postgresql-server. macOS: brew install postgresql. Or set BILLING_POSTGRES to a server of your own.'
  if [[ $(id -u) -ne 0 ]] || ! command -v apt-get >/dev/null; then die "$hint"; fi
  say 'PostgreSQL: not installed; installing the package postgresql ...'
  local log
  log=$(mktemp)
  export DEBIAN_FRONTEND=noninteractive
  quietly "$log" apt-get update || die "apt-get update failed. $hint"
  # The package would create and start a cluster of its own; postgresql-common first, so that it can be told not to.
  quietly "$log" apt-get install -y --no-install-recommends postgresql-common || die "$hint"
  sed -i 's/^#\?create_main_cluster.*/create_main_cluster = false/' /etc/postgresql-common/createcluster.conf
  quietly "$log" apt-get install -y --no-install-recommends postgresql || die "$hint"
  rm -f "$log"
  find_postgres_binaries || die "the package postgresql brought no /usr/lib/postgresql/*/bin. $hint"
}

# Never from the current folder: the user postgres may not be allowed to enter it.
as_postgres() {
  if [[ -n $PG_USER ]]; then
    (cd / && exec setpriv --reuid="$PG_USER" --regid="$PG_USER" --init-groups -- env HOME=/ "$@")
  else
    (cd / && exec "$@")
  fi
}

start_postgres() {
  choose_postgres_home "$1"
  choose_socket
  [[ -d $PG_HOME/cluster ]] || create_cluster
  check_cluster_version
  write_settings
  stop_leftover
  start_server
  create_database
}

# The user postgres may be unable to reach the folder (a repository under /root): then it lies under /var/lib.
choose_postgres_home() {
  local wanted=$1 fallback
  PG_HOME=$wanted
  if [[ -z $PG_USER ]]; then
    mkdir -p "$wanted" && chmod 700 "$wanted"
    return
  fi
  fallback=/var/lib/billing-$(hash_of "$wanted")
  mkdir -p "$wanted"
  chown "$PG_USER:" "$wanted" && chmod 700 "$wanted"
  if [[ -d $fallback/cluster && ! -d $wanted/cluster ]]; then
    PG_HOME=$fallback
  elif ! as_postgres test -w "$wanted"; then
    # Falling back from a cluster that exists would look like an empty database.
    [[ ! -d $wanted/cluster ]] || die "the user $PG_USER cannot reach its data in $wanted; allow it to pass every folder above"
    PG_HOME=$fallback
    install -d -o "$PG_USER" -m 700 "$fallback"
  fi
  [[ $PG_HOME == "$wanted" ]] || say "PostgreSQL: the user $PG_USER cannot reach $wanted; the data is in $PG_HOME"
}

# A socket's path may have 107 bytes, so it cannot lie beside the data.
choose_socket() {
  local owner
  PG_SOCKET=/tmp/billing-$(id -u)-$(hash_of "$PG_HOME")
  owner=${PG_USER:-$(id -un)}
  mkdir -m 700 "$PG_SOCKET" 2>/dev/null || true
  if [[ $(id -u) -eq 0 ]]; then chown "$owner" "$PG_SOCKET"; fi
  # /tmp is everybody's: a folder that another user made first is a trap.
  [[ $(stat -c %U "$PG_SOCKET") == "$owner" && ! -L $PG_SOCKET ]] || die "$PG_SOCKET belongs to somebody else"
  chmod 700 "$PG_SOCKET"
}

# Built beside its place and renamed, so that an interrupted first start leaves nothing half made.
create_cluster() {
  local log=$PG_SOCKET/initdb.log new=$PG_HOME/cluster.new
  say "PostgreSQL: creating a database in $PG_HOME"
  as_postgres rm -rf "$new"
  quietly "$log" as_postgres "$PG_BIN/initdb" -D "$new" -U postgres -E UTF8 --locale=C --data-checksums --auth=peer ||
    die "initdb failed"
  # Over the socket only, and only the user who runs this: no password to lose.
  as_postgres tee "$new/pg_hba.conf" >/dev/null <<<'local all all peer map=billing'
  {
    say "billing $(id -un) postgres"
    say "billing $(id -un) billing"
    if [[ -n $PG_USER ]]; then say "billing $PG_USER postgres"; fi
  } | as_postgres tee "$new/pg_ident.conf" >/dev/null
  as_postgres tee -a "$new/postgresql.conf" >/dev/null <<<"include 'billing.conf'"
  as_postgres mv "$new" "$PG_HOME/cluster"
}

check_cluster_version() {
  local data binaries
  data=$(as_postgres cat "$PG_HOME/cluster/PG_VERSION")
  binaries=$("$PG_BIN/postgres" --version | sed 's/[^0-9]*\([0-9]*\).*/\1/')
  [[ $data != "$binaries" ]] || return 0
  PG_BIN=/usr/lib/postgresql/$data/bin
  [[ -x $PG_BIN/postgres ]] ||
    die "the data in $PG_HOME is PostgreSQL $data's, installed is $binaries; install $data or use pg_upgrade"
}

# Written at every start, so that a newer release's settings reach an older cluster.
write_settings() {
  local compression=on
  if "$PG_BIN/pg_config" --configure 2>/dev/null | grep -q with-lz4; then compression=lz4; fi
  as_postgres tee "$PG_HOME/cluster/billing.conf" >/dev/null <<SETTINGS
# Written by ./run at every start; put your own settings into postgresql.auto.conf (ALTER SYSTEM).
# What is acknowledged is on disk; the service refuses to start without these.
fsync = on
synchronous_commit = on
full_page_writes = on
# Reached through the socket only.
listen_addresses = ''
unix_socket_directories = '$PG_SOCKET'
unix_socket_permissions = 0700
# Few, large checkpoints: the journal writes much and in order. No commit_delay: the journal groups commits itself.
max_wal_size = 4GB
checkpoint_timeout = 15min
wal_compression = $compression
wal_buffers = 64MB
shared_buffers = 256MB
max_connections = ${PG_MAX_CONNECTIONS:-200}
jit = off
timezone = UTC
log_timezone = UTC
log_line_prefix = '%m [%p] '
SETTINGS
}

# The caller holds the folder's lock, so a server that still runs here was left behind by a start that was killed.
stop_leftover() {
  local pid
  pid=$(as_postgres head -1 "$PG_HOME/cluster/postmaster.pid" 2>/dev/null) || return 0
  case $(cat "/proc/$pid/comm" 2>/dev/null) in
    postgres | postmaster)
      [[ $(readlink "/proc/$pid/cwd" 2>/dev/null) == "$(readlink -f "$PG_HOME/cluster")" ]] || return 0
      say "PostgreSQL: stopping process $pid, left behind by an earlier start"
      as_postgres "$PG_BIN/pg_ctl" -D "$PG_HOME/cluster" -m fast -w -t 60 stop >/dev/null || true
      ;;
    '') ;;
    # After a kill -9 or a reboot the id in the file may be some other program's by now; PostgreSQL would believe it.
    *) as_postgres rm -f "$PG_HOME/cluster/postmaster.pid" ;;
  esac
}

start_server() {
  local log=$PG_HOME/postgres.log attempt
  for attempt in 1 2 3 4 5 6 7 8 9 10; do
    # pg_ctl puts the server into a session of its own: Ctrl-C reaches the service first, never the server.
    # No inherited descriptor: a lock that the server held would outlive the service.
    if quietly "$PG_SOCKET/start.log" as_postgres "$PG_BIN/pg_ctl" -D "$PG_HOME/cluster" -l "$log" -w -t 300 start 9>&-; then
      PG_STARTED=1
      return
    fi
    # Processes of a killed server may still be leaving.
    as_postgres tail -5 "$log" | grep -q 'pre-existing shared memory block' || break
    [[ $attempt -lt 10 && -z ${STOPPING:-} ]] || break
    sleep 1
  done
  [[ -z ${STOPPING:-} ]] || return 1
  as_postgres tail -20 "$log" >&2 || true
  die "PostgreSQL did not start; its log is $log"
}

sql() { as_postgres "$PG_BIN/psql" -XqAt -v ON_ERROR_STOP=1 -h "$PG_SOCKET" -U postgres -d "${2:-postgres}" -c "$1"; }

create_database() {
  [[ -n $(sql "select 1 from pg_roles where rolname = 'billing'") ]] || sql 'create role billing login'
  [[ -n $(sql "select 1 from pg_database where datname = 'billing'") ]] || sql 'create database billing owner billing'
}

stop_postgres() {
  [[ -n $PG_STARTED ]] || return 0
  PG_STARTED=
  as_postgres "$PG_BIN/pg_ctl" -D "$PG_HOME/cluster" -m fast -w -t 60 stop >/dev/null 2>&1 </dev/null || true
}
