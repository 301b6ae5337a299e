using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Files;

namespace XaDienTu.Kernel.Verifying;

/// <summary>Reads every stored file: it is there, as long as its row says, and its bytes have the hash that names it.</summary>
internal sealed class FileCheck(IServiceScopeFactory scopes, IFilePlace place) : IDataCheck
{
    public string Title => "Kho tệp";

    public async Task<CheckAnswer> RunAsync(CancellationToken cancellation)
    {
        var faults = new ConcurrentBag<string>();
        long count = 0, bytes = 0, spare = 0;
        // Folder by folder, so that millions of files need the memory of one folder.
        foreach (var folder in FileFolders.All)
        {
            await using var scope = scopes.CreateAsyncScope();
            // The place first, then the rows: a file stored in between has its row by then.
            var present = (await place.ListAsync(folder, cancellation)).Select(file => file.Hash).ToList();
            var rows = await scope.ServiceProvider.GetRequiredService<KernelDb>().FilesIn(folder).ToListAsync(cancellation);
            spare += present.Except(rows.Select(row => row.Hash)).LongCount();
            count += rows.Count;
            bytes += rows.Sum(row => row.Length);
            await Parallel.ForEachAsync(rows, cancellation, async (row, stop) =>
            {
                if (await FaultOfAsync(row, stop) is { } fault)
                {
                    faults.Add(fault);
                }
            });
        }

        var spareWords = spare == 0 ? "" : $"; {spare:N0} tệp thừa chưa dòng nào nêu (vô hại, do lần gửi bị ngắt giữa chừng)";
        return new CheckAnswer(
            $"{count:N0} tệp, {bytes / 1048576.0:N1} MB trong {place.Name}{spareWords}", [.. faults.Order(StringComparer.Ordinal)],
            "Chép từng tệp nêu trên từ thư mục files của bản sao lưu về đúng địa chỉ ấy, rồi kiểm tra lại. Kiểm tra đĩa nếu lỗi lặp lại.");
    }

    private async Task<string?> FaultOfAsync(StoredFile row, CancellationToken cancellation)
    {
        var path = place.AddressOf(row.Hash);
        try
        {
            await using var content = await place.OpenAsync(row.Hash, cancellation);
            return content is null ? $"Thiếu tệp {path}." : await FaultOfAsync(row, path, content, cancellation);
        }
        catch (FilePlaceException unread)
        {
            return $"Không đọc được tệp {path}: {unread.Message}";
        }
    }

    private static async Task<string?> FaultOfAsync(StoredFile row, string path, Stream content, CancellationToken cancellation)
    {
        var (length, hash) = await FileFolders.ReadAsync(content, Stream.Null, cancellation);
        return length != row.Length ? $"Tệp {path} dài {length:N0} byte, đúng ra {row.Length:N0}."
            : hash != row.Hash ? $"Tệp {path} đã bị đổi nội dung: SHA-256 là {hash}."
            : null;
    }
}
