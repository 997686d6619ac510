-- What parties must be told: written with the event, delivered by a worker, at least once under its id.
CREATE TABLE notice (
    id TEXT NOT NULL PRIMARY KEY,
    case_id TEXT NOT NULL,
    case_number TEXT NOT NULL,
    recipient TEXT NOT NULL CHECK (recipient IN ('complainant', 'respondent', 'authority')),
    message TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    next_attempt_at BIGINT,
    delivered_at BIGINT,
    delivery TEXT
);
CREATE INDEX notice_case ON notice (case_id, recipient, id);
CREATE INDEX notice_waiting ON notice (next_attempt_at, id);
