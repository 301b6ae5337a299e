-- The server as it was before the load, with nothing left to write down later.
TRUNCATE bench.taken_down;
ALTER SYSTEM RESET ALL;
SELECT pg_reload_conf() \g /dev/null
CHECKPOINT;
