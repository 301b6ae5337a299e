using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using XaDienTu.Kernel;

namespace XaDienTu.Cases.Process;

/// <summary>Small lists read and written whole with their row.</summary>
internal static class JsonColumn
{
    public static PropertyBuilder<T> AsJson<T>(this PropertyBuilder<T> property) => property.HasConversion(
        value => JsonText.Of(value),
        text => JsonText.Parse<T>(text),
        new ValueComparer<T>((left, right) => JsonText.Of(left) == JsonText.Of(right),
            value => JsonText.Of(value).GetHashCode(StringComparison.Ordinal), value => JsonText.Parse<T>(JsonText.Of(value))));
}
