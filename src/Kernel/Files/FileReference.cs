using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Kernel.Data;

namespace XaDienTu.Kernel.Files;

/// <summary>
/// A column whose values name stored files. Only the module knows which of its columns do; what it registers is what the
/// verification looks after. A test finds hash columns that nobody registered.
/// </summary>
/// <param name="Among">Which of the hashes given the column names; null for lists, which are read whole.</param>
/// <param name="Read">The hashes in the column, null where a row names no file; repeated ones do no harm.</param>
public sealed record FileReference(
    Type Entity, string Property, Func<IServiceProvider, IAsyncEnumerable<string?>> Read,
    Func<IServiceProvider, IReadOnlyList<string>, CancellationToken, Task<List<string>>>? Among = null);

public static class FileReferences
{
    /// <summary>Says that a column holds the hash of a stored file.</summary>
    public static IServiceCollection AddFileReference<TDb, TEntity>(
        this IServiceCollection services, Expression<Func<TEntity, string?>> hash)
        where TDb : ModuleDb
        where TEntity : class =>
        services.AddSingleton(new FileReference(
            typeof(TEntity), NameOf(hash),
            scope => scope.GetRequiredService<TDb>().Set<TEntity>().AsNoTracking().Select(hash).AsAsyncEnumerable(),
            (scope, hashes, cancellation) => scope.GetRequiredService<TDb>().Set<TEntity>().AsNoTracking().Select(hash)
                .Where(named => named != null && hashes.Contains(named)).Select(named => named!).Distinct().ToListAsync(cancellation)));

    /// <summary>Says that a column kept as JSON holds hashes of stored files.</summary>
    public static IServiceCollection AddFileReferences<TDb, TEntity, TValue>(
        this IServiceCollection services, Expression<Func<TEntity, TValue>> value, Func<TValue, IEnumerable<string>> hashes)
        where TDb : ModuleDb
        where TEntity : class =>
        services.AddSingleton(new FileReference(
            typeof(TEntity), NameOf(value), scope =>
                FlattenAsync(scope.GetRequiredService<TDb>().Set<TEntity>().AsNoTracking().Select(value).AsAsyncEnumerable(), hashes)));

    private static async IAsyncEnumerable<string?> FlattenAsync<TValue>(
        IAsyncEnumerable<TValue> values, Func<TValue, IEnumerable<string>> hashes,
        [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var value in values.WithCancellation(cancellation))
        {
            foreach (var hash in hashes(value))
            {
                yield return hash;
            }
        }
    }

    private static string NameOf(LambdaExpression column) => ((MemberExpression)column.Body).Member.Name;
}
