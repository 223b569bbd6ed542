-- What people call a credit type.

alter table credit_type_versions add column name text;

comment on column credit_type_versions.name is 'For people; null in versions of before, whose name is the code.';

create or replace view current_credit_types as
  select t.code, t.version, v.unit, v.precision, v.default_expiry, v.burn_order, t.archived_at, t.created_at,
         coalesce(v.name, t.code) as name
  from credit_types t
  join credit_type_versions v on v.code = t.code and v.version = t.version;
