-- Inquiries: counted, outside the rules for complaints and reports.
CREATE TABLE inquiry (
    number TEXT NOT NULL PRIMARY KEY,
    received_at BIGINT,
    imported_at BIGINT NOT NULL,
    channel TEXT,
    region TEXT,
    problem_class TEXT
);
