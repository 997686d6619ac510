-- Keys of persons and cases, wrapped under a master key; erasing one is setting its wrapped key to null.
CREATE TABLE data_key (
    subject TEXT NOT NULL PRIMARY KEY,
    key_id TEXT NOT NULL,
    wrapped BYTEA
);
-- Personal fields, each sealed by itself, with algorithm and key id inside the ciphertext's head.
CREATE TABLE sealed_field (
    subject TEXT NOT NULL REFERENCES data_key (subject),
    name TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (subject, name)
);
-- Keyed hashes by which a person is found without the number itself.
CREATE TABLE search_hash (
    subject TEXT NOT NULL REFERENCES data_key (subject),
    name TEXT NOT NULL,
    key_id TEXT NOT NULL,
    hash BYTEA NOT NULL,
    PRIMARY KEY (subject, name)
);
CREATE INDEX search_hash_value ON search_hash (hash, name, key_id, subject);
