using System.Text;
using XaDienTu.Kernel;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Audit;
using XaDienTu.Kernel.Audit.Reading;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Time;

namespace XaDienTu.Portal.Auditing;

/// <summary>Writes audit rows as CSV, as spreadsheets open it; that somebody took them is audited before the first row leaves.</summary>
internal sealed class ExportAudit(PortalDb db, Work work, AuditReading audit, AuditWords words, TimeProvider clock)
{
    public const int MostRows = 100_000;
    private const int AtOnce = 1000;
    private static readonly string[] Heads =
        ["Thời điểm", "Loại người", "Mã người", "Tên người", "Việc", "Mã việc", "Loại đối tượng", "Mã đối tượng", "Địa chỉ", "Chi tiết"];

    public async Task RunAsync(AuditFilter filter, Actor actor, Stream output, CancellationToken cancellation)
    {
        db.Record(actor, clock.GetUtcNow(), "audit-exported", "audit", "csv", filter);
        await work.SaveAsync(cancellation);
        // The mark at the beginning tells the spreadsheet that the letters are UTF-8.
        await using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        await writer.WriteAsync(Line(Heads));
        var left = MostRows;
        string? after = null;
        do
        {
            var page = await audit.PageAsync(filter, after, Math.Min(AtOnce, left), cancellation);
            foreach (var row in page.Items)
            {
                await writer.WriteAsync(Line(CellsOf(row)));
            }

            await writer.FlushAsync(cancellation);
            left -= page.Items.Count;
            after = page.Next;
        }
        while (after is not null && left > 0);

        if (after is not null)
        {
            await writer.WriteAsync(Line([$"Tệp dừng ở {MostRows:N0} dòng. Thu hẹp khoảng thời gian rồi tải phần còn lại."]));
        }
    }

    private string[] CellsOf(AuditEvent row) =>
    [
        row.At.InVietnam().ToString("O", System.Globalization.CultureInfo.InvariantCulture), words.OfValue(row.ActorKind) ?? row.ActorKind,
        row.ActorId, row.ActorName, words.Of(row.Action), row.Action,
        words.OfSubject(row.SubjectType), row.SubjectId, row.SourceAddress ?? "", AuditDetails.AllWords(row.Details, words),
    ];

    internal static string Line(IReadOnlyList<string> cells) => string.Join(',', cells.Select(Cell)) + "\r\n";

    // What begins like a formula is run by the spreadsheet of whoever opens the file: a name typed by a stranger must not be.
    private static string Cell(string text)
    {
        // One line for a row, whatever a stranger put into a name: a program that reads lines sees no line of his.
        text = text.ReplaceLineEndings(" ");
        var plain = text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" + text : text;
        return $"\"{plain.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
