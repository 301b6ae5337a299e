namespace XaDienTu.Database.Postgres.Migrations;

/// <summary>The words of a row for its full-text index, see <see cref="SearchWords"/>.</summary>
internal static class WordIndex
{
    /// <summary>Plain array work and not the text search parser: folded text is parted by spaces already, and the parser would take "12e34" for a number.</summary>
    public const string Function =
        """
        CREATE FUNCTION kernel_words(search_text text, search_groups text) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
        DECLARE
          names text := regexp_replace(' ' || search_text, ' [^ ]*[0-9][^ ]*', '', 'g');
          found text := regexp_replace(' ' || search_text, ' [^ 0-9]+(?= |$)', '', 'g');
          member text;
        BEGIN
          FOREACH member IN ARRAY string_to_array(search_groups, ' ') LOOP
            found := found || ' ' || member || replace(names, ' ', ' ' || member);
          END LOOP;
          RETURN array_to_tsvector(array_remove(string_to_array(found, ' '), ''));
        END $$
        """;

    // What was added last waits in a list that every search reads through: a short one.
    public static string Create(string table) =>
        $"CREATE INDEX ix_{table}_words ON {table} USING gin (kernel_words(search_text, search_groups)) WITH (gin_pending_list_limit = 256)";
}
