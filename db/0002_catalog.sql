-- Credit types and meters. Every version of each is kept; one row apiece says which version is the current one.

create table catalog_revision (
  only_row boolean primary key default true check (only_row),
  revision bigint not null
);
insert into catalog_revision (revision) values (0);

comment on table catalog_revision is
  'One row. Every transaction that changes the catalog locks it first, so that changes happen one at a time, and adds '
  'one to it, so that every silo notices.';

create table credit_type_versions (
  code text collate "C" not null,
  version integer not null check (version > 0),
  unit text not null,
  precision smallint not null check (precision between 0 and 9),
  default_expiry text not null,
  burn_order text not null check (burn_order in ('fifo', 'expiry_first')),
  created_at timestamptz not null,
  primary key (code, version)
);

comment on table credit_type_versions is 'What each version of a credit type says. Rows are never changed or removed.';
comment on column credit_type_versions.unit is 'What one of it is called.';
comment on column credit_type_versions.precision is
  'Decimal places of its amounts. The same in all versions made after the first grant of it.';
comment on column credit_type_versions.default_expiry is
  'For grants that name no expiry: never, period_end or days:N.';
comment on column credit_type_versions.burn_order is
  'Which grants are spent first. The same in all versions made after the first grant of it.';

create table credit_types (
  code text collate "C" primary key,
  version integer not null,
  archived_at timestamptz,
  created_at timestamptz not null,
  foreign key (code, version) references credit_type_versions (code, version)
);

comment on table credit_types is 'The credit types that there are, each with its current version.';
comment on column credit_types.archived_at is 'Since when new grants of it are refused; null while they are not.';

create view current_credit_types as
  select t.code, t.version, v.unit, v.precision, v.default_expiry, v.burn_order, t.archived_at, t.created_at
  from credit_types t
  join credit_type_versions v on v.code = t.code and v.version = t.version;

comment on view current_credit_types is 'Every credit type as it is now.';

create table meter_versions (
  code text collate "C" not null,
  version integer not null check (version > 0),
  stripe_event_name text,
  precision smallint not null check (precision between 0 and 9),
  cost_credit_type text collate "C" references credit_types (code),
  cost_amount numeric check (cost_amount > 0),
  created_at timestamptz not null,
  primary key (code, version),
  check ((cost_credit_type is null) = (cost_amount is null))
);

comment on table meter_versions is 'What each version of a meter says. Rows are never changed or removed.';
comment on column meter_versions.stripe_event_name is
  'The name of the Stripe meter event that its usage is reported under; null where it is not reported.';
comment on column meter_versions.precision is 'Decimal places of its quantities. The same in every version.';
comment on column meter_versions.cost_credit_type is 'The credit type that usage costs; null where it is only counted.';
comment on column meter_versions.cost_amount is
  'What one whole unit costs, in whole credits; null where it is only counted.';

create table meters (
  code text collate "C" primary key,
  version integer not null,
  created_at timestamptz not null,
  foreign key (code, version) references meter_versions (code, version)
);

comment on table meters is 'The meters that there are, each with its current version.';

create view current_meters as
  select m.code, m.version, v.stripe_event_name, v.precision, v.cost_credit_type, v.cost_amount,
         c.precision as cost_precision, m.created_at
  from meters m
  join meter_versions v on v.code = m.code and v.version = m.version
  left join current_credit_types c on c.code = v.cost_credit_type;

comment on view current_meters is 'Every meter as it is now, with the precision of the credit type that it costs.';

-- Without it, asking about a credit type that nobody was ever granted would read the whole ledger.
create index ledger_granted on ledger (credit_type) where type in ('grant', 'adjusted');

comment on index ledger_granted is
  'Whether anything of a credit type was ever granted: then its precision and burn order stay as they are.';
