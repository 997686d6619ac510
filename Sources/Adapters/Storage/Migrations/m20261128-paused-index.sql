-- Indexes that a large import has put off, with the statements that make them anew: none while no import runs.
CREATE TABLE paused_index (
    name TEXT NOT NULL PRIMARY KEY,
    statement TEXT NOT NULL
);
