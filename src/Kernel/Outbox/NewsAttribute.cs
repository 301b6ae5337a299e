using System.Collections.Concurrent;
using System.Reflection;

namespace XaDienTu.Kernel.Outbox;

/// <summary>
/// The name under which an event is stored and heard, e.g. <c>signing.ended</c>: fixed for ever, whatever becomes of the
/// record's own name and place. Without it an event cannot be published.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NewsAttribute(string name) : Attribute
{
    private static readonly ConcurrentDictionary<Type, string> Names = new();

    public string Name { get; } = name;

    internal static string NameOf(Type news) => Names.GetOrAdd(news, static type =>
        type.GetCustomAttribute<NewsAttribute>()?.Name ?? throw new InvalidOperationException($"{type.FullName} has no [News] name."));
}
