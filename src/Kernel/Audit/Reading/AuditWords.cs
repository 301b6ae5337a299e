using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Kernel.Text;

namespace XaDienTu.Kernel.Audit.Reading;

/// <summary>The audit in Vietnamese, as all modules name it; a test finds what nobody named.</summary>
public sealed class AuditWords
{
    private readonly Dictionary<string, string> actions;
    private readonly Dictionary<string, string> subjects;
    private readonly Dictionary<string, string> places;
    private readonly Dictionary<string, string> details;
    private readonly Dictionary<string, string> values;

    public AuditWords(IEnumerable<AuditVocabulary> modules)
    {
        var all = modules.ToList();
        actions = Merge(all.SelectMany(module => module.Actions), StringComparer.Ordinal);
        subjects = Merge(all.SelectMany(module => module.Subjects), StringComparer.Ordinal);
        places = Merge(all.SelectMany(module => module.Places), StringComparer.Ordinal);
        details = Merge(all.SelectMany(module => module.Details), StringComparer.Ordinal);
        values = Merge(all.SelectMany(module => module.Values), StringComparer.OrdinalIgnoreCase);
        Actions = [.. actions.Select(word => new AuditWord(word.Key, word.Value)).OrderBy(word => word.Name, VietnameseOrder.Comparer)];
        Subjects = [.. subjects.Select(word => new AuditWord(word.Key, word.Value)).OrderBy(word => word.Name, VietnameseOrder.Comparer)];
    }

    /// <summary>By name, for a choice.</summary>
    public IReadOnlyList<AuditWord> Actions { get; }

    /// <inheritdoc cref="Actions"/>
    public IReadOnlyList<AuditWord> Subjects { get; }

    /// <summary>The action itself where it has no name: a row of a version that is gone.</summary>
    public string Of(string action) => actions.GetValueOrDefault(action, action);

    /// <inheritdoc cref="Of"/>
    public string OfSubject(string type) => subjects.GetValueOrDefault(type, type);

    /// <inheritdoc cref="Of"/>
    public string OfDetail(string name) => details.GetValueOrDefault(name, name);

    /// <summary>Null for a subject that is a thing with a code.</summary>
    public string? OfPlace(string id) => places.GetValueOrDefault(id);

    /// <summary>Null for what stands for itself.</summary>
    public string? OfValue(string value) => values.GetValueOrDefault(value);

    // Two modules may use a word, and then they mean the same by it.
    private static Dictionary<string, string> Merge(IEnumerable<AuditWord> words, StringComparer comparer)
    {
        var merged = new Dictionary<string, string>(comparer);
        foreach (var (key, name) in words)
        {
            if (!merged.TryAdd(key, name) && merged[key] != name)
            {
                throw new InvalidOperationException($"“{key}” is called “{merged[key]}” and “{name}” in the audit.");
            }
        }

        return merged;
    }
}

/// <param name="Key">As <c>Record</c> writes it.</param>
public sealed record AuditWord(string Key, string Name)
{
    public static implicit operator AuditWord((string Key, string Name) word) => new(word.Key, word.Name);
}

/// <summary>What a module writes into the audit, as the auditor reads it.</summary>
public sealed record AuditVocabulary
{
    public IReadOnlyList<AuditWord> Actions { get; init; } = [];

    /// <summary>Kinds of things that actions are done to.</summary>
    public IReadOnlyList<AuditWord> Subjects { get; init; } = [];

    /// <summary>Subjects that are a place of the platform, not a thing with a code.</summary>
    public IReadOnlyList<AuditWord> Places { get; init; } = [];

    /// <summary>Names within details, camelCase.</summary>
    public IReadOnlyList<AuditWord> Details { get; init; } = [];

    /// <summary>Values of the code that stand in details: ways, states.</summary>
    public IReadOnlyList<AuditWord> Values { get; init; } = [];
}

public static class AuditWordsRegistration
{
    public static IServiceCollection AddAuditWords(this IServiceCollection services, AuditVocabulary vocabulary) =>
        services.AddSingleton(vocabulary);
}
