-- The registry: operators as licensed, and the premises on whose doors the codes stand.
CREATE TABLE business_operator (
    id TEXT NOT NULL PRIMARY KEY,
    credit_code TEXT UNIQUE,
    name TEXT NOT NULL,
    industry TEXT,
    status TEXT NOT NULL CHECK (status IN ('active', 'suspended', 'revoked', 'cancelled')),
    region TEXT,
    address TEXT,
    updated_at BIGINT NOT NULL
);
CREATE INDEX business_operator_name ON business_operator (name);
CREATE TABLE premises (
    id TEXT NOT NULL PRIMARY KEY,
    business_operator TEXT NOT NULL REFERENCES business_operator (id),
    name TEXT NOT NULL,
    address TEXT,
    region TEXT,
    platform TEXT,
    shop_url TEXT,
    authority TEXT,
    unit TEXT,
    -- Folded words of name and address for finding a shop by what people remember of it.
    search_text TEXT NOT NULL,
    updated_at BIGINT NOT NULL
);
CREATE INDEX premises_operator ON premises (business_operator);
CREATE INDEX premises_region ON premises (region, name, id);
CREATE TABLE commitment (
    id TEXT NOT NULL PRIMARY KEY,
    premises TEXT NOT NULL REFERENCES premises (id),
    text_zh TEXT NOT NULL,
    text_en TEXT,
    made_on BIGINT NOT NULL,
    position BIGINT NOT NULL
);
CREATE INDEX commitment_premises ON commitment (premises, position);
-- Codes that the authority hands over at the door; only their keyed hash is kept.
CREATE TABLE activation_code (
    business_operator TEXT NOT NULL REFERENCES business_operator (id),
    code_hash BYTEA NOT NULL PRIMARY KEY,
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
    state TEXT NOT NULL CHECK (state IN ('pending', 'approved', 'rejected', 'withdrawn')),
    proof TEXT NOT NULL CHECK (proof IN ('activationCode', 'officer', 'none')),
    made_at BIGINT NOT NULL,
    decided_at BIGINT,
    decided_by TEXT,
    UNIQUE (business_operator, account)
);
CREATE INDEX merchant_claim_account ON merchant_claim (account, state);
