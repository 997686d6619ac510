-- Mediators list the cases of their unit.
CREATE INDEX complaint_unit ON complaint (unit, state, due_on, id) WHERE unit IS NOT NULL;
CREATE INDEX complaint_unit_time ON complaint (unit, registered_at, id) WHERE unit IS NOT NULL;
