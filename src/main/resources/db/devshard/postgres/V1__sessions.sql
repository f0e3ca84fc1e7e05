-- Identifiers compare by bytes, as SQLite does, whatever the locale of the database.
create table sessions (
    escrow_id       text   collate "C" not null primary key,
    epoch_id        bigint not null,
    version         text   not null check (version <> ''),
    creator_addr    text   not null,
    config_json     text   not null,
    group_json      text   not null,
    initial_balance bigint not null,
    latest_nonce    bigint not null default 0,
    last_finalized  bigint not null default 0,
    status          text   not null default 'active' check (status in ('active', 'settled'))
);

create table diffs (
    escrow_id       text   collate "C" not null references sessions,
    nonce           bigint not null check (nonce > 0),
    txs_proto       bytea  not null,
    user_sig        bytea  not null,
    post_state_root bytea  not null,
    state_hash      bytea  not null,
    warm_keys_json  text,
    created_at      bigint not null,
    primary key (escrow_id, nonce)
);
comment on column diffs.created_at is 'milliseconds since 1970-01-01 UTC';

create table signatures (
    escrow_id text    collate "C" not null references sessions,
    nonce     bigint  not null,
    slot      integer not null,
    sig       bytea   not null,
    primary key (escrow_id, nonce, slot)
);

create table sealed_inferences (
    escrow_id    text   collate "C" not null references sessions,
    inference_id bigint not null,
    sealed_nonce bigint not null,
    record_proto bytea  not null,
    primary key (escrow_id, inference_id)
);
