-- Who may sign in. Names, phones and mailboxes are sealed fields under the account's id.
CREATE TABLE account (
    id TEXT NOT NULL PRIMARY KEY,
    login TEXT UNIQUE,
    version BIGINT NOT NULL CHECK (version > 0),
    status TEXT NOT NULL CHECK (status IN ('active', 'locked', 'closed')),
    -- The side that all its roles stand on, and the roles with a space before and behind each.
    side TEXT NOT NULL CHECK (side IN ('publicSide', 'counter', 'authority', 'audit', 'system', 'security')),
    roles TEXT NOT NULL,
    authority TEXT,
    unit TEXT,
    region_prefix TEXT,
    password_hash TEXT,
    password_changed_at BIGINT,
    must_change_password BIGINT NOT NULL CHECK (must_change_password IN (0, 1)),
    language TEXT CHECK (language IN ('zh', 'en')),
    created_at BIGINT NOT NULL
);
CREATE INDEX account_side ON account (side, created_at, id);
-- Earlier passwords, so that none comes again too soon.
CREATE TABLE account_password (
    account TEXT NOT NULL REFERENCES account (id),
    position BIGINT NOT NULL CHECK (position > 0),
    hash TEXT NOT NULL,
    set_at BIGINT NOT NULL,
    PRIMARY KEY (account, position)
);
-- Sessions: the holder has the token, the store its digest.
CREATE TABLE access_session (
    token_digest BYTEA NOT NULL PRIMARY KEY,
    account TEXT REFERENCES account (id),
    -- The one case of a visitor who tracks it.
    case_id TEXT,
    created_at BIGINT NOT NULL,
    last_seen_at BIGINT NOT NULL,
    idle_seconds BIGINT NOT NULL CHECK (idle_seconds > 0),
    ends_at BIGINT NOT NULL,
    CHECK ((account IS NULL) <> (case_id IS NULL))
);
CREATE INDEX access_session_account ON access_session (account);
CREATE INDEX access_session_end ON access_session (ends_at);
-- One-time codes by a keyed hash of whom they are for; the contact itself is not kept.
CREATE TABLE one_time_code (
    audience BYTEA NOT NULL PRIMARY KEY,
    code_hash BYTEA NOT NULL,
    expires_at BIGINT NOT NULL,
    attempts_left BIGINT NOT NULL CHECK (attempts_left >= 0)
);
CREATE INDEX one_time_code_expiry ON one_time_code (expires_at);
-- How often something was tried lately, by a keyed hash of the login, contact or client.
CREATE TABLE attempt_tally (
    kind TEXT NOT NULL CHECK (kind IN ('signIn', 'codeContact', 'codeClient')),
    mark BYTEA NOT NULL,
    -- Microseconds, the earliest first, with spaces between.
    moments TEXT NOT NULL,
    locked_until BIGINT,
    touched_at BIGINT NOT NULL,
    PRIMARY KEY (kind, mark)
);
CREATE INDEX attempt_tally_age ON attempt_tally (touched_at);
CREATE TABLE api_token (
    id TEXT NOT NULL PRIMARY KEY,
    account TEXT NOT NULL REFERENCES account (id),
    label TEXT NOT NULL,
    token_digest BYTEA NOT NULL UNIQUE,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    revoked_at BIGINT
);
CREATE INDEX api_token_account ON api_token (account);
-- Writes that clients may repeat under a key; who asked is in the key, so only its digest is kept.
CREATE TABLE kept_request (
    key_digest BYTEA NOT NULL PRIMARY KEY,
    fingerprint TEXT NOT NULL,
    started_at BIGINT NOT NULL,
    answer BYTEA
);
CREATE INDEX kept_request_age ON kept_request (started_at);
-- Auditors look for deeds of one kind.
CREATE INDEX ledger_entry_action ON ledger_entry (action, sequence);
