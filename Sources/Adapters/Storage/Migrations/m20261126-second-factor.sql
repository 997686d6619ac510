-- What an account proves beside its password; the secret of the app is a sealed field under the account's id.
CREATE TABLE second_factor (
    account TEXT NOT NULL PRIMARY KEY REFERENCES account (id),
    -- Nothing while it is being set up.
    confirmed_at BIGINT,
    -- The last step of thirty seconds that was used: a code holds once.
    last_step BIGINT NOT NULL,
    -- Keyed hashes of the recovery codes that are left, with spaces between.
    recovery TEXT NOT NULL
);
-- When the factor was proved in a session.
ALTER TABLE access_session ADD COLUMN factor_at BIGINT;
