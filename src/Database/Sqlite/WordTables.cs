using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.EntityFrameworkCore.Sqlite.Metadata.Internal;
using XaDienTu.Kernel.Data;

namespace XaDienTu.Database.Sqlite;

#pragma warning disable EF1001 // Providers are extended by these two services alone; their constructors take what EF marks internal.

/// <summary>Tells the migrations which tables have words.</summary>
internal sealed class WordAnnotations(RelationalAnnotationProviderDependencies dependencies) : SqliteAnnotationProvider(dependencies)
{
    public override IEnumerable<IAnnotation> For(ITable table, bool designTime) =>
        base.For(table, designTime).Concat(designTime ? Words(table) : []);

    private static IEnumerable<IAnnotation> Words(ITable table) =>
        table.EntityTypeMappings.Select(mapping => ((IReadOnlyEntityType)mapping.TypeBase).WordsOf()).OfType<WordColumns>().Take(1)
            .Select(columns => new Annotation(SearchedWords.Annotation, columns.ToString()));
}

/// <summary>Makes the full-text table of a table with words, and the triggers that keep it, with the table.</summary>
internal sealed class WordTables(MigrationsSqlGeneratorDependencies dependencies, IRelationalAnnotationProvider annotations)
    : SqliteMigrationsSqlGenerator(dependencies, annotations)
{
    /// <summary>SQLite changes a table by making another, copying, and giving it the name; the triggers go with the old one.</summary>
    private const string Rebuilt = "ef_temp_";

    protected override void Generate(
        CreateTableOperation operation, IModel? model, MigrationCommandListBuilder builder, bool terminate = true)
    {
        base.Generate(operation, model, builder, terminate);
        if (WordColumns.Parse(operation[SearchedWords.Annotation]) is { } columns
            && !operation.Name.StartsWith(Rebuilt, StringComparison.Ordinal))
        {
            builder.Append(Table(operation.Name, columns)).EndCommand();
            AddTriggers(operation.Name, columns, builder);
        }
    }

    protected override void Generate(AlterTableOperation operation, IModel? model, MigrationCommandListBuilder builder)
    {
        base.Generate(operation, model, builder);
        var (before, after) = (operation.OldTable[SearchedWords.Annotation], operation[SearchedWords.Annotation]);
        if (Equals(before, after))
        {
            return;
        }

        if (before is not null)
        {
            foreach (var trigger in (string[])["added", "removed", "changed"])
            {
                builder.Append($"DROP TRIGGER {operation.Name}_words_{trigger}").EndCommand();
            }

            builder.Append($"DROP TABLE {operation.Name}_words").EndCommand();
        }

        if (WordColumns.Parse(after) is { } columns)
        {
            builder.Append(Table(operation.Name, columns)).EndCommand();
            builder.Append(
                $"INSERT INTO {operation.Name}_words (id, {columns.Text}) SELECT id, {columns.Text} FROM {operation.Name}").EndCommand();
            AddTriggers(operation.Name, columns, builder);
        }
    }

    protected override void Generate(
        DropTableOperation operation, IModel? model, MigrationCommandListBuilder builder, bool terminate = true)
    {
        base.Generate(operation, model, builder, terminate);
        if (operation[SearchedWords.Annotation] is not null)
        {
            builder.Append($"DROP TABLE {operation.Name}_words").EndCommand();
        }
    }

    protected override void Generate(RenameTableOperation operation, IModel? model, MigrationCommandListBuilder builder)
    {
        base.Generate(operation, model, builder);
        if (operation.Name.StartsWith(Rebuilt, StringComparison.Ordinal)
            && WordColumns.Parse(model?.GetRelationalModel().FindTable(operation.NewName!, null)?[SearchedWords.Annotation]) is { } columns)
        {
            AddTriggers(operation.NewName!, columns, builder);
        }
    }

    // Contentless: the index keeps the words, of the row only its id. Searched text hardly ever changes, so the third trigger, which reads
    // the whole index, is there for repairs. 'ascii' parts at spaces and nowhere else in folded text.
    private static string Table(string table, WordColumns columns) =>
        $"""
        CREATE VIRTUAL TABLE {table}_words USING fts5(
            id UNINDEXED, {columns.Text}, content='', contentless_delete=1, contentless_unindexed=1, detail=none, tokenize='ascii')
        """;

    private static void AddTriggers(string table, WordColumns columns, MigrationCommandListBuilder builder)
    {
        var (words, text) = ($"{table}_words", columns.Text);
        builder.Append(
            $"""
            CREATE TRIGGER {words}_added AFTER INSERT ON {table} BEGIN
                INSERT INTO {words} (id, {text}) VALUES (new.id, new.{text});
            END
            """).EndCommand();
        builder.Append(
            $"""
            CREATE TRIGGER {words}_removed AFTER DELETE ON {table} BEGIN
                DELETE FROM {words} WHERE id = old.id;
            END
            """).EndCommand();
        builder.Append(
            $"""
            CREATE TRIGGER {words}_changed AFTER UPDATE OF {text} ON {table} WHEN new.{text} <> old.{text} BEGIN
                DELETE FROM {words} WHERE id = old.id;
                INSERT INTO {words} (id, {text}) VALUES (new.id, new.{text});
            END
            """).EndCommand();
    }
}
