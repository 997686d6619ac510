-- Whether a case was filed on a report: its file is then kept as long as that case's.
ALTER TABLE report ADD COLUMN has_case BIGINT NOT NULL DEFAULT 0;
UPDATE report SET has_case = 1 WHERE EXISTS (
    SELECT 1 FROM report_event e WHERE e.report = report.id AND (e.name = 'report.filed'
        OR e.name IN ('report.historyImported', 'report.historyUpdated') AND e.payload LIKE '%"filed"%'));
