using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Kernel.Text;

namespace XaDienTu.Kernel.Audit.Reading;

/// <summary>What the actions of the audit are called in Vietnamese; each module names its own, a test finds the one that nobody named.</summary>
public sealed class AuditWords(IEnumerable<NamedAction> named)
{
    private readonly Dictionary<string, string> names = named.ToDictionary(action => action.Action, action => action.Name, StringComparer.Ordinal);

    /// <summary>By name, for a choice.</summary>
    public IReadOnlyList<NamedAction> All { get; } = [.. named.OrderBy(action => action.Name, VietnameseOrder.Comparer)];

    /// <summary>The action itself where it has no name: a row of a version that is gone.</summary>
    public string Of(string action) => names.GetValueOrDefault(action, action);
}

/// <param name="Action">As <c>Record</c> writes it.</param>
public sealed record NamedAction(string Action, string Name);

public static class AuditWordsRegistration
{
    public static IServiceCollection AddAuditWords(this IServiceCollection services, params IReadOnlyList<(string Action, string Name)> words)
    {
        foreach (var (action, name) in words)
        {
            services.AddSingleton(new NamedAction(action, name));
        }

        return services;
    }
}
