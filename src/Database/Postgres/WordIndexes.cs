using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure.Internal;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata.Internal;
using Npgsql.EntityFrameworkCore.PostgreSQL.Migrations;
using XaDienTu.Database.Postgres.Migrations;
using XaDienTu.Kernel.Data;

namespace XaDienTu.Database.Postgres;

#pragma warning disable EF1001 // Providers are extended by these two services alone; their constructors take what EF marks internal.

/// <summary>Tells the migrations which tables have words.</summary>
internal sealed class WordAnnotations(RelationalAnnotationProviderDependencies dependencies) : NpgsqlAnnotationProvider(dependencies)
{
    public override IEnumerable<IAnnotation> For(ITable table, bool designTime) =>
        base.For(table, designTime).Concat(designTime ? Words(table) : []);

    private static IEnumerable<IAnnotation> Words(ITable table) =>
        table.EntityTypeMappings.Select(mapping => ((IReadOnlyEntityType)mapping.TypeBase).WordsOf()).OfType<WordColumns>().Take(1)
            .Select(columns => new Annotation(SearchedWords.Annotation, columns.ToString()));
}

/// <summary>Makes a table's word index with the table.</summary>
internal sealed class WordIndexes(MigrationsSqlGeneratorDependencies dependencies, INpgsqlSingletonOptions options)
    : NpgsqlMigrationsSqlGenerator(dependencies, options)
{
    protected override void Generate(
        CreateTableOperation operation, IModel? model, MigrationCommandListBuilder builder, bool terminate = true)
    {
        base.Generate(operation, model, builder, terminate);
        Change(null, WordColumns.Parse(operation[SearchedWords.Annotation]), operation.Name, builder);
    }

    protected override void Generate(AlterTableOperation operation, IModel? model, MigrationCommandListBuilder builder)
    {
        base.Generate(operation, model, builder);
        Change(
            WordColumns.Parse(operation.OldTable[SearchedWords.Annotation]), WordColumns.Parse(operation[SearchedWords.Annotation]),
            operation.Name, builder);
    }

    private static void Change(WordColumns? before, WordColumns? after, string table, MigrationCommandListBuilder builder)
    {
        if (before == after)
        {
            return;
        }

        if (before is not null)
        {
            builder.Append(WordIndex.Drop(table)).EndCommand();
        }

        if (after is not null)
        {
            builder.Append(WordIndex.Create(table, after)).EndCommand();
        }
    }
}
