#pragma warning disable EF1001 // The provider translates its own full-text operator only for a mapped tsvector, which every row read would then carry.
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql.EntityFrameworkCore.PostgreSQL.Query.Expressions;
using Npgsql.EntityFrameworkCore.PostgreSQL.Query.Expressions.Internal;

namespace XaDienTu.Database.Postgres;

/// <summary>
/// <c>search_words @@ to_tsquery(…)</c> as a condition on the table itself, not a list of ids: for a common word PostgreSQL then reads the
/// newest rows and stops at a full page, for a rare one it takes the index.
/// </summary>
internal sealed class SearchWords : IModelFinalizingConvention
{
    private static readonly MethodInfo Method = typeof(SearchWords).GetMethod(nameof(Hold))!;

    /// <summary>In a query only: whether the full-text column beside <paramref name="searchText"/> matches.</summary>
    public static bool Hold(string searchText, string query) => throw new InvalidOperationException("Only PostgreSQL answers this.");

    public void ProcessModelFinalizing(IConventionModelBuilder modelBuilder, IConventionContext<IConventionModelBuilder> context) =>
        ((IMutableModel)modelBuilder.Metadata).AddDbFunction(Method).Translation = Translate;

    private static SqlExpression Translate(IReadOnlyList<SqlExpression> arguments)
    {
        var text = (ColumnExpression)arguments[0];
        var query = new SqlFunctionExpression(
            "to_tsquery", [new SqlFragmentExpression("'simple'"), arguments[1]], nullable: true, [false, true], typeof(string), arguments[1].TypeMapping);
        return new PgBinaryExpression(
            PgExpressionType.TextSearchMatch,
            new ColumnExpression("search_words", text.TableAlias, typeof(string), text.TypeMapping, nullable: false),
            query,
            typeof(bool),
            BoolTypeMapping.Default);
    }
}
