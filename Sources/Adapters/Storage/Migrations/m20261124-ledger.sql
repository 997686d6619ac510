-- The ledger: who did what to which thing when, chained by hash. Rows are never changed; triggers say so too.
CREATE TABLE ledger_entry (
    chain TEXT NOT NULL,
    sequence BIGINT NOT NULL CHECK (sequence > 0),
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    subject_kind TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    details TEXT NOT NULL,
    previous BYTEA NOT NULL,
    hash BYTEA NOT NULL,
    PRIMARY KEY (chain, sequence)
);
CREATE INDEX ledger_entry_actor ON ledger_entry (actor, action, at);
CREATE INDEX ledger_entry_subject ON ledger_entry (subject_kind, subject_id, sequence);
-- The end of each chain, kept apart from the entries so that a cut tail is found.
CREATE TABLE ledger_head (
    chain TEXT NOT NULL PRIMARY KEY,
    count BIGINT NOT NULL,
    hash BYTEA NOT NULL
);
