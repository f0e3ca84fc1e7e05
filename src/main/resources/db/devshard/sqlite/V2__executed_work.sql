-- What this host executed, from before the answer's end was sent until the inference is sealed.
create table executed_work (
    escrow_id    text    not null references sessions,
    inference_id integer not null,
    receipt_sig  blob    not null,
    confirmed_at integer not null,
    prompt       blob    not null,
    response     blob    not null,
    finish_proto blob    not null,
    primary key (escrow_id, inference_id)
) strict;
