-- What debits cost that only subtract: no grants, no expiry, no counters, no answer to a repeated call but an error.
create table balance (
  account_no bigint primary key,
  seq bigint not null default 0,
  balance bigint not null check (balance >= 0)
) with (fillfactor = 50);

create table ledger (
  account_no bigint not null,
  seq bigint not null,
  at timestamptz not null,
  amount bigint not null,
  balance_after bigint not null,
  idempotency_key text not null,
  primary key (account_no, seq)
);

create unique index ledger_key on ledger (account_no, idempotency_key);
