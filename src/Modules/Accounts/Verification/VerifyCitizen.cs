using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using XaDienTu.Accounts.Contracts;
using XaDienTu.Accounts.Registration;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Notices;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Text;
using XaDienTu.Organizations.Contracts;
using XaDienTu.People.Contracts;

namespace XaDienTu.Accounts.Verification;

/// <summary>
/// A clerk who has the person and the card before him confirms that an account is this person's. Other accounts that claim the number
/// lose it in the same transaction; their cases stay theirs.
/// </summary>
internal sealed class VerifyCitizen(
    AccountsDb db, Work work, CitizenNames names, ILookupNormalizer normalizer, IOrganizationDirectory organizations, TimeProvider clock)
{
    public static readonly Error NotYours = Error.Forbidden(
        "accounts.not-a-counter", "Chỉ cán bộ một cửa xác minh được tài khoản công dân. Đổi tài khoản rồi làm lại.");

    private static readonly Error Own = Error.Forbidden(
        "accounts.own-identity", "Không tự xác minh tài khoản của mình. Nhờ cán bộ một cửa khác làm.");

    private static readonly Error Unknown =
        Error.NotFound("accounts.citizen-unknown", "Không có tài khoản công dân này. Tìm lại bằng số căn cước hoặc số điện thoại.");

    private static readonly Error Changed =
        Error.Conflict("accounts.changed", "Tài khoản này vừa thay đổi. Tìm lại rồi xác minh nếu vẫn cần.");

    private static readonly Error Held = Error.Conflict(
        "accounts.number-held",
        "Số căn cước này đã xác minh cho một tài khoản khác. Người đến quên mật khẩu thì lấy lại tài khoản ấy, không xác minh tài khoản mới.");

    private static readonly Error AlreadyDone =
        Error.Conflict("accounts.already-verified", "Tài khoản này đã xác minh rồi. Không cần làm lại.");

    /// <param name="IdNumber">As on the card.</param>
    /// <param name="NameOnCard">Becomes the account's name.</param>
    /// <param name="Phone">The account's phone as the person tells it: the list shows three digits of it, so that no account of a stranger
    /// is taken by mistake.</param>
    public sealed record Input(Guid AccountId, string IdNumber, string NameOnCard, string Phone, bool CardSeen);

    /// <param name="Name">As on the card, for the clerk's page.</param>
    /// <param name="IsRenamed">The account bore another name until now.</param>
    public sealed record Output(string Name, bool IsRenamed);

    public Task<Result<Output>> RunAsync(Input input, Actor actor, CancellationToken cancellation) =>
        work.ChangeAsync(Changed, () => ChangeAsync(input, actor, cancellation), cancellation);

    private async Task<Result<Output>> ChangeAsync(Input input, Actor actor, CancellationToken cancellation)
    {
        if (!actor.IsOfficer || actor.Posts.FirstOrDefault(post => post.Role is OfficerRole.OneStopClerk) is not { } counter)
        {
            return NotYours;
        }

        var (idNumber, name) = (Digits.Of(input.IdNumber), TypedText.Line(input.NameOnCard));
        if (await IsOwnAsync(input.AccountId, actor, cancellation))
        {
            return Own;
        }

        if (await db.Accounts.SingleOrDefaultAsync(row => row.Id == input.AccountId && row.Kind == AccountKind.Citizen,
            cancellation) is not { } account)
        {
            return Unknown;
        }

        if (Check(input, account, idNumber, name) is { Count: > 0 } faults)
        {
            return Error.Invalid("accounts.verify", faults);
        }

        if (account.VerifiedIdNumber is not null)
        {
            return AlreadyDone;
        }

        if (await db.Accounts.AnyAsync(row => row.VerifiedIdNumber == idNumber, cancellation))
        {
            return Held;
        }

        var isRenamed = account.FullName != name;
        await GiveAsync(account, idNumber, name, counter.OrganizationId, actor, cancellation);
        await TakeFromOthersAsync(account.Id, idNumber, actor, cancellation);
        return new Output(name, isRenamed);
    }

    /// <summary>Nobody vouches for himself: neither for the account he works with nor for one that is reached where he is.</summary>
    private async Task<bool> IsOwnAsync(Guid accountId, Actor actor, CancellationToken cancellation)
    {
        var clerk = await db.Accounts.AsNoTracking().SingleAsync(row => row.Id == actor.AccountId, cancellation);
        return clerk.Id == accountId || await db.Accounts.AnyAsync(
            row => row.Id == accountId
                && ((row.PhoneNumber != null && row.PhoneNumber == clerk.PhoneNumber)
                || (row.NormalizedEmail != null && row.NormalizedEmail == clerk.NormalizedEmail)),
            cancellation);
    }

    private static Dictionary<string, string> Check(Input input, Account account, string idNumber, string name)
    {
        var faults = new Dictionary<string, string>();
        if (PersonalIdNumber.Parse(idNumber).Error is { } fault)
        {
            faults["IdNumber"] = fault.Message;
        }

        if (PersonRules.NameFault(name) is { } wrongName)
        {
            faults["NameOnCard"] = wrongName;
        }

        if (PhoneNumber.Of(input.Phone) != account.PhoneNumber)
        {
            faults["Phone"] =
                "Không khớp số điện thoại của tài khoản đã chọn. Hỏi lại người đến số điện thoại đã đăng ký, hoặc chọn tài khoản khác.";
        }

        if (!input.CardSeen)
        {
            faults["CardSeen"] = "Xem thẻ của người đến, đối chiếu ảnh, số và tên, rồi đánh dấu ô này.";
        }

        return faults;
    }

    private async Task GiveAsync(Account account, string idNumber, string name, Guid counter, Actor actor, CancellationToken cancellation)
    {
        var at = clock.GetUtcNow();
        var isRenamed = account.FullName != name;
        if (isRenamed)
        {
            // Sessions carry the name.
            db.EndSessions(account);
        }

        db.Record(actor, at, "CitizenVerified", "account", account.Id.ToString(), new
        {
            organizationId = counter, nameChanged = isRenamed, numberChanged = account.PersonalIdNumber != idNumber,
        });
        account.Verify(idNumber, name, actor.Name, counter, at);
        account.ConcurrencyStamp = Guid.CreateVersion7().ToString("N");
        var agency = (await organizations.GetAsync(cancellation)).Find(counter)?.AgencyName;
        db.Notify(AccountNotice.OfIdentity(
            account.Id,
            $"Số căn cước của tài khoản này đã được xác minh tại bộ phận một cửa, {agency}. "
            + (isRenamed ? $"Tên của tài khoản nay ghi theo thẻ: {name}. " : "") + "Nếu không phải do mình thì báo ngay nơi đó.",
            at));
    }

    private async Task TakeFromOthersAsync(Guid holder, string idNumber, Actor actor, CancellationToken cancellation)
    {
        var at = clock.GetUtcNow();
        foreach (var other in await db.Accounts.Where(row => row.PersonalIdNumber == idNumber && row.Id != holder)
            .ToListAsync(cancellation))
        {
            other.LoseIdNumber();
            other.ConcurrencyStamp = Guid.CreateVersion7().ToString("N");
            if (other.UserName == idNumber)
            {
                // Of earlier years; what a stranger signs in with must not be the holder's number.
                other.UserName = other.PhoneNumber is { } phone ? await names.FreeAsync(phone, cancellation) : other.Id.ToString();
                other.NormalizedUserName = normalizer.NormalizeName(other.UserName);
            }

            db.Record(actor, at, "IdNumberLost", "account", other.Id.ToString());
            db.Notify(AccountNotice.OfIdentity(
                other.Id,
                "Số căn cước khai ở tài khoản này đã được người khác xác minh tại một cửa, nên tài khoản không còn mang số ấy. Hồ sơ đã nộp vẫn còn. "
                + "Nếu đó đúng là số của mình, mang thẻ căn cước tới bộ phận một cửa.",
                at));
        }
    }
}
