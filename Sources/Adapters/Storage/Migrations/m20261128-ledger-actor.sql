-- Visitors and machinery do most of what is done, and nobody looks for their deeds by who they are.
DROP INDEX ledger_entry_actor;
CREATE INDEX ledger_entry_actor ON ledger_entry (actor, action, at)
    WHERE actor NOT IN ('visitor', 'tracking', 'reporter', 'system');
