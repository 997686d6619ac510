-- Which reports hold which files, so that contents held by none can be let go of; gone with erasure.
CREATE TABLE report_attachment (
    report TEXT NOT NULL REFERENCES report (id),
    digest TEXT NOT NULL,
    added_at BIGINT NOT NULL,
    PRIMARY KEY (report, digest)
);
CREATE INDEX report_attachment_digest ON report_attachment (digest);
