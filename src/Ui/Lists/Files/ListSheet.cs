using System.Runtime.CompilerServices;
using XaDienTu.Kernel.Paging;

namespace XaDienTu.Ui.Lists.Files;

/// <summary>A list on its way into a file.</summary>
/// <param name="Asked">Which rows, in words; null for all.</param>
/// <param name="By">Who takes it, <paramref name="Agency"/> for whom.</param>
internal sealed record ListSheet(
    string Title, IReadOnlyList<ListColumn> Columns, int Most, string? Asked, string By, string Agency, DateTimeOffset At)
{
    private const int AtOnce = Cursor.MaxSize;

    /// <summary>Known when the rows are read: there were more than the file holds.</summary>
    public bool IsCut { get; private set; }

    public string CutWords => $"Tệp dừng ở {ListCell.Count(Most)} dòng. Chọn hẹp hơn rồi tải phần còn lại.";

    public async IAsyncEnumerable<IReadOnlyList<ListCell>> ReadAsync<TRow>(
        ListOf<TRow> list, Func<string?, int, CancellationToken, Task<Page<TRow>>> read,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        var (left, columns) = (Most, list.Columns.Where(column => column.InFiles).ToList());
        string? after = null;
        do
        {
            var page = await read(after, Math.Min(AtOnce, left), cancellation);
            if (list.PrepareAsync is not null)
            {
                await list.PrepareAsync(page.Items, cancellation);
            }

            foreach (var row in page.Items)
            {
                yield return [.. columns.Select(column => column.Cell(row))];
            }

            left -= page.Items.Count;
            after = page.Next;
        }
        while (after is not null && left > 0);

        IsCut = after is not null;
    }
}
