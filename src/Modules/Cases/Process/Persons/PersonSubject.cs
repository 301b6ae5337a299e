using XaDienTu.Accounts.Contracts;
using XaDienTu.People.Contracts;

namespace XaDienTu.Cases.Process.Persons;

/// <summary>
/// Who was looked at, as the audit names him: the account that was verified for the number, else the person in the register. Never the
/// number itself: the audit is kept longer, and read by more, than anything that may hold one.
/// </summary>
internal sealed class PersonSubject(ICitizenAccounts accounts)
{
    public async Task<(string Type, string Id)> OfAsync(string idNumber, PersonSummary? person, CancellationToken cancellation) =>
        await accounts.HolderOfAsync(idNumber, cancellation) is { } account ? ("account", account.ToString())
        : ("person", person?.Id.ToString() ?? "unknown");
}
