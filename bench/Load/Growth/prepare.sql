-- What the bulk load needs, made at the first size: the demonstration's finished cases as templates, places and people to give them to. Then
-- takes down the indexes that index.sql builds again, all rows at once.
-- psql -f prepare.sql

SET timezone = 'UTC';

SELECT kernel_keep_years(relname::regclass, extract(year FROM now())::int - 11, extract(year FROM now())::int + 1)
FROM pg_class WHERE relkind = 'p' AND relnamespace = 'public'::regnamespace \g /dev/null

-- A load that dies is begun anew, so nothing of it need outlive a power cut; settle.sql sets these back before anything is measured.
ALTER SYSTEM SET synchronous_commit = off;
ALTER SYSTEM SET full_page_writes = off;
ALTER SYSTEM SET autovacuum = off;
ALTER SYSTEM SET checkpoint_timeout = '30min';
SELECT pg_reload_conf() \g /dev/null

SELECT to_regnamespace('bench') IS NULL AS first \gset
\if :first
CREATE SCHEMA bench;
SET search_path = bench, public;

CREATE TABLE template AS
SELECT row_number() OVER (ORDER BY c.id)::int AS template, c.*, r.kind AS receiving_kind, receiving_organization_id = competent_organization_id AS decides_itself,
  k.kind AS competent_kind, date_trunc('week', c.submitted_at) AS week,
  substr(c.search_text, position(lower(translate(c.procedure_code, '.-', '  ')) || ' ' IN c.search_text)) AS procedure_words
FROM cases_case c
JOIN organizations_organizations r ON r.id = c.receiving_organization_id
JOIN organizations_organizations k ON k.id = c.competent_organization_id
WHERE c.returned_at IS NOT NULL;

-- Where a row of a template belongs: with the agency that receives (r), that decides (c), or with a third one, which stays (o).
CREATE FUNCTION place(organization uuid, receiving uuid, competent uuid) RETURNS "char" LANGUAGE sql IMMUTABLE AS $$
  SELECT (CASE organization WHEN receiving THEN 'r' WHEN competent THEN 'c' ELSE 'o' END)::"char"
$$;
CREATE TABLE other AS SELECT t.template, a.organization_id FROM template t JOIN cases_agency a ON a.case_id = t.id
WHERE place(a.organization_id, t.receiving_organization_id, t.competent_organization_id) = 'o';
CREATE TABLE step AS SELECT t.template, place(s.organization_id, t.receiving_organization_id, t.competent_organization_id) AS place, s.*
FROM template t JOIN cases_step s ON s.case_id = t.id;
CREATE TABLE document AS SELECT t.template, d.* FROM template t JOIN cases_document d ON d.case_id = t.id;
CREATE TABLE history AS SELECT t.template, place(h.organization_id, t.receiving_organization_id, t.competent_organization_id) AS place, h.*
FROM template t JOIN cases_history h ON h.case_id = t.id;

-- All communes get cases, a ward three times as many as a village; what the demonstration gave to its three busy ones is spread with the rest.
CREATE TABLE agency AS
SELECT kind, row_number() OVER (PARTITION BY kind ORDER BY o.id, copy) - 1 AS number, o.id, identifier, parent_id, count(*) OVER (PARTITION BY kind) AS of
FROM organizations_organizations o, generate_series(1, CASE WHEN kind = 'Commune' AND name LIKE 'Phường%' THEN 3 ELSE 1 END) copy
WHERE kind IN ('Commune', 'District') AND valid_to IS NULL;

-- Shares of family names as in the country, in thousandths, with some of the region; who is not named is one of the rest.
CREATE TABLE family AS
SELECT row_number() OVER () - 1 AS number, name FROM (VALUES
  ('Nguyễn', 384), ('Trần', 121), ('Lê', 95), ('Phạm', 70), ('Hoàng', 51), ('Phan', 40), ('Vũ', 39), ('Đặng', 21), ('Bùi', 20), ('Đỗ', 14), ('Hồ', 13), ('Ngô', 13), ('Dương', 12),
  ('Giáp', 12), ('Thân', 10), ('Nông', 8), ('Vi', 7), ('Lý', 7), ('Hà', 6), ('Chu', 6), ('Đào', 6), ('Trịnh', 5), ('Đinh', 5), ('Lương', 5), ('Lục', 4), ('Tạ', 3), ('Đồng', 3), ('Mai', 3),
  ('Tống', 2), ('Ong', 2), ('Khổng', 2), ('Trương', 2), ('La', 2), ('Triệu', 2), ('Đàm', 1), ('Leo', 1), ('Diêm', 1), ('Ngọ', 1), ('Bế', 1)) f(name, share), generate_series(1, share);
CREATE TABLE middle AS
SELECT row_number() OVER () - 1 AS number, name FROM (VALUES
  ('Thị', 280), ('Văn', 220), ('Đức', 40), ('Minh', 40), ('Thanh', 40), ('Ngọc', 40), ('Hữu', 30), ('Quang', 30), ('Thu', 30), ('Xuân', 30), ('Hồng', 25), ('Kim', 20), ('Đình', 20), ('Công', 15),
  ('Mạnh', 15), ('Tuấn', 15), ('Gia', 12), ('Bảo', 12), ('Khánh', 12), ('Phương', 12), ('Thùy', 12), ('Việt', 10), ('Trọng', 10), ('Bá', 10), ('Diệu', 5), ('Mộng', 3), ('Thúy', 12)) m(name, share),
  generate_series(1, share);
CREATE TABLE given AS
SELECT row_number() OVER () - 1 AS number, name FROM unnest(string_to_array(
  'An Anh Ánh Ân Bắc Bích Bình Cảnh Châu Chi Chiến Chung Công Cúc Cường Diễm Diệp Dung Dũng Duy Duyên Đào Đạt Điệp Đoàn Đông Giang Giáp Hà Hải Hạnh Hào Hằng Hậu Hiên Hiền Hiển Hiệp Hiếu Hoa Hòa Hoài Hoan
   Hoàng Hồng Huân Huệ Hùng Huy Huyền Hưng Hương Hường Khánh Khoa Khôi Khương Kiên Lam Lan Liên Linh Loan Long Lộc Lợi Luyến Lương Ly Mai Mạnh Minh Mùi My Nam Nga Ngân Nghĩa Ngọc Nguyệt Nhàn Nhung Oanh Phong
   Phúc Phương Phượng Quân Quang Quế Quốc Quyên Quyền Quỳnh Sáng Sơn Tâm Tân Thái Thanh Thành Thảo Thắm Thắng Thêm Thiện Thìn Thịnh Thoa Thơm Thu Thuận Thúy Thủy Thư Thương Toàn Trang Trâm Trinh Trung Trường
   Tú Tuấn Tuyên Tuyết Tùng Tươi Uyên Vân Viên Việt Vinh Vui Vương Xuân Yên Yến', ' ')) name WHERE name <> '' ORDER BY md5(name);

CREATE FUNCTION folded(name text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT lower(regexp_replace(normalize(translate(name, 'đĐ', 'dD'), NFD), U&'[\0300-\036F]', '', 'g'))
$$;
CREATE TABLE person AS
SELECT number::int, name, folded(name) AS folded, '000' || number % 2 || to_char(birth, 'YY') || lpad(number::text, 6, '0') AS id_number, birth AS birth_date,
  CASE WHEN number % 10 < 7 THEN '09' || lpad((hashint8extended(number, 7) & 67108863)::text, 8, '0') ELSE '' END AS phone, 'Thôn ' || number % 19 + 1 AS address
FROM (
  SELECT p AS number, f.name || ' ' || m.name || ' ' || CASE WHEN hashint8extended(p, 6) & 7 = 0 THEN g2.name || ' ' ELSE '' END || g.name AS name,
    date '1940-01-01' + (hashint8extended(p, 5) & 16777215)::int % 24000 AS birth
  FROM generate_series(0, 899999) p
  JOIN family f ON f.number = (hashint8extended(p, 1) & 16777215) % (SELECT count(*) FROM family)
  JOIN middle m ON m.number = (hashint8extended(p, 2) & 16777215) % (SELECT count(*) FROM middle)
  -- Squared: some given names are had by many.
  JOIN given g ON g.number = floor(power((hashint8extended(p, 3) & 16777215) / 16777216.0, 2) * (SELECT count(*) FROM given))
  JOIN given g2 ON g2.number = (hashint8extended(p, 4) & 16777215) % (SELECT count(*) FROM given)
) named;
ALTER TABLE person ADD PRIMARY KEY (number);
-- Names that one or two people have.
CREATE TABLE rare_name AS SELECT name FROM person GROUP BY name HAVING count(*) <= 2;
CREATE TABLE taken_down (definition text, is_words boolean);
CREATE TABLE loaded (next bigint);
INSERT INTO loaded VALUES (1);
ANALYZE;
\endif

-- All but the key of cases_case, which the others lean on.
DO $$
DECLARE
  one record;
BEGIN
  FOR one IN
    SELECT i.indexrelid::regclass AS name, i.indrelid::regclass AS relation, k.conname, pg_get_constraintdef(k.oid) AS key,
      replace(pg_get_indexdef(i.indexrelid), ' ON ONLY ', ' ON ') AS index
    FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid LEFT JOIN pg_constraint k ON k.conindid = i.indexrelid AND k.contype = 'p'
    WHERE t.relnamespace = 'public'::regnamespace AND t.relname IN ('cases_case', 'cases_agency', 'cases_step', 'cases_document', 'cases_history', 'kernel_audit')
      AND NOT (i.indisprimary AND t.relname = 'cases_case')
  LOOP
    INSERT INTO bench.taken_down
    SELECT CASE WHEN one.key IS NULL THEN one.index ELSE format('ALTER TABLE %s ADD CONSTRAINT %I %s', one.relation, one.conname, one.key) END, one.index LIKE '%kernel_words%';
    IF one.key IS NULL THEN
      EXECUTE format('DROP INDEX %s', one.name);
    ELSE
      EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', one.relation, one.conname);
    END IF;
  END LOOP;
END $$;
