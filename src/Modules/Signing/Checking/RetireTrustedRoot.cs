using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Results;

namespace XaDienTu.Signing.Checking;

internal sealed record RetireTrustedRootInput(Guid RootId, string? Reason);

/// <summary>Trusts a root no more, but for signatures that a time stamp under another root proves to be older. It stays in the list with
/// the reason.</summary>
internal sealed class RetireTrustedRoot(SigningDb db, Work work, TimeProvider clock)
{
    public Task<Result<Done>> RunAsync(RetireTrustedRootInput input, Actor actor, CancellationToken cancellation) =>
        work.ChangeAsync(SigningErrors.ChangedMeanwhile, () => ChangeAsync(input, actor, cancellation), cancellation);

    private async Task<Result<Done>> ChangeAsync(RetireTrustedRootInput input, Actor actor, CancellationToken cancellation)
    {
        var root = await db.Roots.SingleOrDefaultAsync(row => row.Id == input.RootId, cancellation);
        if (root is null)
        {
            return Error.NotFound("signing.no-root", "Không có gốc này. Mở lại danh sách gốc tin cậy.");
        }

        if (string.IsNullOrWhiteSpace(input.Reason) || input.Reason.Trim().Length > TrustedRoot.MaxReasonLength)
        {
            return Error.Field("signing.root-reason", nameof(input.Reason), "Ghi lý do ngừng tin cậy, không quá 500 chữ.");
        }

        if (root.RetiredAt is not null)
        {
            return SigningErrors.ChangedMeanwhile;
        }

        root.RetiredAt = clock.GetUtcNow();
        root.RetiredReason = input.Reason.Trim();
        db.Record(
            actor, root.RetiredAt.Value, "TrustedRootRetired", "trusted-root", root.Id.ToString(), new { root.Name, root.RetiredReason });
        return new Done();
    }
}
