-- Orders that came from another system: what was said of them last, so that the next export can be compared.
CREATE TABLE imported_order (
    number TEXT NOT NULL PRIMARY KEY,
    complaint TEXT NOT NULL REFERENCES complaint (id),
    digest BYTEA NOT NULL,
    version BIGINT NOT NULL
);
-- Inquiries: counted, outside the rules for complaints and reports.
CREATE TABLE inquiry (
    number TEXT NOT NULL PRIMARY KEY,
    received_at BIGINT,
    imported_at BIGINT NOT NULL,
    channel TEXT,
    region TEXT,
    problem_class TEXT
);
