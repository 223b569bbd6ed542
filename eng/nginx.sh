# Sourced after common.sh and members.sh. nginx in front of the API processes of eng/cluster, with the template that
# docker-compose.yml uses.
#
#   find_nginx     sets NGINX; installs Debian's package when root and absent
#   start_nginx    on 127.0.0.1, port $1; takes the API processes from STATE/members
#   stop_nginx
# shellcheck shell=bash

NGINX=''

find_nginx() {
  NGINX=$(PATH=$PATH:/usr/sbin:/usr/local/sbin command -v nginx) || install_nginx
}

install_nginx() {
  local hint='nginx is missing. Debian, Ubuntu: apt-get install nginx-light. Fedora: dnf install nginx.' log
  local guard=/usr/sbin/policy-rc.d
  if [[ $(id -u) -ne 0 ]] || ! command -v apt-get >/dev/null; then die "$hint"; fi
  say 'nginx: not installed; installing the package nginx-light ...'
  log=$(mktemp)
  export DEBIAN_FRONTEND=noninteractive
  quietly "$log" apt-get update || die "apt-get update failed. $hint"
  # The package would start a server of its own on port 80.
  if [[ -e $guard ]]; then guard=''; else printf '#!/bin/sh\nexit 101\n' >"$guard" && chmod 755 "$guard"; fi
  quietly "$log" apt-get install -y --no-install-recommends nginx-light || { rm -f "$guard"; die "$hint"; }
  rm -f "$guard" "$log"
  NGINX=/usr/sbin/nginx
  [[ -x $NGINX ]] || die "the package nginx-light brought no $NGINX. $hint"
}

nginx_do() { "$NGINX" -p "$STATE/nginx" -e "$STATE/logs/nginx.log" -c "$STATE/nginx/nginx.conf" "$@"; }

# Its processes name the file that they were started with.
nginx_runs() {
  local pid
  pid=$(cat "$STATE/nginx/nginx.pid" 2>/dev/null) || return 1
  [[ -n $pid ]] && tr '\0' ' ' 2>/dev/null <"/proc/$pid/cmdline" | grep -qF -- "-c $STATE/nginx/nginx.conf"
}

start_nginx() {
  local port=$1
  if nginx_runs; then return 0; fi
  if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
    die "port $port of 127.0.0.1 is taken; set BILLING_PORT to another one"
  fi
  write_nginx_settings "$port"
  nginx_do 9>&- || die "nginx did not start; its log is $STATE/logs/nginx.log"
}

write_nginx_settings() {
  local name servers='' text
  mkdir -p "$STATE/nginx"
  for name in $(members api-); do
    servers+="server 127.0.0.1:$(port_of "$name") max_fails=1 fail_timeout=2s; "
  done
  text=$(<"$ROOT/deploy/nginx.conf.template")
  text=${text//"\${LISTEN}"/127.0.0.1:$1}
  text=${text//"\${API_SERVERS}"/$servers}
  text=${text//"\${RESOLVER}"/}
  printf '%s\n' "$text" >"$STATE/nginx/billing.conf"
  {
    # As root the workers would run as a user that may be unable to reach this folder.
    if [[ $(id -u) -eq 0 ]]; then say 'user root;'; fi
    say "worker_processes 2; pid $STATE/nginx/nginx.pid; error_log $STATE/logs/nginx.log warn;"
    say 'events { worker_connections 4096; }'
    say "http { access_log off; include $STATE/nginx/billing.conf;"
    local kind
    for kind in client_body proxy fastcgi uwsgi scgi; do say "${kind}_temp_path $STATE/nginx/$kind;"; done
    say '}'
  } >"$STATE/nginx/nginx.conf"
}

# Requests in flight are finished first.
stop_nginx() {
  local deadline=$((SECONDS + 10))
  nginx_runs || return 0
  find_nginx
  nginx_do -s quit 2>/dev/null || true
  while nginx_runs && [[ $SECONDS -lt $deadline ]]; do sleep 0.1; done
  if nginx_runs; then nginx_do -s stop 2>/dev/null || true; fi
  while nginx_runs && [[ $SECONDS -lt $((deadline + 5)) ]]; do sleep 0.1; done
}
