using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Inputs;
using XaDienTu.Kernel.Jobs;
using XaDienTu.Kernel.Paging;
using XaDienTu.Kernel.Text;
using XaDienTu.Kernel.Time;
using XaDienTu.Kernel.Web;
using XaDienTu.Ui.Lists;
using XaDienTu.Ui.Parts;

namespace XaDienTu.Portal.Jobs;

/// <summary>What comes round by the clock: when it ran, how it went, when it runs next.</summary>
[Authorize(Policies.SystemAdministrator)]
internal sealed class JobsPage(JobReading reading, AskJob ask, ListReading lists, ActorAccessor who) : PageModel
{
    public const string Address = "/can-bo/viec-dinh-ky";

    private static readonly Keyset<JobView> ByTitle = Keyset.By((JobView job) => job.Title).Then(job => job.Name);

    [BindProperty(Name = "viec")]
    [MostLetters(Letters.Key)]
    public string? Job { get; set; }

    public ShownList List { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var jobs = await reading.AllAsync(cancellation);
        List = await lists.ReadAsync(this, ListOf(jobs), cancellation);
        return List.Answer;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var asked = await ask.RunAsync(Job ?? "", who.Actor, cancellation);
        if (asked.Ok)
        {
            return this.Done(Address, "Đã cho chạy ngay", "Máy chủ bắt đầu trong ít giây, tải lại trang để xem kết quả.");
        }

        await OnGetAsync(cancellation);
        return this.Show(asked.Error, field => field);
    }

    private static ListOf<JobView> ListOf(IReadOnlyList<JobView> jobs) => new()
    {
        Title = "Việc định kỳ",
        HideCaption = true,
        Rows = jobs.AsQueryable(),
        Order = ByTitle,
        Columns =
        [
            new("Việc", job => new(job.Title) { Note = job.Schedule }) { Look = ListLook.Name },
            new("Kết quả", StateOf) { SaysItself = true },
            new("Lần trước", job => LastOf(job).ToList() is [var first, .. var rest]
                ? new ListCell(first) { Note = string.Join(" ", rest) } : new(null)),
            new("Lần tới", job => ListCell.Moment(job.NextAt)),
            new("Làm ngay", _ => "") { Look = ListLook.Acts, View = "RunJob" },
        ],
        Size = Cursor.MaxSize,
        IsPlain = true,
        Empty = new("Chưa có việc định kỳ nào."),
    };

    private static ListCell StateOf(JobView job) =>
        job.IsRunning ? ListCell.Chip(Tone.Info, "Đang chạy")
        : job.Failures > 0 ? ListCell.Chip(Tone.Err, $"Hỏng {job.Failures} lần, sẽ thử lại")
        : job.IsOverdue ? ListCell.Chip(Tone.Warn, "Quá giờ, chưa máy nào chạy")
        : job.StartedAt is null ? ListCell.Chip(Tone.Plain, "Chưa chạy lần nào")
        : job.EndedAt is null ? ListCell.Chip(Tone.Warn, "Dừng giữa chừng, sẽ làm lại")
        : ListCell.Chip(Tone.Ok, "Xong");

    /// <summary>The last time in words: when, how long, where; and what was not as it should be.</summary>
    private static IEnumerable<string> LastOf(JobView job)
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
