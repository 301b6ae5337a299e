using Microsoft.EntityFrameworkCore.Migrations;

namespace XaDienTu.Database.Postgres.Migrations;

/// <summary>
/// Tables that only grow – audit, history – are divided by year: new rows touch small indexes, an old year can be moved to cheaper disks or
/// handed to the archive as one table. Rows of years that nobody made a partition for (a wrong clock) wait in <c>…_rest</c>.
/// </summary>
internal static class YearPartitions
{
    /// <summary>Makes what is missing of a table's partitions, and brings home what waited in its rest.</summary>
    public const string Function =
        """
        CREATE FUNCTION kernel_keep_years(parent regclass, first_year int, last_year int) RETURNS void LANGUAGE plpgsql AS $$
        DECLARE
          part text;
          first_day timestamptz;
          next_day timestamptz;
        BEGIN
          PERFORM pg_advisory_xact_lock(hashtext('kernel_keep_years'));
          FOR year IN first_year..last_year LOOP
            part := parent::text || '_' || year;
            CONTINUE WHEN to_regclass(part) IS NOT NULL;
            first_day := make_timestamptz(year, 1, 1, 0, 0, 0, 'UTC');
            next_day := make_timestamptz(year + 1, 1, 1, 0, 0, 0, 'UTC');
            EXECUTE format('CREATE TABLE %I (LIKE %s INCLUDING DEFAULTS)', part, parent);
            EXECUTE format(
              'WITH moved AS (DELETE FROM %I WHERE at >= %L AND at < %L RETURNING *) INSERT INTO %I SELECT * FROM moved',
              parent::text || '_rest', first_day, next_day, part);
            EXECUTE format('ALTER TABLE %s ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', parent, part, first_day, next_day);
          END LOOP;
        END $$
        """;

    /// <summary>Makes a new table with the columns <c>id</c> and <c>at</c> a divided one.</summary>
    /// <param name="indexes">Its indexes and keys beyond the first, to be made again.</param>
    public static void Divide(MigrationBuilder migration, string table, params string[] indexes)
    {
        migration.Sql($"ALTER TABLE {table} RENAME TO {table}_before");
        migration.Sql($"CREATE TABLE {table} (LIKE {table}_before INCLUDING DEFAULTS) PARTITION BY RANGE (at)");
        migration.Sql($"CREATE TABLE {table}_rest PARTITION OF {table} DEFAULT");
        migration.Sql($"DROP TABLE {table}_before CASCADE");
        migration.Sql($"ALTER TABLE {table} ADD CONSTRAINT \"PK_{table}\" PRIMARY KEY (id, at)");
        foreach (var index in indexes)
        {
            migration.Sql(index);
        }

        migration.Sql($"SELECT kernel_keep_years('{table}', extract(year FROM now())::int - 3, extract(year FROM now())::int + 1)");
    }
}
