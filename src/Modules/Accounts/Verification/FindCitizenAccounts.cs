using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using XaDienTu.Accounts.Contracts;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Results;
using XaDienTu.People.Contracts;

namespace XaDienTu.Accounts.Verification;

/// <summary>An account as a clerk sees it: enough for its holder to say which one it is, too little for a list of people.</summary>
/// <param name="NameEnd">What stands behind the phone number in the user name; it tells two accounts of one phone apart.</param>
internal sealed record FoundAccount(
    Guid Id, string Name, string Phone, string? NameEnd, DateTimeOffset RegisteredAt, IdentityAssurance Assurance, DateTimeOffset? AssuredAt, DateTimeOffset? LastSignInAt);

/// <summary>Finds citizens' accounts by the whole ID number, phone or user name of the person at the counter. Each account looked at leaves an audit event.</summary>
internal sealed class FindCitizenAccounts(AccountsDb db, Work work, ILookupNormalizer normalizer, TimeProvider clock)
{
    public const int MostShown = 10;
    private const int PhoneDigits = 10;

    public async Task<Result<IReadOnlyList<FoundAccount>>> RunAsync(string? typed, Actor actor, CancellationToken cancellation)
    {
        if (!actor.IsOfficer || !actor.Holds(OfficerRole.OneStopClerk))
        {
            return VerifyCitizen.NotYours;
        }

        var digits = Digits.Of(typed);
        var isPhone = digits.Length == PhoneDigits && digits[0] == '0' && Digits.AreAll(digits);
        // The name that the account's own page shows: among many who claim one number or phone it means one.
        var isName = typed?.Contains('-', StringComparison.Ordinal) == true;
        if (!isPhone && !isName && PersonalIdNumber.Parse(digits, "Sought").Error is { } fault)
        {
            return Error.Field("accounts.sought", "Sought", $"{fault.Message} Tìm theo số điện thoại thì nhập đủ {PhoneDigits} chữ số.");
        }

        var citizens = db.Accounts.AsNoTracking().Where(account => account.Kind == AccountKind.Citizen);
        var name = normalizer.NormalizeName(typed?.Trim() ?? "");
        var found = await (isName ? citizens.Where(account => account.NormalizedUserName == name)
            : isPhone ? citizens.Where(account => account.PhoneNumber == digits)
            : citizens.Where(account => account.PersonalIdNumber == digits))
            .OrderBy(account => account.VerifiedIdNumber == null).ThenBy(account => account.Id)
            .Take(MostShown).ToListAsync(cancellation);
        foreach (var account in found)
        {
            db.Record(actor, clock.GetUtcNow(), "AccountLookedUp", "account", account.Id.ToString());
        }

        if (found.Count == 0)
        {
            db.Record(actor, clock.GetUtcNow(), "AccountLookedUp", "account", "unknown");
        }

        await work.SaveAsync(cancellation);
        return found.ConvertAll(account => new FoundAccount(
            account.Id, Masked.Name(account.FullName), Masked.Phone(account.PhoneNumber), NameEndOf(account), account.RegisteredAt, account.Assurance, account.AssuredAt, account.LastSignInAt));
    }

    private static string? NameEndOf(Account account) =>
        account.UserName?.IndexOf('-', StringComparison.Ordinal) is { } at and > 0 ? account.UserName[at..] : null;
}
