using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Desk;
using XaDienTu.Kernel.Jobs;

namespace XaDienTu.Portal.Jobs;

/// <summary>How many jobs fail or wait for a node, for who administers the platform.</summary>
internal sealed class JobFigures(JobReading reading) : IDeskPart
{
    public async Task<IReadOnlyList<DeskFigure>> ForAsync(Actor actor, CancellationToken cancellation)
    {
        if (!actor.Holds(OfficerRole.SystemAdministrator))
        {
            return [];
        }

        var trouble = (await reading.AllAsync(cancellation)).Count(job => job.IsTrouble);
        return
        [
            DeskFigure.Of(
                DeskFigure.Platform, "Việc định kỳ hỏng, quá giờ", trouble, trouble == 0 ? "không có" : "việc", JobsPage.Address,
                isWork: true),
        ];
    }
}
