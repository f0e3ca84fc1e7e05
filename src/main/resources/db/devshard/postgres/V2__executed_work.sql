-- What this host executed, from before the answer's end was sent until the inference is sealed.
create table executed_work (
    escrow_id    text   collate "C" not null references sessions,
    inference_id bigint not null,
    receipt_sig  bytea  not null,
    confirmed_at bigint not null,
    prompt       bytea  not null,
    response     bytea  not null,
    finish_proto bytea  not null,
    primary key (escrow_id, inference_id)
);
comment on column executed_work.confirmed_at is 'seconds since 1970-01-01 UTC, as signed in the receipt';
