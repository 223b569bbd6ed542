-- API keys, the deployment's own secrets, and the answers to administrators' requests that carried an idempotency key.

create table api_keys (
  no bigint generated always as identity unique,
  id text collate "C" primary key,
  kind text not null check (kind in ('admin', 'account')),
  account text collate "C",
  name text,
  last_four text not null,
  secret_hash bytea not null unique,
  created_at timestamptz not null,
  revoked_at timestamptz,
  check ((kind = 'account') = (account is not null))
);

comment on table api_keys is
  'Who may call the service. The text of a key is shown once, when it is made, and is not in here.';
comment on column api_keys.no is 'The order in which keys were made.';
comment on column api_keys.kind is 'admin reaches everything, account reaches one account.';
comment on column api_keys.account is 'The public id of the account of an account key.';
comment on column api_keys.name is 'What it is for, in its maker''s words.';
comment on column api_keys.last_four is 'The last four characters of its text, to recognise it by.';
comment on column api_keys.secret_hash is 'HMAC-SHA256, under the deployment''s pepper, of the SHA-256 of its text.';
comment on column api_keys.revoked_at is 'Since when it is refused; null while it is accepted.';

create table deployment_secrets (
  name text collate "C" primary key,
  value bytea not null,
  created_at timestamptz not null default now()
);

insert into deployment_secrets (name, value)
  values ('key_pepper', uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));

comment on table deployment_secrets is
  'Random values, made once for this database. key_pepper goes into the hashes of API keys; without it, or '
  'with another one, no stored key is recognised. The setting BILLING_KEY_PEPPER takes its place.';

create table admin_requests (
  operation text collate "C" not null,
  key_hash uuid not null,
  request jsonb not null,
  response jsonb not null,
  created_at timestamptz not null,
  primary key (operation, key_hash)
);

comment on table admin_requests is
  'Requests for catalog objects and API keys that carried an idempotency key and were carried out; each row is written '
  'in the transaction of its effect. The same key again gets the same answer.';
comment on column admin_requests.key_hash is 'The first 16 bytes of the SHA-256 of operation, a zero byte and key.';
comment on column admin_requests.request is
  'What was asked for, in one spelling, to tell a repeat from another request.';
comment on column admin_requests.response is 'What was answered; never with the secret of an API key in it.';
