-- Work that one of several servers does now and then: whose it is, and when it is due.
CREATE TABLE duty (
    name TEXT NOT NULL PRIMARY KEY,
    holder TEXT,
    held_until BIGINT NOT NULL,
    due_at BIGINT NOT NULL
);
-- Closed cases in the order of their closing, for the end of their retention.
CREATE INDEX complaint_closed ON complaint (closed_at, id) WHERE closed_at IS NOT NULL;
