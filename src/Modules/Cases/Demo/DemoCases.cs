using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using XaDienTu.Accounts.Contracts;
using XaDienTu.Kernel.Demo;
using XaDienTu.Organizations.Contracts;

namespace XaDienTu.Cases.Demo;

/// <summary>Invented cases, made through the real process rules; half of them where the demonstration's accounts work.</summary>
internal sealed class DemoCases(GenerateCases generate, CasesDb db, IOrganizationDirectory organizations, TimeProvider clock) : IDemoData
{
    private const int ReportedEvery = 5_000;

    public string Option => "cases";

    public int AtFirst => 600;

    public int Usual => 2_000;

    public int Most => 1_000_000;

    public async Task<bool> IsEmptyAsync(CancellationToken cancellation) => !await db.Cases.AnyAsync(cancellation);

    public async Task FillAsync(int count, TextWriter output, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        var busy = DemoAccounts.Places(await organizations.GetAsync(cancellation), clock);
        var shown = 0;
        var made = await generate.RunAsync(count, busy, done =>
        {
            if (done - shown >= ReportedEvery || done == count)
            {
                shown = done;
                output.WriteLine($"{done} / {count} hồ sơ, {watch.Elapsed.TotalSeconds:0} giây");
            }
        }, cancellation);
        await output.WriteLineAsync($"Đã tạo {made} hồ sơ thử.");
    }
}
