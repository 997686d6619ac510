-- Reports, in the reporters' store alone. A report is its events; the row beside them is what lists need.
CREATE TABLE report (
    id TEXT NOT NULL PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    version BIGINT NOT NULL CHECK (version > 0),
    state TEXT NOT NULL CHECK (state IN ('received', 'verifying', 'filed', 'notFiled', 'noCompetence', 'duplicate',
        'transferred', 'closed')),
    -- The message it came in with; a complaint of the same message bears the same name in the other store.
    intake TEXT NOT NULL,
    rule_set TEXT NOT NULL,
    channel TEXT NOT NULL,
    registered_at BIGINT NOT NULL,
    competent_received_at BIGINT,
    decided_at BIGINT,
    closed_at BIGINT,
    authority TEXT,
    unit TEXT,
    officer TEXT,
    region TEXT,
    merchant TEXT,
    report_class TEXT,
    is_anonymous BIGINT NOT NULL CHECK (is_anonymous IN (0, 1)),
    wants_secrecy BIGINT NOT NULL CHECK (wants_secrecy IN (0, 1)),
    -- The next legal date and its period: an index only, recomputed from the events.
    due_on BIGINT,
    due_period TEXT,
    imported_order TEXT,
    -- What lists show of the reporter: 张**; gone with erasure.
    reporter_masked TEXT
);
CREATE INDEX report_inbox ON report (authority, state, due_on, id);
CREATE INDEX report_authority_time ON report (authority, registered_at, id);
CREATE INDEX report_region_time ON report (region, registered_at, id);
CREATE INDEX report_unit ON report (unit, state, due_on, id);
CREATE INDEX report_merchant ON report (merchant, registered_at, id);
CREATE INDEX report_intake ON report (intake);
CREATE TABLE report_event (
    report TEXT NOT NULL REFERENCES report (id),
    sequence BIGINT NOT NULL CHECK (sequence > 0),
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    name TEXT NOT NULL,
    payload TEXT NOT NULL,
    PRIMARY KEY (report, sequence)
);
CREATE TABLE reported_party (
    report TEXT NOT NULL PRIMARY KEY REFERENCES report (id),
    name TEXT NOT NULL,
    premises TEXT,
    merchant TEXT,
    credit_code TEXT,
    address TEXT,
    region TEXT,
    platform TEXT,
    phone TEXT
);
CREATE INDEX reported_party_name ON reported_party (name, report);
-- The query code shown once.
CREATE TABLE report_code (
    report TEXT NOT NULL PRIMARY KEY REFERENCES report (id),
    code_hash BYTEA NOT NULL
);
-- Wrong codes, counted by the keyed hash of the number that was typed, whether or not a report has it.
CREATE TABLE report_attempt (
    number_hash BYTEA NOT NULL PRIMARY KEY,
    failures BIGINT NOT NULL,
    locked_until BIGINT,
    last_at BIGINT NOT NULL
);
CREATE INDEX report_attempt_age ON report_attempt (last_at);
-- What an export said last of a report.
CREATE TABLE imported_report (
    number TEXT NOT NULL PRIMARY KEY,
    report TEXT NOT NULL REFERENCES report (id),
    digest BYTEA NOT NULL,
    version BIGINT NOT NULL
);
-- Answers to writes that may be asked twice: those about reports are not kept in the other store.
CREATE TABLE kept_request (
    key_digest BYTEA NOT NULL PRIMARY KEY,
    fingerprint TEXT NOT NULL,
    started_at BIGINT NOT NULL,
    answer BYTEA
);
CREATE INDEX kept_request_age ON kept_request (started_at);
