using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using XaDienTu.Accounts.Contracts;
using XaDienTu.Cases.Contracts;
using XaDienTu.Cases.Filing.Drafts;
using XaDienTu.Cases.Process;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Web;

namespace XaDienTu.Cases.Filing.Wizard;

/// <summary>Whose case it is and, when somebody else files, who that is.</summary>
[Authorize(Policies.Citizen)]
internal sealed class PersonPage(OpenDraft open, ActorAccessor who, FillDraft fill, KnownPerson known, ICitizenAccounts accounts)
    : WizardPage(open, who)
{
    public override string StepKey => WizardStep.Person;

    public override IReadOnlyDictionary<string, string> Stored => Draft.Person;

    [BindProperty]
    public PersonForm Form { get; set; } = new();

    /// <summary>"Nộp thay" or "Nộp cho chính mình" was pressed: the page changes, what was typed stays.</summary>
    [BindProperty(Name = "doi")]
    public bool? Switch { get; set; }

    public static IReadOnlyList<SelectListItem> Ways { get; } =
    [
        new(ResultWay.Counter.Word(),
            nameof(ResultWay.Counter)) { Group = new SelectListGroup { Name = "Bản giấy, kèm bản điện tử ở trang hồ sơ" } },
        new(ResultWay.Post.Word(),
            nameof(ResultWay.Post)) { Group = new SelectListGroup { Name = "Bản giấy gửi tới nhà, trả cước cho bưu điện khi nhận" } },
        new(ResultWay.Electronic.Word(),
            nameof(ResultWay.Electronic)) { Group = new SelectListGroup { Name = "Tải ở trang hồ sơ, không phải đi nhận" } },
    ];

    /// <summary>The account: the number of who files is its, whatever is typed.</summary>
    public CitizenSummary? Own { get; private set; }

    /// <summary>The first answers come from the account and the last filing.</summary>
    public bool IsPrefilled { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync(cancellation))
        {
            return Gone();
        }

        Own = await accounts.FindAsync(Actor.AccountId, cancellation);
        IsPrefilled = Draft.Person.Count == 0;
        Form = PersonForm.Of(IsPrefilled ? await known.AnswersAsync(Actor, PersonAnswers.Applicant, cancellation) : Draft.Person);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync(cancellation))
        {
            return Gone();
        }

        if (Switch is { } onBehalf)
        {
            await SwitchAsync(onBehalf, cancellation);
            return Redirect(Step.Url + (Changing ? "?sua=true" : ""));
        }

        Own = await accounts.FindAsync(Actor.AccountId, cancellation);
        if (Clash(Form.ToAnswers(), WordOf) is { } clash)
        {
            return clash;
        }

        var impossibleDate = !ModelState.IsValid;
        var result = await fill.RunAsync(new FillDraftInput(DraftId, Person: Form.ToAnswers()), Actor, cancellation);
        if (impossibleDate && result.Ok && !Later)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        return Answer(result, BoxOf);
    }

    private static string BoxOf(string field) =>
        $"{nameof(Form)}." + string.Join('.', field.Split('.').Select(part => char.ToUpperInvariant(part[0]) + part[1..]));

    // The own number is the account's, and who files is chosen by a button.
    private static (string Box, string Word)? WordOf(string name, string? stored) =>
        name == PersonAnswers.OnBehalfKey || name.EndsWith(".idNumber", StringComparison.Ordinal) ? null : (BoxOf(name), stored ?? "");

    private async Task SwitchAsync(bool onBehalf, CancellationToken cancellation)
    {
        var answers = Form.ToAnswers();
        answers[PersonAnswers.OnBehalfKey] = onBehalf ? "true" : "";
        if (onBehalf != Form.OnBehalf)
        {
            // Whoever signed in files: what stood under the applicant is the submitter's now, and the other way round.
            Exchange(answers, PersonAnswers.Applicant, PersonAnswers.Submitter);
        }

        await fill.RunAsync(new FillDraftInput(DraftId, Person: answers), Actor, cancellation);
    }

    private static void Exchange(Dictionary<string, string> answers, string one, string other)
    {
        foreach (var key in answers.Keys.Where(key => key.StartsWith(one + '.', StringComparison.Ordinal)).ToList())
        {
            var there = other + key[one.Length..];
            (answers[key], answers[there]) = (answers.GetValueOrDefault(there, ""), answers[key]);
        }
    }
}
