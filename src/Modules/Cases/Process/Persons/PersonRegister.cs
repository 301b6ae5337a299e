using XaDienTu.Accounts.Contracts;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Notices;
using XaDienTu.Kernel.Results;
using XaDienTu.People.Contracts;

namespace XaDienTu.Cases.Process.Persons;

/// <summary>Whose papers were compared with what a case says of them.</summary>
[Flags]
internal enum PapersChecked
{
    None = 0,
    Applicant = 1,
    Submitter = 2,
    Both = Applicant | Submitter,
}

/// <summary>
/// Puts the people of a case on file, so that they need not be asked again. The caller answers for them: a counter that saw their papers,
/// or a citizen whose own number is verified. What anybody else says of a person stays on the case. A program never replaces the contact
/// data of somebody whose number is verified; the holder hears of every change that others make.
/// </summary>
internal sealed class PersonRegister(CasesDb db, IPeople people, ICitizenAccounts accounts, TimeProvider clock)
{
    public async Task<Result<CasePerson>> WriteAsync(CasePerson person, Actor actor, CancellationToken cancellation)
    {
        var holder = person.IdNumber.Length == 0 ? null : await accounts.HolderOfAsync(person.IdNumber, cancellation);
        var known = await people.RememberAsync(
            new PersonInput
            {
                FullName = person.FullName,
                IdNumber = person.IdNumber,
                BirthDate = person.BirthDate,
                BirthYear = person.BirthYear,
                Phone = person.Phone,
                Email = person.Email,
                Address = person.Address,
                KeepsContact = holder is not null && actor.Kind is ActorKind.Program,
            },
            actor,
            cancellation);
        if (known is { Ok: true, Value.Changed.Count: > 0 } && holder is { } account && actor.Kind is not ActorKind.Citizen)
        {
            var at = clock.GetUtcNow();
            db.Notify(new Notice
            {
                Kind = "cases.register-changed", AccountId = account, Link = AccountLinks.Own, LinkWords = "Xem tài khoản", At = at,
                Words =
                    $"Thông tin trong sổ công dân vừa được {actor.Name} sửa khi tiếp nhận hồ sơ. Nếu không đúng, báo cơ quan nhận hồ sơ.",
            });
        }

        return known.Ok ? person with { PersonId = known.Value.Id } : known.Error;
    }
}
