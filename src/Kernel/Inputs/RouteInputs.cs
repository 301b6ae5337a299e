using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Kernel.Paging;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Web;

namespace XaDienTu.Kernel.Inputs;

/// <summary>Says of an endpoint that its inputs are checked; see <see cref="RouteInputs"/>.</summary>
public sealed class BoundedInputs;

/// <summary>Routes take nothing beyond its bound: bodies, parameters and headers are cleaned and looked through before the route sees
/// them.</summary>
public static class RouteInputs
{
    public static TBuilder BoundInputs<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder =>
        builder.AddEndpointFilterFactory(FilterOf).WithMetadata(new BoundedInputs());

    /// <summary>Inputs of a route's delegate that nobody gave a bound.</summary>
    public static IEnumerable<string> Missing(MethodInfo route, IServiceProvider services) =>
        BoundsOf(route, services).SelectMany(input => input.Bound.Missing(input.Name));

    private static EndpointFilterDelegate FilterOf(EndpointFilterFactoryContext context, EndpointFilterDelegate next)
    {
        (int Place, string Name, Bound Bound)[] bounds = [.. BoundsOf(context.MethodInfo, context.ApplicationServices)];
        return bounds.Length == 0
            ? next
            : call => Faults(call.Arguments, bounds) is { } faults ? new(ResultHttp.Problem(ErrorOf(faults)))
                : HasForeignCursor(call.Arguments, bounds) ? new(ResultHttp.BadCursor())
                : next(call);
    }

    // A page shows its beginning instead; a program would take it for the next page and go round for ever.
    private static bool HasForeignCursor(IList<object?> arguments, (int Place, string Name, Bound Bound)[] bounds) => bounds.Any(
        input => input.Name == "after" && arguments[input.Place] is string { Length: > 0 } cursor && Cursor.Read(cursor) is null);

    private static Dictionary<string, string>? Faults(IList<object?> arguments, (int Place, string Name, Bound Bound)[] bounds)
    {
        var faults = new InputFaults(isJson: true);
        foreach (var (place, name, bound) in bounds)
        {
            if (arguments[place] is { } value)
            {
                arguments[place] = value = bound.Clean(value);
                // The body's own fields are named alone, as use cases name them.
                bound.Check(value, bound is PartsBound ? "" : name, faults);
            }
        }

        return faults.Found;
    }

    private static Error ErrorOf(Dictionary<string, string> faults) => Error.Invalid("input.out-of-bounds", faults) with
    {
        Message = $"Cần sửa {faults.Count} chỗ: {string.Join(" ", faults.Select(fault => $"{fault.Key}: {fault.Value}"))}",
    };

    private static IEnumerable<(int Place, string Name, Bound Bound)> BoundsOf(MethodInfo route, IServiceProvider services)
    {
        var isService = services.GetRequiredService<IServiceProviderIsService>();
        foreach (var parameter in route.GetParameters().Where(parameter => !isService.IsService(parameter.ParameterType)))
        {
            if (InputBounds.OfParameter(parameter) is { } bound)
            {
                yield return (parameter.Position, parameter.Name!, bound);
            }
        }
    }
}
