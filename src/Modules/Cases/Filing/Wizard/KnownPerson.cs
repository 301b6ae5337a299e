using Microsoft.EntityFrameworkCore;
using XaDienTu.Accounts.Contracts;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Time;

namespace XaDienTu.Cases.Filing.Wizard;

/// <summary>What is already known about the person who signed in, so that it is shown for confirmation and not asked again.</summary>
internal sealed class KnownPerson(CasesDb db, ICitizenAccounts accounts)
{
    public async Task<Dictionary<string, string>> AnswersAsync(Actor actor, string place, CancellationToken cancellation)
    {
        var answers = new Dictionary<string, string>();
        var account = await accounts.FindAsync(actor.AccountId, cancellation);
        var before = await LastFilingAsync(actor, account?.PersonalIdNumber, cancellation);
        answers[$"{place}.fullName"] = actor.Name;
        answers[$"{place}.idNumber"] = account?.PersonalIdNumber ?? before?.IdNumber ?? "";
        answers[$"{place}.born"] = before?.BirthDate is { } born ? VietnamTime.Short(born) : "";
        answers[$"{place}.phone"] = account?.Phone ?? before?.Phone ?? "";
        answers[$"{place}.email"] = account?.Email ?? before?.Email ?? "";
        answers[$"{place}.address"] = before?.Address ?? "";
        return answers;
    }

    // The account knows no address and no birthday: the last filing does, if it was about the same person.
    private async Task<Lifecycle.CasePerson?> LastFilingAsync(Actor actor, string? idNumber, CancellationToken cancellation)
    {
        var account = actor.AccountId;
        var last = await db.Cases.AsNoTracking().Where(filed => filed.ApplicantAccountId == account)
            .OrderByDescending(filed => filed.SubmittedAt)
            .Select(filed => new { filed.Applicant, filed.Submitter })
            .FirstOrDefaultAsync(cancellation);
        var person = last?.Submitter ?? last?.Applicant;
        return person is not null && (idNumber is null ? person.FullName == actor.Name : person.IdNumber == idNumber) ? person : null;
    }
}
