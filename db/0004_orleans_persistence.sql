-- Grain storage for Microsoft.Orleans.Persistence.AdoNet: account snapshots. They are a cache of the ledger; all of them may
-- be deleted at any time. The provider reads its statements from orleansquery by key; names of parameters and result
-- columns are its own.

create table orleansquery (
  querykey varchar(64) primary key,
  querytext varchar(8000) not null
);

comment on table orleansquery is 'Statements that Orleans'' AdoNet providers run, by the name they ask for.';

create table grain_state (
  service_id text not null,
  state_name text not null,
  key_high bigint not null,
  key_low bigint not null,
  key_text text,
  version integer not null,
  payload bytea,
  modified_at timestamptz not null
);

-- One row a grain state, also for the first write of two at once. A missing text and an empty one are different keys.
create unique index grain_state_identity
  on grain_state (service_id, state_name, key_high, key_low, coalesce(key_text, ''), (key_text is null));

comment on table grain_state is 'State that grains keep: snapshots of accounts. A cache; the ledger is the truth.';
comment on column grain_state.service_id is 'The Orleans service that it belongs to.';
comment on column grain_state.state_name is 'Which state of the grain.';
comment on column grain_state.key_high is 'First half of a grain key that reads as a Guid; 0 for others.';
comment on column grain_state.key_low is 'Second half of it, or a key that reads as a hexadecimal number.';
comment on column grain_state.key_text is 'A key that reads as neither, or what follows a plus sign in it.';
comment on column grain_state.version is 'Counts writes; a writer that does not know the current one is refused.';
comment on column grain_state.payload is 'The serialised state; empty after it was cleared.';
comment on column grain_state.modified_at is 'When it was last written.';

-- No row answers a writer that was not first (no version) or not last (another version): the provider then reports an
-- inconsistent state. The hashes it also sends are not needed, for the identity itself is indexed.
insert into orleansquery (querykey, querytext) values
(
  'WriteToStorageKey',
  $sql$
  with changed as (
    update grain_state
    set version = version + 1, payload = @PayloadBinary, modified_at = now()
    where service_id = @ServiceId and state_name = @GrainTypeString
      and key_high = @GrainIdN0 and key_low = @GrainIdN1
      and coalesce(key_text, '') = coalesce(@GrainIdExtensionString::text, '')
      and (key_text is null) = (@GrainIdExtensionString::text is null)
      and version = @GrainStateVersion::integer
    returning version
  ), made as (
    insert into grain_state (service_id, state_name, key_high, key_low, key_text, version, payload, modified_at)
    select @ServiceId, @GrainTypeString, @GrainIdN0, @GrainIdN1, @GrainIdExtensionString::text, 1, @PayloadBinary, now()
    where @GrainStateVersion::integer is null
    on conflict do nothing
    returning version
  )
  select version as NewGrainStateVersion from changed
  union all
  select version from made
  $sql$
),
(
  'ReadFromStorageKey',
  $sql$
  select payload as PayloadBinary, version as Version
  from grain_state
  where service_id = @ServiceId and state_name = @GrainTypeString
    and key_high = @GrainIdN0 and key_low = @GrainIdN1
    and coalesce(key_text, '') = coalesce(@GrainIdExtensionString::text, '')
    and (key_text is null) = (@GrainIdExtensionString::text is null)
  $sql$
),
(
  'ClearStorageKey',
  $sql$
  update grain_state
  set version = version + 1, payload = null, modified_at = now()
  where service_id = @ServiceId and state_name = @GrainTypeString
    and key_high = @GrainIdN0 and key_low = @GrainIdN1
    and coalesce(key_text, '') = coalesce(@GrainIdExtensionString::text, '')
    and (key_text is null) = (@GrainIdExtensionString::text is null)
    and version = @GrainStateVersion::integer
  returning version
  $sql$
);
