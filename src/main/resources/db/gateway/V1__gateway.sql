-- What the gateway itself must know after a restart. Sessions live in the session store.

CREATE TABLE settings (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
);

-- Escrows this gateway was told to serve. The key stands here in clear, which is why the file is its owner's alone.
CREATE TABLE devshards (
    escrow_id        TEXT PRIMARY KEY,
    private_key      TEXT,
    private_key_env  TEXT,
    model            TEXT,
    protocol_version TEXT,
    storage_path     TEXT,
    active           INTEGER NOT NULL,
    reason           TEXT NOT NULL
);

-- Where each host was last found, so that a chain that is down does not stop a session that runs.
CREATE TABLE endpoints (
    address TEXT PRIMARY KEY,
    url     TEXT NOT NULL
);

CREATE TABLE quarantines (
    participant TEXT PRIMARY KEY,
    cause       TEXT NOT NULL,
    reason      TEXT NOT NULL,
    since_ms    INTEGER NOT NULL,
    until_ms    INTEGER NOT NULL
);
