using Microsoft.EntityFrameworkCore;
using XaDienTu.Accounts.Contracts;
using XaDienTu.Cases.Process;
using XaDienTu.Cases.Process.Persons;
using XaDienTu.Kernel.Actors;
using XaDienTu.People.Contracts;

namespace XaDienTu.Cases.Filing.Wizard;

/// <summary>
/// What is already known about the person who signed in, so that it is shown for confirmation and not asked again: by the account and its
/// own cases. The register tells only the verified holder of a number what is on file under it.
/// </summary>
internal sealed class KnownPerson(CasesDb db, ICitizenAccounts accounts, IPeople people)
{
    public async Task<Dictionary<string, string>> AnswersAsync(Actor actor, string place, CancellationToken cancellation)
    {
        var answers = new Dictionary<string, string>();
        var account = await accounts.FindAsync(actor.AccountId, cancellation);
        var before = await LastFilingAsync(actor, account?.PersonalIdNumber, cancellation);
        var onFile = account is { IsVerified: true }
            ? (await people.FindByIdNumberAsync(account.PersonalIdNumber, actor, cancellation)).Value
            : null;
        answers[$"{place}.fullName"] = actor.Name;
        answers[$"{place}.idNumber"] = account?.PersonalIdNumber ?? "";
        answers[$"{place}.born"] = BirthText.Of(before?.BirthDate ?? onFile?.BirthDate, before?.BirthYear ?? onFile?.BirthYear);
        answers[$"{place}.phone"] = First(account?.Phone, before?.Phone, onFile?.Phone);
        answers[$"{place}.email"] = First(account?.Email, before?.Email, onFile?.Email);
        answers[$"{place}.address"] = First(before?.Address, onFile?.Address);
        return answers;
    }

    private static string First(params ReadOnlySpan<string?> known)
    {
        foreach (var text in known)
        {
            if (!string.IsNullOrEmpty(text))
            {
                return text;
            }
        }

        return "";
    }

    // The account knows no address and no birthday: the last filing does, if it was about the same person.
    private async Task<CasePerson?> LastFilingAsync(Actor actor, string? idNumber, CancellationToken cancellation)
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
