create table sessions (
    escrow_id       text    not null primary key,
    epoch_id        integer not null,
    version         text    not null check (version <> ''),
    creator_addr    text    not null,
    config_json     text    not null,
    group_json      text    not null,
    initial_balance integer not null,
    latest_nonce    integer not null default 0,
    last_finalized  integer not null default 0,
    status          text    not null default 'active' check (status in ('active', 'settled'))
) strict;

create table diffs (
    escrow_id       text    not null references sessions,
    nonce           integer not null check (nonce > 0),
    txs_proto       blob    not null,
    user_sig        blob    not null,
    post_state_root blob    not null,
    state_hash      blob    not null,
    warm_keys_json  text,
    created_at      integer not null,
    primary key (escrow_id, nonce)
) strict;

create table signatures (
    escrow_id text    not null references sessions,
    nonce     integer not null,
    slot      integer not null,
    sig       blob    not null,
    primary key (escrow_id, nonce, slot)
) strict, without rowid;

create table sealed_inferences (
    escrow_id    text    not null references sessions,
    inference_id integer not null,
    sealed_nonce integer not null,
    record_proto blob    not null,
    primary key (escrow_id, inference_id)
) strict;
