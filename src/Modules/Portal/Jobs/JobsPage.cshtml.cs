using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Inputs;
using XaDienTu.Kernel.Jobs;
using XaDienTu.Kernel.Text;
using XaDienTu.Kernel.Time;
using XaDienTu.Kernel.Web;
using XaDienTu.Ui;
using XaDienTu.Ui.Parts;

namespace XaDienTu.Portal.Jobs;

/// <summary>What comes round by the clock: when it ran, how it went, when it runs next.</summary>
[Authorize(Policies.SystemAdministrator)]
internal sealed class JobsPage(JobReading reading, AskJob ask, ActorAccessor who) : PageModel
{
    public const string Address = "/can-bo/viec-dinh-ky";

    [BindProperty(Name = "viec")]
    [MostLetters(Letters.Key)]
    public string? Job { get; set; }

    [TempData]
    public string? Done { get; set; }

    public IReadOnlyList<JobView> Jobs { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation) => Jobs = await reading.AllAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var asked = await ask.RunAsync(Job ?? "", who.Actor, cancellation);
        if (asked.Ok)
        {
            Done = "Đã cho chạy ngay. Máy chủ bắt đầu trong ít giây, tải lại trang để xem kết quả.";
            return Redirect(Address);
        }

        await OnGetAsync(cancellation);
        return this.Show(asked.Error, field => field);
    }

    public static (Tone Tone, string Word) StateOf(JobView job) =>
        job.IsRunning ? (Tone.Info, "Đang chạy")
        : job.Failures > 0 ? (Tone.Err, $"Hỏng {job.Failures} lần, sẽ thử lại")
        : job.IsOverdue ? (Tone.Warn, "Quá giờ, chưa máy nào chạy")
        : job.StartedAt is null ? (Tone.Plain, "Chưa chạy lần nào")
        : job.EndedAt is null ? (Tone.Warn, "Dừng giữa chừng, sẽ làm lại")
        : (Tone.Ok, "Xong");

    /// <summary>The last time in words: when, how long, where; and what was not as it should be.</summary>
    public static IEnumerable<string> LastOf(JobView job)
    {
        if (job.StartedAt is { } started)
        {
            var took = job.EndedAt - started is { } time ? $", mất {Text(time)}" : "";
            yield return $"{VietnamTime.Short(started)}{took}";
        }

        if (job.StartedLate is { } late)
        {
            yield return $"Muộn {Text(late)}: lúc đến giờ không máy chủ nào chạy.";
        }

        if (job is { Failures: > 0, LastError: { } error })
        {
            yield return $"Lỗi {error}. Xem nhật ký của máy chủ {job.Node}.";
        }
    }

    private static string Text(TimeSpan time) => time.TotalSeconds < 1 ? "dưới 1 giây"
        : time.TotalMinutes < 1 ? $"{time.TotalSeconds:0} giây"
        : time.TotalHours < 1 ? $"{time.TotalMinutes:0} phút"
        : $"{time.TotalHours:0} giờ";
}
