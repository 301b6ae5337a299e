using Microsoft.EntityFrameworkCore;
using XaDienTu.Accounts.Contracts;
using XaDienTu.Accounts.Resets;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Notices;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Time;

namespace XaDienTu.Accounts.Officers;

/// <summary>
/// The second administrator agrees to a reset or declines it. With the agreement the link goes to the holder's mailbox; where there is
/// none, the second one gets it as a letter to print, this once: who asked never sees it.
/// </summary>
internal sealed class DecideReset(AccountsDb db, Work work, AccountRights rights, ILetterToHolder post, TimeProvider clock)
{
    private static readonly Error Unknown =
        Error.NotFound("accounts.reset-unknown", "Không có yêu cầu này, hoặc không thuộc cơ quan mình quản trị.");

    private static readonly Error SamePerson = Error.Forbidden(
        "accounts.same-person", "Người yêu cầu không tự đồng ý được. Nhờ quản trị khác của cơ quan hoặc quản trị cấp trên quyết định.");

    private static readonly Error Decided = Error.Conflict(
        "accounts.reset-decided", "Yêu cầu này đã có người quyết định hoặc đã thay bằng yêu cầu mới. Tải lại danh sách.");

    private static readonly Error Over = Error.Conflict("accounts.reset-over", "Yêu cầu này đã quá 24 giờ. Gửi yêu cầu mới nếu vẫn cần.");

    public sealed record Asked(CredentialReset Reset, Account Account);

    /// <param name="Letter">To be printed; null when the link went by mail.</param>
    public sealed record Output(Account Account, ResetLetter? Letter);

    /// <summary>The request, for those who may decide about it or have asked it.</summary>
    public async Task<Result<Asked>> FindAsync(Guid id, Actor actor, CancellationToken cancellation)
    {
        if (await db.CredentialResets.SingleOrDefaultAsync(row => row.Id == id, cancellation) is not { } reset)
        {
            return Unknown;
        }

        var account = await db.Accounts.SingleAsync(row => row.Id == reset.AccountId, cancellation);
        return await MayDecideAsync(account, actor, cancellation) ? new Asked(reset, account) : Unknown;
    }

    public async Task<bool> MayDecideAsync(Account account, Actor actor, CancellationToken cancellation) =>
        account.OfficerId is { } officer && await rights.MayAgreeAsync(actor, officer, cancellation);

    public Task<Result<Output>> AgreeAsync(Guid id, Uri platform, Actor actor, CancellationToken cancellation) =>
        work.ChangeAsync(Decided, () => GiveLinkAsync(id, platform, actor, cancellation), cancellation);

    public Task<Result<Done>> DeclineAsync(Guid id, Actor actor, CancellationToken cancellation) =>
        work.ChangeAsync(Decided, () => RefuseAsync(id, actor, cancellation), cancellation);

    private async Task<Result<Output>> GiveLinkAsync(Guid id, Uri platform, Actor actor, CancellationToken cancellation)
    {
        var found = await ToDecideAsync(id, actor, cancellation);
        if (!found.Ok)
        {
            return found.Error;
        }

        var (reset, account) = found.Value;
        var now = clock.GetUtcNow();
        foreach (var older in await db.CredentialResets
            .Where(row => row.AccountId == account.Id && row.State == ResetState.Agreed).ToListAsync(cancellation))
        {
            older.State = ResetState.Replaced;
        }

        var token = ResetLink.NewToken();
        reset.Agree(actor, ResetLink.HashOf(token)!, now);
        if (reset.IsLeak)
        {
            account.PasswordHash = null;
            account.ConcurrencyStamp = Guid.CreateVersion7().ToString("N");
            db.EndSessions(account);
        }

        var letter = ResetLetter.Of(account, reset, ResetLink.Address(platform, token));
        var byMail = account.Email is { Length: > 0 };
        db.Record(actor, now, "ResetAgreed", "account", account.Id.ToString(), new { reset.Id, byMail });
        var way = byMail ? "gửi vào thư điện tử" : "in ra giấy";
        Tell(account, $"{actor.Name} đồng ý {reset.What} theo yêu cầu của {reset.AskedByName}; đường dẫn {way}.", now);
        if (byMail)
        {
            // Before the commit: a letter whose link is not known yet does no harm, a link without a letter would lock out.
            var subject = reset.Kind is ResetKind.First ? "Tài khoản mới" : "Đặt lại mật khẩu";
            await post.SendAsync(new HolderLetter(account.Email!, account.FullName, subject, letter.Text), cancellation);
        }

        return new Output(account, byMail ? null : letter);
    }

    private async Task<Result<Done>> RefuseAsync(Guid id, Actor actor, CancellationToken cancellation)
    {
        var found = await ToDecideAsync(id, actor, cancellation);
        if (!found.Ok)
        {
            return found.Error;
        }

        var (reset, account) = found.Value;
        var now = clock.GetUtcNow();
        reset.Decline(actor, now);
        db.Record(actor, now, "ResetDeclined", "account", account.Id.ToString(), new { reset.Id });
        Tell(account, $"{actor.Name} từ chối {reset.What} theo yêu cầu của {reset.AskedByName}.", now);
        return default(Done);
    }

    private async Task<Result<Asked>> ToDecideAsync(Guid id, Actor actor, CancellationToken cancellation)
    {
        var found = await FindAsync(id, actor, cancellation);
        if (found.Ok && RefusalOf(found.Value.Reset, actor) is { } refusal)
        {
            var subject = found.Value.Account.Id.ToString();
            db.Record(actor, clock.GetUtcNow(), "ResetRefused", "account", subject, new { refusal.Code, Reset = id });
            await work.SaveAsync(cancellation);
            return refusal;
        }

        return found;
    }

    private Error? RefusalOf(CredentialReset reset, Actor actor) =>
        reset.AskedBy == actor.Id ? SamePerson
        : reset.State is not ResetState.Waiting ? Decided
        : !reset.IsWaiting(clock.GetUtcNow()) ? Over
        : null;

    private void Tell(Account account, string sentence, DateTimeOffset now) =>
        db.Notify(AccountNotice.OfCredentials(account.Id, sentence, now));
}
