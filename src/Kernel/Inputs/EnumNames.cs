using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace XaDienTu.Kernel.Inputs;

/// <summary>
/// Choices come by one of their names. A number would be taken undefined, and a list with commas as another choice, so neither is read.
/// </summary>
public sealed class EnumNames : JsonConverterFactory
{
    /// <summary>The choice of this name, in any case of letters; null for everything else.</summary>
    public static TEnum? Find<TEnum>(string? name)
        where TEnum : struct, Enum =>
        Array.FindIndex(Enum.GetNames<TEnum>(), known => known.Equals(name, StringComparison.OrdinalIgnoreCase)) is >= 0 and var place
            ? Enum.GetValues<TEnum>()[place] : null;

    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsEnum && typeToConvert.GetCustomAttribute<FlagsAttribute>() is null;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(ByName<>).MakeGenericType(typeToConvert))!;

    private sealed class ByName<TEnum> : JsonConverter<TEnum>
        where TEnum : struct, Enum
    {
        private static readonly string Known = string.Join(", ", Enum.GetNames<TEnum>().Select(JsonNamingPolicy.CamelCase.ConvertName));

        public override TEnum Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType is JsonTokenType.String && Find<TEnum>(reader.GetString()) is { } choice
                ? choice
                : throw new JsonException($"One of: {Known}.");

        public override void Write(Utf8JsonWriter writer, TEnum value, JsonSerializerOptions options) =>
            writer.WriteStringValue(JsonNamingPolicy.CamelCase.ConvertName(value.ToString()));
    }
}
