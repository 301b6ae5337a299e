-- Multiplies the demonstration's finished cases over ten past years until :wanted cases are there: what is open stays as it is, as in a
-- province whose years go by. Run on a database that nobody serves from; writes tables directly, so no audit seal covers these rows.
-- psql -v wanted=1000000 -f grow.sql

SET synchronous_commit = off;
SET maintenance_work_mem = '1GB';
SET work_mem = '256MB';
-- Foreign keys hold by construction; checking each row would be half of the time.
SET session_replication_role = replica;

SELECT kernel_keep_years(relname::regclass, extract(year FROM now())::int - 10, extract(year FROM now())::int + 1)
FROM pg_class WHERE relkind = 'p' AND relnamespace = 'public'::regnamespace \g /dev/null

-- The platform's ids begin with their time, so new rows lie together in their indexes; the copies' ids do too.
CREATE OR REPLACE FUNCTION pg_temp.timed_id(at timestamptz, seed text) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
  SELECT (lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || '7' || substr(h, 1, 3) || 'a' || substr(h, 4, 15))::uuid FROM md5(seed) h
$$;

CREATE TEMP TABLE template AS
SELECT c.*, row_number() OVER (ORDER BY c.id) AS position
FROM cases_case c WHERE c.returned_at IS NOT NULL AND c.code !~ '-\d{6}-9\d{8}$';

CREATE OR REPLACE PROCEDURE pg_temp.copy_round(round bigint, templates bigint, most bigint) LANGUAGE plpgsql AS $$
BEGIN
  CREATE TEMP TABLE copy ON COMMIT DROP AS
  SELECT t.id AS old_id, moved.by, t.code AS old_code, t.applicant_name AS name, t.applicant_id_number AS old_number,
    pg_temp.timed_id(t.submitted_at + moved.by, 'case' || round || t.id) AS id,
    split_part(t.code, '-', 1) || '-' || to_char((t.submitted_at + moved.by) AT TIME ZONE 'Asia/Ho_Chi_Minh', 'YYMMDD')
      || '-9' || lpad((round * templates + t.position)::text, 8, '0') AS code,
    '024' || lpad((hashtextextended(t.id::text, round) & 1048575)::text, 9, '0') AS number
  FROM template t
  -- Whole weeks: a working day stays one. Spread evenly from ten years ago to two months ago.
  CROSS JOIN LATERAL (SELECT make_interval(weeks =>
    (extract(epoch FROM now() - t.submitted_at) / 604800)::int - 8 - ((hashtextextended(t.code, round) & 1048575) % 510)::int) AS by) moved
  WHERE t.position <= most;
  CREATE INDEX ON copy (old_id);
  ANALYZE copy;

  INSERT INTO cases_case (id, code, procedure_version_id, procedure_code, procedure_name, field, status, channel, receiving_organization_id,
    competent_organization_id, applicant_id_number, submitter, form_data, note, submitted_at, accepted_at, original_due_at, due_at, due_derivation,
    finished_at, returned_at, stop_reason, step_count, search_text, version, applicant_address, applicant_birth_date, applicant_email,
    applicant_name, applicant_phone)
  SELECT n.id, n.code, t.procedure_version_id, t.procedure_code, t.procedure_name, t.field, t.status, t.channel, t.receiving_organization_id,
    t.competent_organization_id, n.number, t.submitter, t.form_data, t.note, t.submitted_at + n.by, t.accepted_at + n.by, t.original_due_at + n.by,
    t.due_at + n.by, t.due_derivation, t.finished_at + n.by, t.returned_at + n.by, t.stop_reason, t.step_count,
    replace(replace(t.search_text, lower(translate(n.old_code, '.-', '  ')), lower(translate(n.code, '.-', '  '))), n.old_number, n.number),
    t.version, t.applicant_address, t.applicant_birth_date, t.applicant_email, t.applicant_name, t.applicant_phone
  FROM copy n JOIN template t ON t.id = n.old_id ORDER BY n.id;

  INSERT INTO cases_agency (case_id, organization_id)
  SELECT n.id, a.organization_id FROM copy n JOIN cases_agency a ON a.case_id = n.old_id;

  INSERT INTO cases_document (id, case_id, ordinal, key, name, originals, copies, added_at)
  SELECT pg_temp.timed_id(d.added_at + n.by, 'doc' || round || d.id), n.id, d.ordinal, d.key, d.name, d.originals, d.copies, d.added_at + n.by
  FROM copy n JOIN cases_document d ON d.case_id = n.old_id ORDER BY n.id;

  INSERT INTO cases_step (id, case_id, number, key, kind, name, organization_id, role, desk, opened_at, due_at, done_at, outcome, done_by_name, version)
  SELECT pg_temp.timed_id(s.opened_at + n.by, 'step' || round || s.id), n.id, s.number, s.key, s.kind, s.name, s.organization_id, s.role, s.desk,
    s.opened_at + n.by, s.due_at + n.by, s.done_at + n.by, s.outcome, s.done_by_name, s.version
  FROM copy n JOIN cases_step s ON s.case_id = n.old_id ORDER BY n.id;

  INSERT INTO cases_history (id, case_id, at, kind, actor_name, organization_id, sentence, note, public)
  SELECT pg_temp.timed_id(h.at + n.by, 'line' || round || h.id), n.id, h.at + n.by, h.kind, h.actor_name, h.organization_id, h.sentence, h.note, h.public
  FROM copy n JOIN cases_history h ON h.case_id = n.old_id ORDER BY n.id;

  -- The demonstration audits its making as one act; a case that people handle leaves a row for each line of its history.
  INSERT INTO kernel_audit (id, at, actor_kind, actor_id, actor_name, action, subject_type, subject_id)
  SELECT pg_temp.timed_id(h.at + n.by, 'audit' || round || h.id), h.at + n.by, 'Officer', md5(h.actor_name), h.actor_name, h.kind, 'case', n.code
  FROM copy n JOIN cases_history h ON h.case_id = n.old_id;
END $$;

CREATE OR REPLACE PROCEDURE pg_temp.grow(wanted bigint) LANGUAGE plpgsql AS $$
DECLARE
  have bigint := (SELECT count(*) FROM cases_case);
  rounds bigint := (SELECT coalesce(max(right(code, 8)::bigint / (SELECT count(*) FROM template)), 0) + 1 FROM cases_case WHERE code ~ '-\d{6}-9\d{8}$');
  templates bigint := (SELECT count(*) FROM template);
BEGIN
  WHILE have < wanted LOOP
    CALL pg_temp.copy_round(rounds, templates, least(templates, wanted - have));
    COMMIT;
    have := have + least(templates, wanted - have);
    rounds := rounds + 1;
  END LOOP;
END $$;

CALL pg_temp.grow(:wanted);
RESET session_replication_role;
VACUUM (ANALYZE);
