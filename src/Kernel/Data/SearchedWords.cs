using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace XaDienTu.Kernel.Data;

/// <summary>
/// Rows that are found by the words in them (<see cref="ModuleDb.WithWords{T}"/>). A module says so in the model of its entity; the index,
/// and what keeps it, come with the table from the provider's own generator of migrations.
/// </summary>
public static class SearchedWords
{
    /// <summary>Of an entity: its properties. Of a table, and of the operation that makes it: its columns.</summary>
    internal const string Annotation = "Kernel:Words";

    /// <param name="text">Folded words, see <see cref="Text.FoldedText"/>.</param>
    /// <param name="groups">Names of the groups that a row belongs to, see <see cref="WordList"/>.</param>
    /// <param name="at">The row's time; the newest are found first.</param>
    public static EntityTypeBuilder<T> HasWords<T>(
        this EntityTypeBuilder<T> entity, Expression<Func<T, string>> text, Expression<Func<T, string>> groups,
        Expression<Func<T, DateTimeOffset>> at)
        where T : class =>
        entity.HasAnnotation(Annotation, new WordColumns(NameOf(text), NameOf(groups), NameOf(at)).ToString());

    /// <summary>The columns of an entity's words; null when it has none.</summary>
    internal static WordColumns? WordsOf(this IReadOnlyEntityType entity)
    {
        if (WordColumns.Parse(entity.FindAnnotation(Annotation)?.Value) is not { } names)
        {
            return null;
        }

        return new WordColumns(ColumnOf(names.Text), ColumnOf(names.Groups), ColumnOf(names.At));
        string ColumnOf(string property) => entity.FindProperty(property)!.GetColumnName();
    }

    private static string NameOf(LambdaExpression property) => ((MemberExpression)property.Body).Member.Name;
}

/// <summary>Where the words of a row stand, the groups it belongs to, and its time.</summary>
public sealed record WordColumns(string Text, string Groups, string At)
{
    public override string ToString() => $"{Text} {Groups} {At}";

    /// <summary>As an annotation holds it; null when it holds nothing.</summary>
    public static WordColumns? Parse(object? annotation) =>
        annotation is string text && text.Split(' ') is [var words, var groups, var at] ? new(words, groups, at) : null;
}
