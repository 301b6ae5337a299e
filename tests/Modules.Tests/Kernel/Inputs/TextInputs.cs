using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Kernel.Inputs;
using XaDienTu.TestKit;

namespace XaDienTu.Modules.Tests.Kernel.Inputs;

/// <summary>One text that may come in by a page, by the name its field has, and how long it may be.</summary>
internal sealed record TextInput(string Name, int Most);

/// <summary>All texts pages take, learned from their types.</summary>
internal static class TextInputs
{
    /// <summary>Texts in addresses, by page.</summary>
    public static async Task<List<(string Route, TextInput Input)>> OfAddressesAsync(TestPlatform platform)
    {
        var inputs = new List<(string, TextInput)>();
        foreach (var page in await PagesAsync(platform))
        {
            var route = "/" + page.AttributeRouteInfo!.Template;
            var bound = page.HandlerTypeInfo.GetProperties()
                .Where(property => property.GetCustomAttribute<BindPropertyAttribute>()?.SupportsGet is true)
                .Select(property =>
                    (Name: property.GetCustomAttribute<BindPropertyAttribute>()!.Name ?? property.Name, property.PropertyType,
                        (ICustomAttributeProvider)property));
            var taken = page.HandlerMethods.Where(method => HttpMethods.IsGet(method.HttpMethod) && method.Name is null)
                .SelectMany(method => method.MethodInfo.GetParameters())
                .Select(parameter =>
                    (Name: parameter.GetCustomAttribute<FromQueryAttribute>()?.Name ?? parameter.Name!, parameter.ParameterType,
                        (ICustomAttributeProvider)parameter));
            inputs.AddRange(
                bound.Concat(taken).SelectMany(input => OfAddress(input.Item1, input.Item2, input.Item3)).Select(input => (route, input)));
        }

        return inputs;
    }

    /// <summary>Texts of the forms of a page.</summary>
    public static async Task<Dictionary<string, TextInput>> OfFormsAsync(TestPlatform platform, string route)
    {
        var page = (await PagesAsync(platform)).Single(found => "/" + found.AttributeRouteInfo!.Template == route);
        return page.HandlerTypeInfo.GetProperties().Where(property => property.IsDefined(typeof(BindPropertyAttribute)))
            .SelectMany(property => OfForm(property.GetCustomAttribute<BindPropertyAttribute>()!.Name ?? property.Name, property))
            .ToDictionary(input => input.Name, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>As long as it may be and one longer: plain, of four bytes each, and with marks of their own.</summary>
    public static IEnumerable<string> AtBound(int most) =>
    [
        new('a', most), new('a', most + 1),
        Smiles(most), Smiles(most + 1),
        Marked(most), Marked(most + 1),
    ];

    private static string Smiles(int length) => string.Concat(Enumerable.Repeat("😀", length / 2)) + new string('a', length % 2);

    private static string Marked(int length) => string.Concat(Enumerable.Repeat("e\u0302\u0301", length));

    private static IEnumerable<TextInput> OfAddress(string name, Type type, ICustomAttributeProvider place) =>
        type == typeof(string) ? [new TextInput(name, MostOf(place) ?? Letters.Line)]
        : type is { IsClass: true, Namespace: { } space } && space.StartsWith("XaDienTu", StringComparison.Ordinal)
            ? type.GetProperties()
                .SelectMany(property =>
                OfAddress(
                    property.GetCustomAttribute<FromQueryAttribute>()?.Name ?? $"{name}.{property.Name}", property.PropertyType, property))
            : [];

    private static IEnumerable<TextInput> OfForm(string name, PropertyInfo property)
    {
        var type = property.PropertyType;
        if (type == typeof(string))
        {
            return MostOf(property) is { } most ? [new TextInput(name, most)] : [];
        }

        var item = type.IsGenericType ? type.GetGenericArguments()[0] : null;
        return IsOurs(type) ? Inside(type, name) : item is not null && IsOurs(item) ? Inside(item, $"{name}[0]") : [];
    }

    private static IEnumerable<TextInput> Inside(Type type, string name) => type.GetProperties()
        .Where(property => property.SetMethod is not null && !property.IsDefined(typeof(BindNeverAttribute)))
        .SelectMany(property => OfForm($"{name}.{property.Name}", property));

    private static bool IsOurs(Type type) => type.IsClass && type.Namespace?.StartsWith("XaDienTu", StringComparison.Ordinal) == true;

    private static int? MostOf(ICustomAttributeProvider place) =>
        place.GetCustomAttributes(typeof(MaxLengthAttribute), true).Cast<MaxLengthAttribute>().FirstOrDefault()?.Length;

    private static async Task<List<CompiledPageActionDescriptor>> PagesAsync(TestPlatform platform)
    {
        var loader = platform.Services.GetRequiredService<PageLoader>();
        var pages = platform.Services.GetRequiredService<EndpointDataSource>().Endpoints.Select(endpoint =>
            endpoint.Metadata.GetMetadata<PageActionDescriptor>())
            .OfType<PageActionDescriptor>().DistinctBy(page => page.AttributeRouteInfo!.Template);
        var loaded = new List<CompiledPageActionDescriptor>();
        foreach (var page in pages)
        {
            loaded.Add(await loader.LoadAsync(page, EndpointMetadataCollection.Empty));
        }

        return loaded;
    }
}
