-- What this gateway has ordered and no diff has closed yet. The history holds the hash of a prompt only; an executor that
-- is to be found late is offered the job once more, for which the whole prompt is needed.
create table open_orders (
    escrow_id    text    not null references sessions,
    inference_id integer not null,
    prompt       blob    not null,
    primary key (escrow_id, inference_id)
) strict;
