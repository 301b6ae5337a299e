using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Files;

namespace XaDienTu.Host.Web;

/// <summary>A failure of the machines, not of the program or the person: told as such, and worth another try.</summary>
internal static partial class Trouble
{
    private const string RetryAfterSeconds = "10";

    // errno of Linux: no space, quota; Windows: disk full, handle disk full.
    private static readonly int[] DiskFull = [28, 122, unchecked((int)0x80070070), unchecked((int)0x80070027)];

    /// <summary>503 when the database or the place of files is away, 507 when a disk is full, null when it is something else.</summary>
    public static int? StatusOf(HttpContext http, Exception failure)
    {
        var trouble = http.RequestServices.GetRequiredService<IDatabaseProvider>().TroubleIn(failure);
        var place = PlaceTroubleIn(failure);
        return trouble is DatabaseTrouble.Full || place is { IsFull: true } || IsFileWithoutRoom(failure)
            ? StatusCodes.Status507InsufficientStorage
            : trouble is DatabaseTrouble.Away || place is not null ? StatusCodes.Status503ServiceUnavailable
            : null;
    }

    private static FilePlaceException? PlaceTroubleIn(Exception? failure) =>
        failure is null ? null : failure as FilePlaceException ?? PlaceTroubleIn(failure.InnerException);

    private static bool IsFileWithoutRoom(Exception? failure) =>
        failure is not null && (
            (failure is IOException && DiskFull.Contains(failure.HResult)) || IsFileWithoutRoom(failure.InnerException));

    public static void Answer(HttpContext http, int status, Exception failure)
    {
        http.Response.StatusCode = status;
        http.Response.Headers.RetryAfter = RetryAfterSeconds;
        var root = failure.GetBaseException();
        LogTrouble(http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(Trouble)), status, root.GetType().Name,
            root.Message);
    }

    [LoggerMessage(LogLevel.Warning, "Answered {Status}: {Kind}: {Reason}")]
    private static partial void LogTrouble(ILogger log, int status, string kind, string reason);
}
