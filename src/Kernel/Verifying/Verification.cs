using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Kernel.Audit;

namespace XaDienTu.Kernel.Verifying;

/// <summary>Looks at rows, files, the outbox and the audit, and says in words what is wrong and what to do; changes nothing.</summary>
public sealed class Verification(IServiceProvider services)
{
    /// <summary>One broken disk breaks thousands of files: the first ones are named, the others counted.</summary>
    private const int MostShown = 20;

    /// <param name="known">Heads of the audit's chain written down earlier.</param>
    /// <returns>Whether everything is sound.</returns>
    public async Task<bool> RunAsync(IReadOnlyCollection<AuditHead> known, TextWriter output, CancellationToken cancellation)
    {
        services.GetRequiredService<KnownHeads>().All = known;
        var (faults, warnings) = (0, 0);
        foreach (var check in services.GetServices<IDataCheck>())
        {
            var answer = await AskAsync(check, cancellation);
            faults += answer.Faults.Count;
            await output.WriteLineAsync($"  {(answer.Faults.Count == 0 ? "✓" : "✗")} {check.Title}: {answer.Summary}");
            foreach (var fault in answer.Faults.Take(MostShown))
            {
                await output.WriteLineAsync($"      {fault}");
            }

            if (answer.Faults.Count > MostShown)
            {
                await output.WriteLineAsync($"      … và {answer.Faults.Count - MostShown} lỗi khác cùng loại.");
            }

            if (answer.Faults.Count > 0)
            {
                await output.WriteLineAsync($"      Việc cần làm: {answer.Cure}");
            }

            warnings += answer.Warnings.Count;
            foreach (var warning in answer.Warnings)
            {
                await output.WriteLineAsync($"      Lưu ý: {warning}");
            }
        }

        var noted = warnings > 0 ? $", có {warnings} điều cần lưu ý" : "";
        await output.WriteLineAsync(faults == 0 ? $"Kết quả: dữ liệu nguyên vẹn{noted}." : $"Kết quả: có {faults} lỗi{noted}.");
        return faults == 0;
    }

    private static async Task<CheckAnswer> AskAsync(IDataCheck check, CancellationToken cancellation)
    {
        try
        {
            return await check.RunAsync(cancellation);
        }
        catch (Exception failure) when (failure is System.Data.Common.DbException or IOException or UnauthorizedAccessException)
        {
            // A table or folder that cannot be read is a finding; the other checks go on.
            return new CheckAnswer(
                "không đọc được", [failure.Message], "Kiểm tra đĩa, quyền đọc thư mục và kết nối cơ sở dữ liệu rồi chạy lại.");
        }
    }
}
