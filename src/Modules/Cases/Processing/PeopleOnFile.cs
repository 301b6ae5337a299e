using XaDienTu.Cases.Process;
using XaDienTu.Cases.Process.Persons;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Time;
using XaDienTu.Organizations.Contracts;
using XaDienTu.People.Contracts;
using XaDienTu.Ui.Forms;

namespace XaDienTu.Cases.Processing;

internal sealed record FactOnFile(string Title, string OnFile, string Claimed, bool Differs)
{
    public static FactOnFile Of(string title, string onFile, string claimed) =>
        new(title, onFile, claimed, claimed.Length > 0 && !string.Equals(onFile, claimed, StringComparison.OrdinalIgnoreCase));
}

/// <summary>A person as the register has him and as the case names him, for the clerk to compare with the papers.</summary>
internal sealed record PersonOnFile(PapersChecked Who, bool IsKnown, IReadOnlyList<FactOnFile> Facts);

/// <summary>The people of a case that the register has not heard of from it. Each look at one is audited.</summary>
internal sealed class PeopleOnFile(
    CasesDb db, Work work, IPeople people, PersonSubject subject, IOrganizationDirectory organizations, TimeProvider clock)
{
    public async Task<IReadOnlyList<PersonOnFile>> OfAsync(Case filed, Actor actor, CancellationToken cancellation)
    {
        var compared = new List<PersonOnFile>();
        foreach (var (who, person) in new[] { (PapersChecked.Applicant, filed.Applicant), (PapersChecked.Submitter, filed.Submitter) })
        {
            if (person is { PersonId: null, IdNumber.Length: > 0 })
            {
                var known = (await people.FindByIdNumberAsync(person.IdNumber, actor, cancellation)).Value;
                if (known is not null)
                {
                    var agency = (await organizations.GetAsync(cancellation)).Find(filed.ReceivingOrganizationId)?.AgencyName;
                    var look = new CaseLook(agency, OfficerRole.OneStopClerk, filed.Code);
                    var (type, id) = await subject.OfAsync(person.IdNumber, known, cancellation);
                    db.Record(actor, clock.GetUtcNow(), CaseLook.PersonCompared, type, id, look);
                    await work.SaveAsync(cancellation);
                }

                compared.Add(new(who, known is not null, FactsOf(known, person)));
            }
        }

        return compared;
    }

    private static List<FactOnFile> FactsOf(PersonSummary? known, CasePerson claimed) =>
    [
        FactOnFile.Of("Họ tên", known?.FullName ?? "", claimed.FullName),
        new("Ngày sinh", BirthText.Of(known?.BirthDate, known?.BirthYear), BirthText.Of(claimed.BirthDate, claimed.BirthYear),
            !BirthText.Agree((known?.BirthDate, known?.BirthYear), (claimed.BirthDate, claimed.BirthYear))),
        FactOnFile.Of("Điện thoại", Grouped.Phone(known?.Phone), Grouped.Phone(claimed.Phone)),
        FactOnFile.Of("Thư điện tử", known?.Email ?? "", claimed.Email),
        FactOnFile.Of("Nơi ở", known?.Address ?? "", claimed.Address),
    ];
}
