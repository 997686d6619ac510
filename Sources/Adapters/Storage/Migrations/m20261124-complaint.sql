-- A complaint is its events; the row beside them is what lists and searches need, made by folding them.
CREATE TABLE respondent (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    premises TEXT,
    merchant TEXT,
    credit_code TEXT,
    address TEXT,
    region TEXT,
    platform TEXT,
    phone TEXT
);
CREATE INDEX respondent_name ON respondent (name, id);
CREATE INDEX respondent_credit_code ON respondent (credit_code) WHERE credit_code IS NOT NULL;
CREATE TABLE complaint (
    id TEXT NOT NULL PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    version BIGINT NOT NULL CHECK (version > 0),
    state TEXT NOT NULL CHECK (state IN ('registered', 'routed', 'underReview', 'accepted', 'notAccepted',
        'mediating', 'agreed', 'terminated', 'withdrawn', 'closed')),
    intake TEXT NOT NULL,
    rule_set TEXT NOT NULL,
    channel TEXT NOT NULL,
    registered_at BIGINT NOT NULL,
    platform_received_at BIGINT,
    competent_received_at BIGINT,
    accepted_at BIGINT,
    decided_at BIGINT,
    closed_at BIGINT,
    authority TEXT,
    unit TEXT,
    officer TEXT,
    region TEXT,
    respondent TEXT NOT NULL REFERENCES respondent (id),
    premises TEXT,
    merchant TEXT,
    account TEXT,
    subject_class TEXT,
    problem_class TEXT,
    amount BIGINT,
    outcome TEXT,
    recovered BIGINT,
    -- The next legal date and its period: an index only, recomputed from the events.
    due_on BIGINT,
    due_period TEXT,
    hotline_number TEXT,
    hotline_due_on BIGINT,
    imported_order TEXT,
    -- Of an imported order: what was said of it last, so that the next export can be compared.
    import_digest BYTEA,
    import_version BIGINT,
    -- What lists show of the complainant: 张**; gone with erasure.
    complainant_masked TEXT
);
CREATE INDEX complaint_inbox ON complaint (authority, state, due_on, id);
CREATE INDEX complaint_authority_time ON complaint (authority, registered_at, id);
CREATE INDEX complaint_region_time ON complaint (region, registered_at, id);
CREATE INDEX complaint_account ON complaint (account, registered_at, id) WHERE account IS NOT NULL;
CREATE INDEX complaint_merchant ON complaint (merchant, registered_at, id) WHERE merchant IS NOT NULL;
CREATE INDEX complaint_respondent ON complaint (respondent);
CREATE TABLE complaint_event (
    complaint TEXT NOT NULL REFERENCES complaint (id),
    sequence BIGINT NOT NULL CHECK (sequence > 0),
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    name TEXT NOT NULL,
    payload TEXT NOT NULL,
    PRIMARY KEY (complaint, sequence)
);
-- The query code shown once; failures are counted against the case.
CREATE TABLE tracking_code (
    complaint TEXT NOT NULL PRIMARY KEY REFERENCES complaint (id),
    code_hash BYTEA NOT NULL,
    failures BIGINT NOT NULL,
    locked_until BIGINT
);
-- A filing in progress, sealed whole under a key of its own; the visitor holds the token, the store its digest.
CREATE TABLE filing_draft (
    token_digest BYTEA NOT NULL PRIMARY KEY,
    owner TEXT NOT NULL REFERENCES data_key (subject),
    updated_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX filing_draft_expiry ON filing_draft (expires_at);
-- Which stored contents a case holds, so that a content nobody holds any more can go.
CREATE TABLE complaint_attachment (
    complaint TEXT NOT NULL REFERENCES complaint (id),
    digest TEXT NOT NULL,
    added_at BIGINT NOT NULL,
    PRIMARY KEY (complaint, digest)
);
CREATE INDEX complaint_attachment_digest ON complaint_attachment (digest);
