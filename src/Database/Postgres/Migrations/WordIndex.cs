using XaDienTu.Kernel.Data;

namespace XaDienTu.Database.Postgres.Migrations;

/// <summary>The words of a row for its full-text index, see <see cref="SearchWords"/>. Arrays and not the text search parser, which would take "12e34" for a number.</summary>
internal static class WordIndex
{
    /// <summary>
    /// Each word once for each group's quarter of the year, and once more for all years of a group with a name. What earlier versions wrote behind a
    /// group's name, the year, is left out.
    /// </summary>
    public const string OfQuarters =
        """
        CREATE FUNCTION kernel_words(search_text text, search_groups text, at timestamptz) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
        DECLARE
          names text := regexp_replace(' ' || search_text, ' [^ ]*[0-9][^ ]*', '', 'g');
          found text := regexp_replace(' ' || search_text, ' [^ 0-9]+(?= |$)', '', 'g');
          quarter text := to_char(at AT TIME ZONE 'UTC', 'YYQ');
          member text;
        BEGIN
          FOREACH member IN ARRAY string_to_array(search_groups, ' ') LOOP
            member := split_part(member, '/', 1) || '/';
            found := found || ' ' || member || quarter || replace(names, ' ', ' ' || member || quarter);
            IF member <> '/' THEN
              found := found || ' ' || member || replace(names, ' ', ' ' || member);
            END IF;
          END LOOP;
          RETURN array_to_tsvector(array_remove(string_to_array(found, ' '), ''));
        END $$
        """;

    /// <summary>What is indexed of a row, in the same words in which it is asked for.</summary>
    public static string Words(WordColumns columns) => $"kernel_words({columns.Text}, {columns.Groups}, {columns.At})";

    // What was added last waits in a list that every search reads through: a short one.
    public static string Create(string table, WordColumns columns) =>
        $"CREATE INDEX ix_{table}_words ON {table} USING gin ({Words(columns)}) WITH (gin_pending_list_limit = 256)";

    public static string Drop(string table) => $"DROP INDEX ix_{table}_words";
}
