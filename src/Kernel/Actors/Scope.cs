using System.Linq.Expressions;

namespace XaDienTu.Kernel.Actors;

/// <summary>How far a right reaches from the agency of the post that gives it.</summary>
public enum Reach
{
    /// <summary>The agency itself.</summary>
    Agency,

    /// <summary>The agency and those under it.</summary>
    Below,

    /// <summary>Every agency of the province, wherever the post is.</summary>
    Everywhere,
}

/// <summary>The agencies somebody reaches with one right. Whoever asks "this agency or one above it" asks here and nowhere
/// else.</summary>
public sealed class Scope
{
    private readonly IAgencyTree tree;
    private readonly IReadOnlyList<(HeldPost Post, Reach Reach)> held;
    private readonly Lazy<IReadOnlyList<Guid>> agencies;

    private Scope(IAgencyTree tree, IReadOnlyList<(HeldPost Post, Reach Reach)> held)
    {
        (this.tree, this.held) = (tree, held);
        var tops = held.Where(one => one.Reach is Reach.Below).Select(one => one.Post.OrganizationId).ToHashSet();
        IsEverywhere = held.Any(one => one.Reach is Reach.Everywhere)
            || (tops.Count > 0 && tree.Tops.All(tops.Contains));
        agencies = new(() => [.. (IsEverywhere
            ? tree.Tops.SelectMany(tree.AndUnder)
            : held.OrderBy(one => one.Reach).SelectMany(Reached)).Distinct()]);
    }

    /// <summary>Every agency: a list need not be asked one by one.</summary>
    public bool IsEverywhere { get; }

    public bool IsNowhere => held.Count == 0;

    /// <summary>All that are reached, those of the posts themselves first.</summary>
    public IReadOnlyList<Guid> Agencies => agencies.Value;

    /// <param name="reachOf">How far the right reaches from a post; null where the post does not give it.</param>
    public static Scope Of(Actor actor, IAgencyTree tree, Func<HeldPost, Reach?> reachOf) =>
        new(tree, [.. actor.Posts.Select(post => (Post: post, Reach: reachOf(post))).Where(one => one.Reach is not null)
            .Select(one => (one.Post, one.Reach!.Value))]);

    public bool Reaches(Guid agency) => IsEverywhere || PostReaching(agency) is not null;

    /// <summary>The post by which one of the agencies is reached, one held right there before one above; null when none is.</summary>
    public HeldPost? PostReaching(params IReadOnlyCollection<Guid> asked)
    {
        if (held.FirstOrDefault(one => asked.Contains(one.Post.OrganizationId)).Post is { } own)
        {
            return own;
        }

        var path = asked.SelectMany(tree.Upwards).ToHashSet();
        return held.FirstOrDefault(one => one.Reach is Reach.Everywhere
            || (one.Reach is Reach.Below && path.Contains(one.Post.OrganizationId))).Post;
    }

    private IEnumerable<Guid> Reached((HeldPost Post, Reach Reach) one) =>
        one.Reach is Reach.Agency ? [one.Post.OrganizationId] : tree.AndUnder(one.Post.OrganizationId);
}

public static class ScopeQueries
{
    /// <summary>The rows of agencies that are reached; the whole list, unasked, where every agency is.</summary>
    /// <param name="or">Rows that are seen for another reason: one's own.</param>
    public static IQueryable<T> Within<T>(
        this IQueryable<T> rows, Scope scope, Expression<Func<T, Guid?>> agency, Expression<Func<T, bool>>? or = null)
    {
        if (scope.IsEverywhere)
        {
            return rows;
        }

        List<Guid?> reached = [.. scope.Agencies];
        Expression<Func<Guid?, bool>> isReached = id => reached.Contains(id);
        var body = new Replace(isReached.Parameters[0], agency.Body).Visit(isReached.Body);
        if (or is not null)
        {
            body = Expression.OrElse(new Replace(or.Parameters[0], agency.Parameters[0]).Visit(or.Body), body);
        }

        return rows.Where(Expression.Lambda<Func<T, bool>>(body, agency.Parameters));
    }

    private sealed class Replace(ParameterExpression parameter, Expression by) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == parameter ? by : node;
    }
}
