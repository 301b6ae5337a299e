-- Builds again what prepare.sql took down, tidies up, and sets the server back; the full-text index (:words) takes as long as all others.
-- psql -v words=false -f index.sql

SET maintenance_work_mem = '2GB';
-- The other half of the work has the other core.
SET max_parallel_maintenance_workers = 0;

SELECT definition FROM bench.taken_down WHERE is_words = :words \gexec

\if :words
VACUUM (ANALYZE) cases_case;
\else
VACUUM (ANALYZE) cases_agency, cases_step, cases_document, cases_history, kernel_audit;
\endif
