using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using XaDienTu.Accounts.Contracts;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Text;
using XaDienTu.Organizations.Contracts;
using XaDienTu.People.Contracts;

namespace XaDienTu.Accounts.Verification;

/// <summary>An account as a clerk sees it: enough for its holder to say which one it is, too little for a list of people.</summary>
/// <param name="NameEnd">What stands behind the phone number in the user name; it tells two accounts of one phone apart.</param>
internal sealed record FoundAccount(
    Guid Id, string Name, string Phone, string? NameEnd, DateTimeOffset RegisteredAt, IdentityAssurance Assurance,
    DateTimeOffset? AssuredAt, DateTimeOffset? LastSignInAt);

/// <summary>Finds citizens' accounts by the whole ID number, phone or user name of the person at the counter. Each account looked at leaves
/// an audit event.</summary>
internal sealed class FindCitizenAccounts(
    AccountsDb db, Work work, ILookupNormalizer normalizer, IOrganizationDirectory organizations, LookUpBrake brake, TimeProvider clock)
{
    public const int MostShown = 10;

    public async Task<Result<IReadOnlyList<FoundAccount>>> RunAsync(string? typed, Actor actor, CancellationToken cancellation)
    {
        if (!actor.IsOfficer || !actor.Holds(OfficerRole.OneStopClerk))
        {
            return VerifyCitizen.NotYours;
        }

        var digits = Digits.Of(typed);
        var phone = PhoneNumber.Of(typed);
        // Eleven digits are more often an ID number that is not typed to its end.
        var isPhone = phone.Length == PhoneNumber.Most - 1 && PhoneNumber.Fault(phone) is null;
        // The name that the account's own page shows: among many who claim one number or phone it means one.
        var isName = typed?.Contains('-', StringComparison.Ordinal) == true;
        if (!isPhone && !isName && PersonalIdNumber.Parse(digits, "Sought").Error is { } fault)
        {
            return Error.Field("accounts.sought", "Sought", $"{fault.Message} Tìm theo số điện thoại thì nhập đủ 10 chữ số.");
        }

        if (brake.Count(actor, TypedText.Line(typed)) is { } tooMany)
        {
            return tooMany;
        }

        var citizens = db.Accounts.AsNoTracking().Where(account => account.Kind == AccountKind.Citizen);
        var name = normalizer.NormalizeName(TypedText.Line(typed));
        var found = await (isName ? citizens.Where(account => account.NormalizedUserName == name)
            : isPhone ? citizens.Where(account => account.PhoneNumber == phone)
            : citizens.Where(account => account.PersonalIdNumber == digits))
            .OrderBy(account => account.VerifiedIdNumber == null).ThenBy(account => account.Id)
            .Take(MostShown).ToListAsync(cancellation);
        var post = actor.Posts.First(held => held.Role is OfficerRole.OneStopClerk);
        var look = new FoundAccountLook((await organizations.GetAsync(cancellation)).Find(post.OrganizationId)?.AgencyName, post.Role);
        foreach (var account in found)
        {
            db.Record(actor, clock.GetUtcNow(), FoundAccountLook.Action, "account", account.Id.ToString(), look);
        }

        if (found.Count == 0)
        {
            db.Record(actor, clock.GetUtcNow(), FoundAccountLook.Action, "account", "unknown");
        }

        await work.SaveAsync(cancellation);
        return found.ConvertAll(account => new FoundAccount(
            account.Id, Masked.Name(account.FullName), Masked.Phone(account.PhoneNumber), NameEndOf(account), account.RegisteredAt,
            account.Assurance, account.AssuredAt, account.LastSignInAt));
    }

    private static string? NameEndOf(Account account) =>
        account.UserName?.IndexOf('-', StringComparison.Ordinal) is { } at and > 0 ? account.UserName[at..] : null;
}
