using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace XaDienTu.Ui;

/// <summary>
/// What every tag helper stands on: a text that is not there is null. Razor hands an expression that is null to a property of
/// type string as "", so that <c>hint="@Model.Hint"</c> would write an empty hint and <c>error="@Model.Error"</c> an error without words.
/// </summary>
public abstract class UiTagHelper : TagHelper
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Optional = new();

    // Razor calls it when the properties are set and before anything is written.
    public override void Init(TagHelperContext context)
    {
        foreach (var property in Optional.GetOrAdd(GetType(), OptionalTexts))
        {
            if (property.GetValue(this) is "")
            {
                property.SetValue(this, null);
            }
        }
    }

    private static PropertyInfo[] OptionalTexts(Type helper)
    {
        var nullability = new NullabilityInfoContext();
        return [.. helper.GetProperties().Where(property =>
            property.PropertyType == typeof(string) && property.CanWrite
                && nullability.Create(property).WriteState is NullabilityState.Nullable)];
    }
}
