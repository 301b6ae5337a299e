using Microsoft.EntityFrameworkCore.Query.SqlExpressions;

namespace XaDienTu.Database.Postgres;

/// <summary>Folding of a column in PostgreSQL's own words: no extension is needed that a server may not have.</summary>
internal static class FoldedColumn
{
    private const string Marks = "[\u0300-\u036F]";

    public static SqlExpression Of(SqlExpression text)
    {
        var apart = Call("normalize", text, new SqlFragmentExpression("NFKD"));
        var bare = Call("regexp_replace", apart, Text(Marks), Text(""), Text("g"));
        // Whatever its locale, lower() knows plain letters, and no others are left.
        var plain = Call("lower", Call("translate", bare, Text("ĐđÐð"), Text("dddd")));
        return Call("regexp_replace", plain, Text("[^a-z0-9]+"), Text(" "), Text("g"));

        SqlFunctionExpression Call(string name, params SqlExpression[] arguments) => new(
            name, arguments, nullable: true, arguments.Select(argument => argument == arguments[0]), typeof(string), text.TypeMapping);

        SqlConstantExpression Text(string value) => new(value, text.TypeMapping);
    }
}
