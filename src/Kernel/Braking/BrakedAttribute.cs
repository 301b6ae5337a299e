using Microsoft.AspNetCore.Builder;

namespace XaDienTu.Kernel.Braking;

/// <summary>What is sent to this page, or asked of this route, counts for the brake of the name. A page that is only looked at does not: a
/// whole office behind one address opens it all day.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class BrakedAttribute(string name) : Attribute
{
    public string Name => name;
}

public static class BrakedRoutes
{
    /// <inheritdoc cref="BrakedAttribute"/>
    public static TRoutes Braked<TRoutes>(this TRoutes routes, string name)
        where TRoutes : IEndpointConventionBuilder => routes.WithMetadata(new BrakedAttribute(name));
}
