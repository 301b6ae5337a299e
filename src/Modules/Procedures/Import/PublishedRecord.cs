using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace XaDienTu.Procedures.Import;

/// <summary>One file of the national procedure database: text fields by their published names. A bad file is a sentence, never an
/// exception.</summary>
internal sealed partial class PublishedRecord
{
    public const int LargestFile = 5 * 1024 * 1024;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private readonly Dictionary<string, string> fields;

    private PublishedRecord(Dictionary<string, string> fields) => this.fields = fields;

    public string Code => fields["ma_thu_tuc"];

    public string this[string field] => fields.GetValueOrDefault(field, "");

    /// <summary>All fields in one order.</summary>
    public string Canonical =>
        string.Join('\0', fields.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}\0{pair.Value}"));

    public static (PublishedRecord? Record, string? Problem) Read(ReadOnlySpan<byte> file)
    {
        if (file.Length > LargestFile)
        {
            return (null, $"Tệp nặng {file.Length / 1024 / 1024} MB, chỉ nhận tới {LargestFile / 1024 / 1024} MB.");
        }

        string json;
        try
        {
            json = StrictUtf8.GetString(file.StartsWith(Encoding.UTF8.Preamble) ? file[Encoding.UTF8.Preamble.Length..] : file);
        }
        catch (DecoderFallbackException)
        {
            return (null, "Tệp không viết bằng bảng mã UTF-8. Lưu lại tệp bằng UTF-8 rồi nhập.");
        }

        try
        {
            using var document = JsonDocument.Parse(json);
            return Read(document.RootElement);
        }
        catch (JsonException error)
        {
            return (null, $"Tệp không phải JSON, hỏng ở dòng {error.LineNumber + 1}.");
        }
        catch (InvalidOperationException)
        {
            // A \uD800 without its other half is valid JSON and no text.
            return (null, "Tệp có ký tự hỏng, không đọc được thành chữ.");
        }
    }

    private static (PublishedRecord? Record, string? Problem) Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            return (null, "Tệp phải chứa đúng một thủ tục, trong dấu { }.");
        }

        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var property in root.EnumerateObject())
        {
            switch (property.Value.ValueKind)
            {
                case JsonValueKind.String:
                    fields[property.Name] = PublishedText.Clean(property.Value.GetString()!);
                    break;
                case JsonValueKind.Null:
                    break;
                default:
                    return (null, $"Mục “{Shown(property.Name)}” phải là chữ, đang là kiểu khác.");
            }
        }

        var code = fields.GetValueOrDefault("ma_thu_tuc", "");
        if (code.Length == 0)
        {
            return (null, "Thiếu mã thủ tục (ma_thu_tuc).");
        }

        return NationalCode().IsMatch(code)
            ? (new PublishedRecord(fields), null)
            : (null, $"Mã thủ tục “{Shown(code)}” không đúng dạng như 1.001193.");
    }

    private static string Shown(string text) => text.Length <= 40 ? text : text[..40] + "…";

    [GeneratedRegex(@"^\d\.\d{6}(?:\.[0-9A-Z]{1,12}){0,4}$")]
    private static partial Regex NationalCode();
}
