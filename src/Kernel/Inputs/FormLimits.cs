using Microsoft.AspNetCore.Http.Features;

namespace XaDienTu.Kernel.Inputs;

/// <summary>How much one request may bring before anybody looks at what it is.</summary>
public static class FormLimits
{
    /// <summary>JSON and forms without files. Far above what the longest e-form holds.</summary>
    public const long MostBytesOfBody = 1024 * 1024;

    public const int MostValues = 1000;
    public const int MostLettersOfName = 300;

    /// <summary>Above every bound of a field: what is somewhat too long comes back in its page with a sentence.</summary>
    public const int MostBytesOfValue = 512 * 1024;

    /// <summary>No honest body nests deeper.</summary>
    public const int MostDepthOfJson = 32;

    private const int MostHeadersOfPart = 8;
    private const int MostBytesOfHeaders = 8 * 1024;

    public static void Apply(FormOptions options)
    {
        options.ValueCountLimit = MostValues;
        options.ValueLengthLimit = MostBytesOfValue;
        options.KeyLengthLimit = MostLettersOfName;
        options.MultipartBodyLengthLimit = MostBytesOfBody;
        options.MultipartHeadersCountLimit = MostHeadersOfPart;
        options.MultipartHeadersLengthLimit = MostBytesOfHeaders;
    }
}
