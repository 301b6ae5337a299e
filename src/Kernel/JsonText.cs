using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace XaDienTu.Kernel;

/// <summary>How JSON is written everywhere: camelCase, enums by name, Vietnamese letters as letters.</summary>
public static class JsonText
{
    public static JsonSerializerOptions Options { get; } = Create();

    public static string Of<T>(T value) => JsonSerializer.Serialize(value, Options);

    public static T Parse<T>(string json) => JsonSerializer.Deserialize<T>(json, Options)
        ?? throw new JsonException($"Empty JSON where {typeof(T).Name} was expected.");

    public static void Apply(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.PropertyNameCaseInsensitive = true;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        if (!options.Converters.OfType<JsonStringEnumConverter>().Any())
        {
            options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
        }
    }

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions();
        Apply(options);
        return options;
    }
}
