-- What an installation has taken in beside the law that ships: holiday notices, and working rules of authorities.
CREATE TABLE statute (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('calendar', 'overlay')),
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    digest TEXT NOT NULL,
    imported_at BIGINT NOT NULL,
    imported_by TEXT NOT NULL
);
CREATE INDEX statute_imported ON statute (imported_at, id);
-- Complaints whose clock runs, for computing them anew when a notice comes.
CREATE INDEX complaint_running ON complaint (id) WHERE due_on IS NOT NULL;
