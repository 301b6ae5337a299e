-- Public tracking of one case: what is told of it beside each of its steps, then its public history.
-- Left out: the stamps of cached tables.
\set k random(1, :known)
SELECT c.id, c.code, c.procedure_version_id, c.procedure_name, c.applicant_name, c.applicant_id_number, c.submitter, c.status, c.receiving_organization_id, c.competent_organization_id, c.submitted_at, c.due_at, c.finished_at, c.returned_at, c.stop_reason, c0.id IS NULL, c0.number, c0.key, c0.kind, c0.name, c0.organization_id, c0.due_at, c0.done_at FROM cases_case AS c LEFT JOIN cases_step AS c0 ON c.id = c0.case_id WHERE c.code = (SELECT code FROM bench_known WHERE n = :k);
SELECT c.at, c.sentence, CASE WHEN c.kind IN ('not-accepted', 'refused', 'supplement-requested', 'withdrawn', 'withdrawal-requested', 'withdrawal-declined') THEN c.note END FROM cases_history AS c WHERE c.case_id = (SELECT id FROM bench_known WHERE n = :k) AND c.public ORDER BY c.at DESC;
