using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Results;

namespace XaDienTu.Kernel.Jobs;

/// <summary>Has a job done now and not only when it is due; the node that looks next takes it.</summary>
public sealed class AskJob
{
    internal const string Asked = "JobAsked";

    private static readonly Error Unknown =
        Error.NotFound("jobs.unknown", "Không có việc định kỳ này. Tải lại trang để xem danh sách mới.");

    private static readonly Error Running = Error.Conflict("jobs.running", "Việc này đang chạy. Chờ xong rồi xem kết quả ở bảng.");

    private readonly KernelDb db;
    private readonly Work work;
    private readonly TimeProvider clock;

    internal AskJob(KernelDb db, Work work, TimeProvider clock) => (this.db, this.work, this.clock) = (db, work, clock);

    public Task<Result<Done>> RunAsync(string name, Actor actor, CancellationToken cancellation) =>
        work.ChangeAsync<Done>(Running, async () =>
    {
        var now = clock.GetUtcNow();
        if (await db.Jobs.SingleOrDefaultAsync(job => job.Name == name, cancellation) is not { } state)
        {
            return Unknown;
        }

        if (state.HeldUntil > now)
        {
            return Running;
        }

        state.NextAt = now;
        db.Record(actor, now, Asked, "job", name);
        return default(Done);
    }, cancellation);
}
