-- One half of a bulk load: finished cases of the past ten years, week by week, the older half (:half = 0) or the younger; both may run at once. Writes
-- tables directly, so no audit seal covers these rows. With :lean, papers, history and audit of cases older than two years are left out,
-- as if archived.
-- psql -v missing=900000 -v half=0 -v lean=false -f load.sql

SET timezone = 'UTC';
SET work_mem = '256MB';
SET search_path = public, bench;
-- Foreign keys hold by construction; checking each row would be half of the time.
SET session_replication_role = replica;
SET max_parallel_workers_per_gather = 0;

-- The platform's ids begin with their time, so new rows lie together in their indexes; the copies' ids do too.
CREATE FUNCTION pg_temp.timed_id(at timestamptz, seed text) RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT ('0' || to_hex((extract(epoch FROM at) * 1000)::bigint) || '7' || substr(md5(seed), 1, 19))::uuid
$$;

-- Whose row it is in the copy.
CREATE FUNCTION pg_temp.moved(place "char", receiving uuid, competent uuid, other uuid) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE place WHEN 'r' THEN receiving WHEN 'c' THEN competent ELSE other END
$$;

CREATE PROCEDURE pg_temp.load_week(first bigint, last bigint, target timestamptz, with_all boolean) LANGUAGE plpgsql AS $$
BEGIN
  CREATE TEMP TABLE copy ON COMMIT DROP AS
  SELECT n.number, t.template, n.by, n.at, pg_temp.timed_id(n.at, 'case' || n.number) AS id, p.number AS person,
    split.identifier || '-' || to_char(n.at + interval '7 hours', 'YYMMDD') || '-9' || lpad(n.number::text, 8, '0') AS code,
    coalesce(r.id, t.receiving_organization_id) AS receiving,
    CASE WHEN r.id IS NULL THEN t.competent_organization_id WHEN t.decides_itself THEN r.id WHEN t.competent_kind = 'District' THEN r.parent_id
      ELSE t.competent_organization_id END AS competent
  FROM (
    SELECT number, 1 + (hashint8extended(number, 11) & 16777215) % (SELECT count(*) FROM bench.template) AS template FROM generate_series(first, last) number
  ) drawn
  JOIN bench.template t ON t.template = drawn.template
  -- Whole weeks: a working day stays one.
  CROSS JOIN LATERAL (SELECT drawn.number, target - t.week AS by, t.submitted_at + (target - t.week) AS at) n
  LEFT JOIN bench.agency r ON r.kind = t.receiving_kind AND r.number = (hashint8extended(n.number, 12) & 16777215) % r.of
  CROSS JOIN LATERAL (SELECT coalesce(r.identifier, split_part(t.code, '-', 1)) AS identifier) split
  -- One person in five comes as often as all others together.
  JOIN bench.person p ON p.number = (hashint8extended(n.number, 13) & 16777215) % (CASE WHEN n.number % 2 = 0 THEN 180000 ELSE 900000 END);
  ANALYZE copy;

  INSERT INTO cases_case (id, code, procedure_version_id, procedure_code, procedure_name, field, status, channel, receiving_organization_id,
    competent_organization_id, applicant_id_number, submitter, form_data, note, submitted_at, accepted_at, original_due_at, due_at, due_derivation,
    finished_at, returned_at, stop_reason, step_count, search_text, search_groups, version, applicant_address, applicant_birth_date, applicant_email,
    applicant_name, applicant_phone)
  SELECT n.id, n.code, t.procedure_version_id, t.procedure_code, t.procedure_name, t.field, t.status, t.channel, n.receiving,
    n.competent, p.id_number, t.submitter, t.form_data, t.note, n.at, t.accepted_at + n.by, t.original_due_at + n.by,
    t.due_at + n.by, t.due_derivation, t.finished_at + n.by, t.returned_at + n.by, t.stop_reason, t.step_count,
    lower(translate(n.code, '.-', '  ')) || ' ' || p.folded || ' ' || p.id_number || CASE WHEN p.phone = '' THEN '' ELSE ' ' || p.phone END || ' ' || t.procedure_words,
    '/ ' || right(n.receiving::text, 12) || '/' || CASE WHEN n.competent = n.receiving THEN '' ELSE ' ' || right(n.competent::text, 12) || '/' END || coalesce(others.names, ''),
    t.version, p.address, p.birth_date, '', p.name, p.phone
  FROM copy n
  JOIN bench.template t ON t.template = n.template
  JOIN bench.person p ON p.number = n.person
  LEFT JOIN (SELECT template, string_agg(' ' || right(organization_id::text, 12) || '/', '') AS names FROM bench.other GROUP BY 1) others ON others.template = n.template
  ORDER BY n.id;

  INSERT INTO cases_agency (case_id, organization_id, submitted_at, ended_as)
  SELECT a.case_id, a.organization_id, a.at, CASE WHEN t.status IN ('NotAccepted', 'Stopped') THEN t.status END
  FROM (
    SELECT id AS case_id, receiving AS organization_id, at, template FROM copy
    UNION SELECT id, competent, at, template FROM copy
    UNION SELECT n.id, o.organization_id, n.at, n.template FROM copy n JOIN bench.other o ON o.template = n.template
  ) a JOIN bench.template t ON t.template = a.template
  ORDER BY 1;

  INSERT INTO cases_step (id, case_id, number, key, kind, name, organization_id, role, desk, opened_at, due_at, done_at, outcome, done_by_name, version)
  SELECT pg_temp.timed_id(s.opened_at + n.by, n.number || 'step' || s.number) AS step, n.id, s.number, s.key, s.kind, s.name, moved, s.role,
    replace(moved::text, '-', '') || ':' || s.role, s.opened_at + n.by, s.due_at + n.by, s.done_at + n.by, s.outcome, s.done_by_name, s.version
  FROM copy n JOIN bench.step s ON s.template = n.template
  CROSS JOIN LATERAL pg_temp.moved(s.place, n.receiving, n.competent, s.organization_id) moved ORDER BY step;

  IF with_all THEN
    INSERT INTO cases_document (id, case_id, ordinal, key, name, originals, copies, added_at)
    SELECT pg_temp.timed_id(d.added_at + n.by, n.number || 'doc' || d.ordinal) AS document, n.id, d.ordinal, d.key, d.name, d.originals, d.copies, d.added_at + n.by
    FROM copy n JOIN bench.document d ON d.template = n.template ORDER BY document;

    INSERT INTO cases_history (id, case_id, at, kind, actor_name, organization_id, sentence, note, public)
    SELECT pg_temp.timed_id(h.at + n.by, n.number || 'line' || h.id) AS line, n.id, h.at + n.by, h.kind, h.actor_name,
      pg_temp.moved(h.place, n.receiving, n.competent, h.organization_id), h.sentence, h.note, h.public
    FROM copy n JOIN bench.history h ON h.template = n.template ORDER BY line;

    -- The demonstration audits its making as one act; a case that people handle leaves a row for each line of its history.
    INSERT INTO kernel_audit (id, at, actor_kind, actor_id, actor_name, action, subject_type, subject_id)
    SELECT pg_temp.timed_id(h.at + n.by, n.number || 'audit' || h.id) AS act, h.at + n.by, 'Officer', md5(h.actor_name), h.actor_name, h.kind, 'case', n.code
    FROM copy n JOIN bench.history h ON h.template = n.template ORDER BY act;
  END IF;
END $$;

CREATE PROCEDURE pg_temp.load(missing bigint, half int, lean boolean) LANGUAGE plpgsql AS $$
DECLARE
  weeks constant int := 512;
  first bigint := (SELECT next FROM bench.loaded);
  youngest timestamptz := date_trunc('week', now()) - interval '8 weeks';
  target timestamptz;
BEGIN
  FOR week IN half * weeks / 2 .. (half + 1) * weeks / 2 - 1 LOOP
    target := youngest - make_interval(weeks => weeks - week);
    IF missing * (week + 1) / weeks > missing * week / weeks THEN
      CALL pg_temp.load_week(first + missing * week / weeks, first + missing * (week + 1) / weeks - 1, target, NOT lean OR target > now() - interval '2 years');
      COMMIT;
    END IF;
  END LOOP;
END $$;

CALL pg_temp.load(:missing, :half, :lean);
