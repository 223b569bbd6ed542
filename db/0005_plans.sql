-- Plans, packages and the catalog's settings. Every version of a plan or package is kept; one row apiece says which
-- version is the current one. Amounts are kept in whole credits and whole units of a meter, never in smallest units.

create table plan_versions (
  slug text collate "C" not null,
  version integer not null check (version > 0),
  name text not null,
  tier integer not null check (tier >= 0),
  public boolean not null,
  price_minor bigint check (price_minor >= 0),
  price_currency text check (price_currency ~ '^[a-z]{3}$'),
  price_interval text check (price_interval in ('month', 'year')),
  stripe_price_id text,
  periods text not null check (periods in ('calendar', 'anchored')),
  credits jsonb not null check (jsonb_typeof(credits) = 'array'),
  meters jsonb not null check (jsonb_typeof(meters) = 'array'),
  features text[] not null,
  created_at timestamptz not null,
  primary key (slug, version),
  check ((price_minor is null) = (price_currency is null) and (price_minor is null) = (price_interval is null))
);

comment on table plan_versions is
  'What each version of a plan says. Rows are never changed or removed: accounts keep the version that they are on.';
comment on column plan_versions.slug is 'The plan''s stable name.';
comment on column plan_versions.version is '1, 2, 3 ... with each change of content.';
comment on column plan_versions.name is 'For people.';
comment on column plan_versions.tier is 'Its place among the plans; a higher tier is an upgrade.';
comment on column plan_versions.public is 'Whether customers are offered it.';
comment on column plan_versions.price_minor is
  'What a cycle costs, in the currency''s smallest unit; null where it costs nothing.';
comment on column plan_versions.price_currency is 'ISO 4217 in lower case; null where there is no price.';
comment on column plan_versions.price_interval is 'How long a cycle is: month or year; null where there is no price.';
comment on column plan_versions.stripe_price_id is 'The Stripe price that sells it; null where Stripe does not.';
comment on column plan_versions.periods is
  'Where periods begin when no subscription says so: calendar (with the month) or anchored (when the account got the plan).';
comment on column plan_versions.credits is
  'What each cycle grants: an array of {credit_type, amount, expires, priority, low_balance_percent, rollover}, amounts '
  'as decimal text in whole credits.';
comment on column plan_versions.meters is
  'How usage is counted, limited and charged: an array of {meter, included, limit, limit_mode, cost, overage, '
  'overage_cap}, quantities as decimal text in whole units.';
comment on column plan_versions.features is 'Lines of text for a price page.';
comment on column plan_versions.created_at is 'When this version was made.';

create table plans (
  slug text collate "C" primary key,
  version integer not null,
  archived_at timestamptz,
  created_at timestamptz not null,
  foreign key (slug, version) references plan_versions (slug, version)
);

comment on table plans is 'The plans that there are, each with its current version.';
comment on column plans.slug is 'The plan''s stable name.';
comment on column plans.version is 'The version that new and renewing accounts get.';
comment on column plans.archived_at is
  'Since when nobody new can choose it; null while they can. Accounts that are on it stay.';
comment on column plans.created_at is 'When version 1 was made.';

create view current_plans as
  select p.slug, p.version, v.name, v.tier, v.public, v.price_minor, v.price_currency, v.price_interval,
         v.stripe_price_id, v.periods, v.credits, v.meters, v.features, p.archived_at, p.created_at
  from plans p
  join plan_versions v on v.slug = p.slug and v.version = p.version;

comment on view current_plans is 'Every plan as it is now.';

create table package_versions (
  id text collate "C" not null,
  version integer not null check (version > 0),
  name text not null,
  price_minor bigint not null check (price_minor >= 0),
  price_currency text not null check (price_currency ~ '^[a-z]{3}$'),
  credit_type text collate "C" not null references credit_types (code),
  amount numeric not null check (amount > 0),
  bonus numeric check (bonus > 0),
  expires text not null,
  stripe_price_id text,
  created_at timestamptz not null,
  primary key (id, version)
);

comment on table package_versions is
  'What each version of a package of credits says. Rows are never changed or removed.';
comment on column package_versions.id is 'The package''s stable name.';
comment on column package_versions.version is '1, 2, 3 ... with each change of content.';
comment on column package_versions.name is 'For people.';
comment on column package_versions.price_minor is 'What it costs, in the currency''s smallest unit.';
comment on column package_versions.price_currency is 'ISO 4217 in lower case.';
comment on column package_versions.credit_type is 'The credits in it.';
comment on column package_versions.amount is 'Whole credits that are paid for.';
comment on column package_versions.bonus is 'Whole credits on top of them; null for none.';
comment on column package_versions.expires is 'When its credits end: never, period_end or days:N.';
comment on column package_versions.stripe_price_id is
  'The Stripe price that sells it; null where the price above is sent to Stripe as it is.';
comment on column package_versions.created_at is 'When this version was made.';

create table packages (
  id text collate "C" primary key,
  version integer not null,
  archived_at timestamptz,
  created_at timestamptz not null,
  foreign key (id, version) references package_versions (id, version)
);

comment on table packages is 'The packages that there are, each with its current version.';
comment on column packages.id is 'The package''s stable name.';
comment on column packages.version is 'The version that is sold.';
comment on column packages.archived_at is 'Since when it is not sold any more; null while it is.';
comment on column packages.created_at is 'When version 1 was made.';

create view current_packages as
  select p.id, p.version, v.name, v.price_minor, v.price_currency, v.credit_type, v.amount, v.bonus, v.expires,
         v.stripe_price_id, p.archived_at, p.created_at
  from packages p
  join package_versions v on v.id = p.id and v.version = p.version;

comment on view current_packages is 'Every package as it is now.';

create table catalog_settings (
  only_row boolean primary key default true check (only_row),
  default_plan text collate "C" references plans (slug),
  sends_meter text collate "C" references meters (code),
  money_credit_type text collate "C" references credit_types (code),
  credits_type text collate "C" references credit_types (code)
);
insert into catalog_settings default values;

comment on table catalog_settings is 'One row: what the catalog says as a whole.';
comment on column catalog_settings.only_row is 'True; there is no second row.';
comment on column catalog_settings.default_plan is
  'The plan of accounts that have no other; never an archived one; null where they have none.';
comment on column catalog_settings.sends_meter is 'The meter that sends_count and emailsSent count, or null.';
comment on column catalog_settings.money_credit_type is 'The credit type that creditBalance shows, or null.';
comment on column catalog_settings.credits_type is
  'The credit type that a call means which names none, or null.';
