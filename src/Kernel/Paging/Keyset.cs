using System.Linq.Expressions;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace XaDienTu.Kernel.Paging;

/// <summary>Begins the order of a list: <c>Keyset.ByDescending((Row row) => row.At).ThenDescending(row => row.Id)</c>.</summary>
public static class Keyset
{
    public static Keyset<TRow> By<TRow, TKey>(Expression<Func<TRow, TKey>> key)
        where TKey : IComparable => Keyset<TRow>.Empty.Then(key);

    public static Keyset<TRow> ByDescending<TRow, TKey>(Expression<Func<TRow, TKey>> key)
        where TKey : IComparable => Keyset<TRow>.Empty.ThenDescending(key);
}

/// <summary>
/// The order of a list, and with it the way to go on in it from any row: keys that together are unique, the last one usually the id.
/// It says nothing of a request: one for each list is made once and kept. Keys are never null, and no enums (they are kept as words).
/// </summary>
public sealed class Keyset<TRow>
{
    private readonly IReadOnlyList<Key> keys;

    private Keyset(IReadOnlyList<Key> keys) => this.keys = keys;

    internal static Keyset<TRow> Empty { get; } = new([]);

    public Keyset<TRow> Then<TKey>(Expression<Func<TRow, TKey>> key)
        where TKey : IComparable => new([.. keys, new Key<TKey>(key, isDescending: false)]);

    public Keyset<TRow> ThenDescending<TKey>(Expression<Func<TRow, TKey>> key)
        where TKey : IComparable => new([.. keys, new Key<TKey>(key, isDescending: true)]);

    /// <summary>The rows behind <paramref name="after"/>; a cursor that is not of this list means the beginning.</summary>
    /// <param name="rows">Of the database, or of memory where a list is short and made of several sources.</param>
    public async Task<Page<TRow>> PageAsync(IQueryable<TRow> rows, string? after, int size, CancellationToken cancellation)
    {
        var asked = Ordered(Place(after) is { } place ? rows.Where(Behind(place)) : rows).Take(size + 1);
        var found = asked.Provider is IAsyncQueryProvider ? await asked.ToListAsync(cancellation) : [.. asked];
        return Page.Of(found, size, row => JsonSerializer.Serialize(keys.Select(key => key.Of(row)).ToArray()));
    }

    private IQueryable<TRow> Ordered(IQueryable<TRow> rows)
    {
        var ordered = keys[0].Order(rows);
        foreach (var key in keys.Skip(1))
        {
            ordered = key.Then(ordered);
        }

        return ordered;
    }

    private List<Expression>? Place(string? after)
    {
        if (Cursor.Read(after) is not { } text)
        {
            return null;
        }

        try
        {
            var values = JsonSerializer.Deserialize<JsonElement[]>(text) ?? [];
            return values.Length == keys.Count ? [.. keys.Zip(values, (key, value) => key.Parameter(value))] : null;
        }
        catch (Exception fault) when (fault is JsonException or FormatException or InvalidOperationException)
        {
            return null;
        }
    }

    private Expression<Func<TRow, bool>> Behind(List<Expression> place)
    {
        var row = Expression.Parameter(typeof(TRow), "row");
        return Expression.Lambda<Func<TRow, bool>>(From(0), row);

        Expression From(int at)
        {
            var (key, value) = (keys[at].On(row), place[at]);
            var beyond = keys[at].Compares(key, value, orEqual: false);
            // What is before the "and" says nothing new, but an index can be entered there.
            return at == keys.Count - 1
                ? beyond
                : Expression.AndAlso(keys[at].Compares(key, value, orEqual: true), Expression.OrElse(beyond, From(at + 1)));
        }
    }

    private abstract class Key(bool isDescending)
    {
        protected bool IsDescending { get; } = isDescending;

        public abstract IOrderedQueryable<TRow> Order(IQueryable<TRow> rows);

        public abstract IOrderedQueryable<TRow> Then(IOrderedQueryable<TRow> rows);

        public abstract object? Of(TRow row);

        public abstract Expression On(ParameterExpression row);

        /// <summary>A value as a parameter of the query: as a constant each page would be a query of its own.</summary>
        public abstract Expression Parameter(JsonElement value);

        public Expression Compares(Expression key, Expression value, bool orEqual)
        {
            // SQL orders texts, C# has no sign for it.
            var (left, right) = key.Type == typeof(string)
                ? (Expression.Call(typeof(string), nameof(string.Compare), null, key, value), (Expression)Expression.Constant(0))
                : (key, value);
            return Expression.MakeBinary(
                (IsDescending, orEqual) switch
                {
                    (true, true) => ExpressionType.LessThanOrEqual,
                    (true, false) => ExpressionType.LessThan,
                    (false, true) => ExpressionType.GreaterThanOrEqual,
                    (false, false) => ExpressionType.GreaterThan,
                }, left, right);
        }
    }

    private sealed class Key<TKey>(Expression<Func<TRow, TKey>> path, bool isDescending) : Key(isDescending)
    {
        private readonly Lazy<Func<TRow, TKey>> read = new(path.Compile);

        public override IOrderedQueryable<TRow> Order(IQueryable<TRow> rows) =>
            IsDescending ? rows.OrderByDescending(path) : rows.OrderBy(path);

        public override IOrderedQueryable<TRow> Then(IOrderedQueryable<TRow> rows) =>
            IsDescending ? rows.ThenByDescending(path) : rows.ThenBy(path);

        public override object? Of(TRow row) => read.Value(row);

        public override Expression On(ParameterExpression row) => new Swap(path.Parameters[0], row).Visit(path.Body);

        public override Expression Parameter(JsonElement value)
        {
            var held = new Held(value.Deserialize<TKey>() ?? throw new FormatException("A key is never null."));
            return Expression.Property(Expression.Constant(held), nameof(Held.Value));
        }

        private sealed record Held(TKey Value);
    }

    private sealed class Swap(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
