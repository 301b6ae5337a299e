using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Time;

namespace XaDienTu.Cases.Process.Files;

/// <summary>
/// Whether an account may go on: one look at an index, at the rows that are there anyway. Two sends at the same instant may both pass; the
/// next does not.
/// </summary>
internal sealed class QuotaCheck(CasesDb db, CaseQuotas quotas, TimeProvider clock)
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    public async Task<Error?> OfUploadsAsync(Actor actor, CancellationToken cancellation)
    {
        var (most, mostBytes) = actor.Kind switch
        {
            ActorKind.Citizen => (quotas.CitizenUploadsPerDay, quotas.CitizenUploadBytesPerDay),
            ActorKind.Program => (quotas.ProgramUploadsPerDay, quotas.ProgramUploadBytesPerDay),
            _ => (quotas.OfficerUploadsPerDay, quotas.OfficerUploadBytesPerDay),
        };
        if (most == 0 && mostBytes == 0)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        var (owner, since) = (UploadFile.OwnerOf(actor), now - Day);
        var sent = await db.Uploads.Where(upload => upload.UploadedBy == owner && upload.At > since).GroupBy(upload => upload.UploadedBy)
            .Select(own => new { Count = own.Count(), Bytes = own.Sum(upload => upload.Length), First = own.Min(upload => upload.At) })
            .FirstOrDefaultAsync(cancellation);
        return sent is not null && ((most > 0 && sent.Count >= most) || (mostBytes > 0 && sent.Bytes >= mostBytes))
            ? Error.TooMany("files.quota", $"Đã gửi {sent.Count} tệp, {sent.Bytes / 1024 / 1024} MB trong 24 giờ qua, "
                + $"đủ mức của một tài khoản. Gửi tiếp từ {VietnamTime.Short(sent.First + Day)}.", sent.First + Day - now)
            : null;
    }

    public async Task<Error?> OfFilingsAsync(Actor actor, CancellationToken cancellation)
    {
        if (actor.Kind is not ActorKind.Citizen || quotas.CitizenFilingsPerDay == 0)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        var (account, since) = (actor.AccountId, now - Day);
        var newest = await db.Cases.Where(filed => filed.ApplicantAccountId == account && filed.SubmittedAt > since)
            .Select(filed => filed.SubmittedAt).OrderDescending().Take(quotas.CitizenFilingsPerDay).ToListAsync(cancellation);
        return newest.Count < quotas.CitizenFilingsPerDay ? null : Error.TooMany(
            "cases.quota",
            $"Đã nộp {newest.Count} hồ sơ trong 24 giờ qua, đủ mức của một tài khoản. Nộp tiếp từ {VietnamTime.Short(newest[^1] + Day)}.",
            newest[^1] + Day - now);
    }
}
