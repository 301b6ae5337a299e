using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using XaDienTu.Kernel.Text;

namespace XaDienTu.Kernel.Inputs;

/// <summary>
/// Reads from a type and its attributes how much of it may come in: <see cref="MostLettersAttribute"/> for texts,
/// <see cref="MostItemsAttribute"/> for lists, <see cref="BetweenAttribute"/> for numbers. Built once per type; a body of thirty values is
/// cleaned and checked in some microseconds.
/// </summary>
internal static class InputBounds
{
    private static readonly ConcurrentDictionary<Type, PartsBound> Types = new();
    private static readonly ConcurrentDictionary<Type, PartsBound> Pages = new();

    private static readonly TextBound Line = new(Letters.Line, TextKind.Line);

    /// <summary>The bound of a route's or handler's parameter; null when there is nothing to bound.</summary>
    public static Bound? OfParameter(ParameterInfo parameter) =>
        IsPlainText(parameter.ParameterType, parameter) ? Line : Of(parameter.ParameterType, parameter);

    /// <summary>What a page binds from address and form.</summary>
    public static PartsBound OfPage(Type page) => Pages.GetOrAdd(page, type => new PartsBound(
    [
        .. type.GetProperties().Select(property => (Property: property, Bind: property.GetCustomAttribute<BindPropertyAttribute>()))
            .Where(bound => bound.Bind is not null)
            .Select(bound => bound.Bind!.SupportsGet && IsPlainText(bound.Property.PropertyType, bound.Property)
                ? new Part(bound.Bind.Name ?? bound.Property.Name, Reading(bound.Property), Writing(bound.Property), Line)
                : PartOf(bound.Property, bound.Bind.Name, [bound.Property])).OfType<Part>(),
    ]));

    // What stands in an address or header and says nothing about itself is a line.
    private static bool IsPlainText(Type type, ICustomAttributeProvider place) =>
        type == typeof(string) && Find<MaxLengthAttribute>([place]) is null;

    private static Bound? Of(Type declared, params ICustomAttributeProvider[] places)
    {
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        if (type == typeof(string))
        {
            var most = Find<MaxLengthAttribute>(places);
            return new TextBound(most?.Length, (most as MostLettersAttribute)?.Kind ?? TextKind.Line);
        }

        if (type == typeof(DateOnly) || type == typeof(DateTimeOffset) || type == typeof(DateTime))
        {
            return new DayBound();
        }

        if (!type.IsEnum && Type.GetTypeCode(type) is >= TypeCode.SByte and <= TypeCode.Decimal)
        {
            var range = Find<RangeAttribute>(places);
            return new NumberBound(Number(range?.Minimum), Number(range?.Maximum));
        }

        var items = Find<MostItemsAttribute>(places);
        var (letters, kind) = items is { Letters: > 0 } ? (items.Letters, items.Kind) : ((int?)null, TextKind.Note);
        if (type.IsAssignableTo(typeof(IReadOnlyDictionary<string, string?>)))
        {
            return new AnswersBound(items?.Length, letters, kind);
        }

        if (ItemOf(type) is { } item)
        {
            return new ListBound(items?.Length, item == typeof(string) ? new TextBound(letters, kind) : Of(item));
        }

        var isOurs = type is { IsClass: true, Namespace: { } space } && space.StartsWith("XaDienTu", StringComparison.Ordinal);
        return isOurs ? OfParts(type) : null;
    }

    private static PartsBound OfParts(Type type) => Types.GetOrAdd(type, parts =>
    {
        // The attributes of a record stand at the parameters of its constructor.
        var parameters = parts.GetConstructors().SelectMany(constructor => constructor.GetParameters())
            .ToLookup(parameter => parameter.Name);
        return new PartsBound(
        [
            .. parts.GetProperties()
                .Where(property => property.SetMethod is not null && property.GetCustomAttribute<BindNeverAttribute>() is null)
                .Select(property => PartOf(property, null, [property, .. parameters[property.Name]])).OfType<Part>(),
        ]);
    });

    private static Part? PartOf(PropertyInfo property, string? name, ICustomAttributeProvider[] places) =>
        Of(property.PropertyType, places) is { } bound
            ? new Part(name ?? property.Name, Reading(property), Writing(property), bound)
            : null;

    private static Func<object, object?> Reading(PropertyInfo property)
    {
        var owner = Expression.Parameter(typeof(object));
        var read = Expression.Property(Expression.Convert(owner, property.DeclaringType!), property);
        return Expression.Lambda<Func<object, object?>>(Expression.Convert(read, typeof(object)), owner).Compile();
    }

    private static Action<object, object> Writing(PropertyInfo property)
    {
        var owner = Expression.Parameter(typeof(object));
        var value = Expression.Parameter(typeof(object));
        var place = Expression.Property(Expression.Convert(owner, property.DeclaringType!), property);
        return Expression.Lambda<Action<object, object>>(
            Expression.Assign(place, Expression.Convert(value, property.PropertyType)), owner, value).Compile();
    }

    private static Type? ItemOf(Type type) => type.IsArray ? type.GetElementType() : type.GetInterfaces().Append(type)
        .FirstOrDefault(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IEnumerable<>))?.GetGenericArguments()[0];

    private static T? Find<T>(ICustomAttributeProvider[] places)
        where T : Attribute => places.SelectMany(place => place.GetCustomAttributes(typeof(T), inherit: true)).OfType<T>().FirstOrDefault();

    private static decimal? Number(object? value) => value is null ? null : Convert.ToDecimal(value, CultureInfo.InvariantCulture);
}
