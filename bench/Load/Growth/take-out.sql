-- What was filed while the host was warmed up or the size before was measured: every size meets the same open work, and not a last hour in which
-- all file the same.
DELETE FROM cases_case WHERE submitted_at > now() - interval '6 hours' AND applicant_id_number LIKE '024196%';
VACUUM cases_case, cases_agency, cases_step;
