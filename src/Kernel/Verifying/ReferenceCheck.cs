using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Files;

namespace XaDienTu.Kernel.Verifying;

/// <summary>Every file that a row of any module names is known to the file store; across modules no database holds this.</summary>
internal sealed class ReferenceCheck(IServiceScopeFactory scopes, IEnumerable<FileReference> references) : IDataCheck
{
    private const int BatchSize = 500;

    public string Title => "Tệp được nêu";

    public async Task<CheckAnswer> RunAsync(CancellationToken cancellation)
    {
        var faults = new List<string>();
        long named = 0;
        var columns = references.ToList();
        foreach (var column in columns)
        {
            // Two scopes: a connection that is still reading rows answers nothing else.
            await using var reading = scopes.CreateAsyncScope();
            await using var asking = scopes.CreateAsyncScope();
            var known = asking.ServiceProvider.GetRequiredService<KernelDb>().Files.AsNoTracking();
            await foreach (var batch in Named(column.Read(reading.ServiceProvider)).Chunk(BatchSize).WithCancellation(cancellation))
            {
                named += batch.Length;
                var found = await known.Where(file => batch.Contains(file.Hash)).Select(file => file.Hash).ToListAsync(cancellation);
                faults.AddRange(batch.Distinct().Except(found)
                    .Select(hash => $"{column.Entity.Name}.{column.Property} nêu tệp {hash} nhưng kho tệp không có dòng này."));
            }
        }

        return new CheckAnswer(
            $"{columns.Count} cột nêu {named:N0} lần", faults,
            "Khôi phục từ bản sao lưu gần nhất; nếu ai đó đã sửa bảng bằng tay, trả lại dòng kernel_file.");
    }

    private static async IAsyncEnumerable<string> Named(IAsyncEnumerable<string?> hashes)
    {
        await foreach (var hash in hashes)
        {
            if (hash is not null)
            {
                yield return hash;
            }
        }
    }
}
