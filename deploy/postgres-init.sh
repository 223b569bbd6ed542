#!/bin/sh
# Runs once, when the volume of docker-compose.yml is empty. The service gets a role that owns its database and nothing
# else; the superuser gets no password, so that it can be reached from inside the container only.
set -eu
psql -v ON_ERROR_STOP=1 -v password="$POSTGRES_PASSWORD" --username postgres <<'SQL'
create role billing login password :'password';
create database billing owner billing;
alter role postgres password null;
SQL
