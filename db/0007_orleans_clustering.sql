-- Cluster membership for Microsoft.Orleans.Clustering.AdoNet: which silos there are, and which of them count as alive. The
-- provider reads its statements from orleansquery by key; names of parameters and result columns are its own. A change
-- of a member counts the version of its cluster up in the same statement, so that of two silos with the same view one wins.

create table cluster_version (
  cluster_id text primary key,
  version integer not null,
  changed_at timestamptz not null
);

comment on table cluster_version is 'Counts the changes of each cluster''s members.';
comment on column cluster_version.cluster_id is 'The cluster: the setting BILLING_CLUSTER_ID.';
comment on column cluster_version.version is 'How often its members changed; a writer that does not know the current one is refused.';
comment on column cluster_version.changed_at is 'When they last changed.';

create table cluster_member (
  cluster_id text not null,
  address text not null,
  port integer not null,
  generation integer not null,
  silo_name text not null,
  host_name text not null,
  status integer not null,
  gateway_port integer not null,
  suspect_times text,
  started_at timestamptz not null,
  alive_at timestamptz not null,
  primary key (cluster_id, address, port, generation)
);

comment on table cluster_member is 'Silos, past and present, one line for each start of one.';
comment on column cluster_member.cluster_id is 'The cluster: the setting BILLING_CLUSTER_ID.';
comment on column cluster_member.address is 'The IP address at which other processes reach it.';
comment on column cluster_member.port is 'Its port for other silos.';
comment on column cluster_member.generation is 'Tells this start of it from earlier ones.';
comment on column cluster_member.silo_name is 'For people.';
comment on column cluster_member.host_name is 'The machine that it runs on.';
comment on column cluster_member.status is '1 created, 2 joining, 3 active, 4 shutting down, 5 stopping, 6 dead.';
comment on column cluster_member.gateway_port is 'Its port for clients; 0 where it takes none.';
comment on column cluster_member.suspect_times is 'Who could not reach it, and when, as Orleans writes it.';
comment on column cluster_member.started_at is 'When it started.';
comment on column cluster_member.alive_at is 'When it last said that it is alive.';

insert into orleansquery (querykey, querytext) values
(
  'GatewaysQueryKey',
  $sql$
  select address as Address, gateway_port as ProxyPort, generation as Generation
  from cluster_member
  where cluster_id = @DeploymentId and status = @Status and gateway_port > 0
  $sql$
),
(
  'MembershipReadRowKey',
  $sql$
  select v.version as Version, m.address as Address, m.port as Port, m.generation as Generation,
    m.silo_name as SiloName, m.host_name as HostName, m.status as Status, m.gateway_port as ProxyPort,
    m.suspect_times as SuspectTimes, m.started_at as StartTime, m.alive_at as IAmAliveTime
  from cluster_version v
  left join cluster_member m on m.cluster_id = v.cluster_id
    and m.address = @Address and m.port = @Port and m.generation = @Generation
  where v.cluster_id = @DeploymentId
  $sql$
),
(
  'MembershipReadAllKey',
  $sql$
  select v.version as Version, m.address as Address, m.port as Port, m.generation as Generation,
    m.silo_name as SiloName, m.host_name as HostName, m.status as Status, m.gateway_port as ProxyPort,
    m.suspect_times as SuspectTimes, m.started_at as StartTime, m.alive_at as IAmAliveTime
  from cluster_version v
  left join cluster_member m on m.cluster_id = v.cluster_id
  where v.cluster_id = @DeploymentId
  $sql$
),
(
  'InsertMembershipVersionKey',
  $sql$
  with made as (
    insert into cluster_version (cluster_id, version, changed_at) values (@DeploymentId, 0, now())
    on conflict do nothing
    returning 1
  )
  select exists (select from made)
  $sql$
),
(
  'UpdateIAmAlivetimeKey',
  $sql$
  update cluster_member
  set alive_at = @IAmAliveTime
  where cluster_id = @DeploymentId and address = @Address and port = @Port and generation = @Generation
  $sql$
),
(
  'InsertMembershipKey',
  $sql$
  with counted as (
    update cluster_version v
    set version = version + 1, changed_at = now()
    where cluster_id = @DeploymentId and version = @Version
      and not exists (
        select from cluster_member m
        where m.cluster_id = v.cluster_id
          and m.address = @Address and m.port = @Port and m.generation = @Generation)
    returning cluster_id
  ), made as (
    insert into cluster_member (cluster_id, address, port, generation, silo_name, host_name, status, gateway_port,
      started_at, alive_at)
    select cluster_id, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime
    from counted
    returning 1
  )
  select exists (select from made)
  $sql$
),
(
  'UpdateMembershipKey',
  $sql$
  with counted as (
    update cluster_version v
    set version = version + 1, changed_at = now()
    where cluster_id = @DeploymentId and version = @Version
      and exists (
        select from cluster_member m
        where m.cluster_id = v.cluster_id
          and m.address = @Address and m.port = @Port and m.generation = @Generation)
    returning cluster_id
  ), changed as (
    update cluster_member m
    set status = @Status, suspect_times = @SuspectTimes, alive_at = @IAmAliveTime
    from counted
    where m.cluster_id = counted.cluster_id
      and m.address = @Address and m.port = @Port and m.generation = @Generation
    returning 1
  )
  select exists (select from changed)
  $sql$
),
(
  'DeleteMembershipTableEntriesKey',
  $sql$
  with members as (
    delete from cluster_member where cluster_id = @DeploymentId
  )
  delete from cluster_version where cluster_id = @DeploymentId
  $sql$
),
(
  'CleanupDefunctSiloEntriesKey',
  $sql$
  delete from cluster_member
  where cluster_id = @DeploymentId and status = 6 and alive_at < @IAmAliveTime
  $sql$
);
