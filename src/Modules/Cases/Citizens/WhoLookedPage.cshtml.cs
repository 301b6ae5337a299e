using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using XaDienTu.Accounts.Contracts;
using XaDienTu.Cases.Process;
using XaDienTu.Kernel;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Audit;
using XaDienTu.Kernel.Audit.Reading;
using XaDienTu.Kernel.Paging;
using XaDienTu.Kernel.Time;
using XaDienTu.Kernel.Web;
using XaDienTu.Organizations.Contracts;
using XaDienTu.People.Contracts;

namespace XaDienTu.Cases.Citizens;

/// <summary>One look at an own case, or at oneself in the register.</summary>
/// <param name="Post">Role and agency of that day; null in rows of earlier versions and of programs without one.</param>
/// <param name="Code">Null where it was no case but the person on file.</param>
internal sealed record Look(DateTimeOffset At, string Name, string? Post, string What, string? Code);

/// <summary>
/// Who opened a citizen's cases, their papers and files (Law 91/2025: the person concerned knows who processes his data). Officers act in
/// duty, so their names are told. Own looks are left out; a search that only listed the case is not told, since it opened nothing.
/// Whoever looked the citizen up in the register is told to the verified holder of the number.
/// </summary>
[Authorize(Policies.Citizen)]
internal sealed class WhoLookedPage(
    CasesDb db, AuditReading audit, ICitizenAccounts accounts, IPeople people, ActorAccessor who, TimeProvider clock) : PageModel
{
    public const string Address = "/tai-khoan/ai-da-xem";
    public const int MostCases = 50;
    private const int Shown = 15;
    private static readonly string[] Subjects = ["case", "person", "account"];
    private static readonly TimeSpan Back = TimeSpan.FromDays(366);

    /// <summary>One case alone.</summary>
    [BindProperty(SupportsGet = true, Name = "ho-so")]
    public string? Code { get; set; }

    [BindProperty(SupportsGet = true, Name = "sau")]
    public string? After { get; set; }

    public Page<Look> Looks { get; private set; } = new([], null);

    /// <summary>There are older cases, each with its own list.</summary>
    public bool HasMoreCases { get; private set; }

    public DateTimeOffset Since { get; private set; }

    public string FirstUrl => Code is null ? Address : $"{Address}?ho-so={Code}";

    public string? NextUrl => Looks.Next is { } next ? $"{FirstUrl}{(Code is null ? '?' : '&')}sau={next}" : null;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var account = who.Actor.AccountId;
        var own = db.Cases.AsNoTracking().Where(filed => filed.ApplicantAccountId == account);
        var codes = await (Code is { } code ? own.Where(filed => filed.Code == code) : own)
            .OrderByDescending(filed => filed.SubmittedAt).Take(MostCases + 1).Select(filed => filed.Code).ToListAsync(cancellation);
        if (Code is not null && codes.Count == 0)
        {
            return NotFound();
        }

        HasMoreCases = codes.Count > MostCases;
        Since = clock.GetUtcNow() - Back;
        List<string> subjects = [.. codes.Take(MostCases)];
        if (Code is null)
        {
            subjects.Add(account.ToString());
            // Before there was an account, the person in the register was looked at.
            if (await accounts.FindAsync(account, cancellation) is { IsVerified: true, PersonalIdNumber: { } number }
                && await people.IdOfAsync(number, cancellation) is { } person)
            {
                subjects.Add(person.ToString());
            }
        }

        string[] actions = [.. CaseLook.Actions, .. CaseLook.OfPerson];
        var rows = await audit.OfSubjectsAsync(Subjects, subjects, actions, who.Actor.Id, Since, After, Shown, cancellation);
        Looks = new Page<Look>([.. rows.Items.Select(LookOf)], rows.Next);
        return Page();
    }

    private static Look LookOf(AuditEvent row)
    {
        var look = row.Details is { } details ? JsonText.Parse<CaseLook>(details) : new CaseLook(null, null, null);
        var isProgram = row.ActorKind == nameof(ActorKind.Program);
        var post = isProgram || look.Role is null ? look.Agency : $"{look.Role.Value.Name()}, {look.Agency}";
        var what = row.Action switch
        {
            CaseLook.Printed => $"In {look.What}",
            CaseLook.FileRead => $"Mở tệp “{look.What}”",
            CaseLook.PersonLookedUp => "Tra số căn cước trong sổ công dân, khi tiếp nhận ở quầy",
            CaseLook.PersonCompared => $"Đối chiếu với sổ công dân, khi tiếp nhận hồ sơ {look.What}",
            FoundAccountLook.Action => "Tra tài khoản này, khi xác minh ở quầy",
            _ => "Mở hồ sơ",
        };
        var code = row.SubjectType == "case" ? row.SubjectId : null;
        return new Look(row.At, isProgram ? $"Chương trình {row.ActorName}" : row.ActorName, post, what, code);
    }
}
