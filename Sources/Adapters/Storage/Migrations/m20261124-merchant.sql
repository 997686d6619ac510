-- The registry: operators as licensed, and the premises on whose doors the codes stand.
CREATE TABLE business_operator (
    id TEXT NOT NULL PRIMARY KEY,
    version BIGINT NOT NULL CHECK (version > 0),
    credit_code TEXT UNIQUE,
    -- The number that the authority's own list gives it, for those without a credit code.
    own_number TEXT UNIQUE,
    name TEXT NOT NULL,
    industry TEXT,
    status TEXT NOT NULL CHECK (status IN ('active', 'suspended', 'revoked', 'cancelled')),
    region TEXT,
    address TEXT,
    updated_at BIGINT NOT NULL
);
CREATE INDEX business_operator_name ON business_operator (name, id);
CREATE TABLE premises (
    id TEXT NOT NULL PRIMARY KEY,
    -- The number behind the code on the door: 45 random bits, written with a check character.
    code BIGINT NOT NULL UNIQUE,
    version BIGINT NOT NULL CHECK (version > 0),
    business_operator TEXT NOT NULL REFERENCES business_operator (id),
    -- What tells an operator's premises apart when a list comes in again: their number, else their folded name.
    own_key TEXT NOT NULL,
    own_number TEXT,
    name TEXT NOT NULL,
    address TEXT,
    region TEXT,
    platform TEXT,
    shop_url TEXT,
    authority TEXT,
    unit TEXT,
    is_open BIGINT NOT NULL CHECK (is_open IN (0, 1)),
    -- Folded names and address, for the further words of a search.
    search_text TEXT NOT NULL,
    updated_at BIGINT NOT NULL,
    UNIQUE (business_operator, own_key)
);
CREATE INDEX premises_region ON premises (region, code);
CREATE INDEX premises_authority ON premises (authority, code);
-- Beginnings of words within names and addresses: any of them is found by one stretch of the key. Bytes, so that both
-- databases order them alike. Made from the premises in the same transaction, and never the truth.
CREATE TABLE premises_word (
    word BYTEA NOT NULL,
    region BIGINT NOT NULL,
    premises BIGINT NOT NULL,
    PRIMARY KEY (word, region, premises)
);
CREATE TABLE commitment (
    premises TEXT NOT NULL REFERENCES premises (id),
    position BIGINT NOT NULL CHECK (position > 0),
    text_zh TEXT NOT NULL,
    text_en TEXT,
    made_on BIGINT NOT NULL,
    PRIMARY KEY (premises, position)
);
-- Codes that the authority hands over at the door, or the keeper to staff; only their keyed hash is kept.
CREATE TABLE activation_code (
    code_hash BYTEA NOT NULL PRIMARY KEY,
    business_operator TEXT NOT NULL REFERENCES business_operator (id),
    issuer TEXT NOT NULL CHECK (issuer IN ('authority', 'keeper')),
    issued_by TEXT NOT NULL,
    issued_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT
);
CREATE INDEX activation_code_operator ON activation_code (business_operator);
CREATE TABLE merchant_claim (
    id TEXT NOT NULL PRIMARY KEY,
    business_operator TEXT NOT NULL REFERENCES business_operator (id),
    account TEXT NOT NULL,
    post TEXT NOT NULL CHECK (post IN ('keeper', 'staff')),
    state TEXT NOT NULL CHECK (state IN ('pending', 'approved', 'rejected', 'withdrawn', 'revoked')),
    proof TEXT NOT NULL CHECK (proof IN ('activationCode', 'invitation', 'none')),
    made_at BIGINT NOT NULL,
    decided_at BIGINT,
    decided_by TEXT,
    reason TEXT,
    UNIQUE (business_operator, account)
);
CREATE INDEX merchant_claim_account ON merchant_claim (account, state);
CREATE INDEX merchant_claim_state ON merchant_claim (state, made_at, id);
-- Codes that an account tried in vain.
CREATE TABLE claim_attempt (
    account TEXT NOT NULL PRIMARY KEY,
    failures BIGINT NOT NULL,
    locked_until BIGINT
);
-- The directory of authorities and units, where an installation has brought in its own.
CREATE TABLE authority (
    code TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    name_zh TEXT NOT NULL,
    name_en TEXT NOT NULL,
    region TEXT NOT NULL,
    parent TEXT,
    phone TEXT,
    address TEXT NOT NULL,
    serves TEXT NOT NULL,
    updated_at BIGINT NOT NULL
);
