using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace XaDienTu.Host.Watching;

/// <summary>Logs for people while developing, one JSON object a line in production; no personal data in either.</summary>
internal static class Logs
{
    public const string Json = "json";

    /// <summary>
    /// Categories that write what people typed (query strings, forms, addresses of redirects) once their level falls below Warning: whoever
    /// turns up the logs does not get these. The longer names hold against a setting for just that part.
    /// </summary>
    private static readonly string[] Talkative =
    [
        "Microsoft.AspNetCore",
        "Microsoft.AspNetCore.Hosting.Diagnostics",
        "Microsoft.AspNetCore.HttpLogging",
        "Microsoft.AspNetCore.Mvc",
        "OpenIddict",
    ];

    public static bool AreJson(Settings settings) => settings.Logs is { } chosen ? chosen == Json : !settings.Demo;

    public static void AddLogs(this WebApplicationBuilder builder, Settings settings)
    {
        if (AreJson(settings))
        {
            builder.Logging.AddJsonConsole(console =>
            {
                console.UseUtcTimestamp = true;
                console.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
                console.IncludeScopes = true;
                console.JsonWriterOptions = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };
            });
        }

        foreach (var category in Talkative)
        {
            builder.Logging.AddFilter(category, LogLevel.Warning);
        }
    }
}
