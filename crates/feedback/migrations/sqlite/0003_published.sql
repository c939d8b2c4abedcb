-- Published cases are looked through whenever somebody is about to report.
CREATE INDEX handling_published ON handling (thread_id) WHERE is_published = 1;
