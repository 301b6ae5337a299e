using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using XaDienTu.Cases.Filing.Drafts;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Inputs;
using XaDienTu.Kernel.Web;
using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Cases.Filing.Wizard;

/// <summary>One group of the procedure's e-form.</summary>
[Authorize(Policies.Citizen)]
internal sealed class GroupPage(OpenDraft open, ActorAccessor who, FillDraft fill) : WizardPage(open, who)
{
    /// <summary>From 1, in the order of the form.</summary>
    [BindProperty(SupportsGet = true)]
    [Between(0, 999)]
    public int GroupNumber { get; set; }

    public override string StepKey => WizardStep.GroupKey(GroupNumber - 1);

    public FormGroup Group => Procedure.Form!.Groups[GroupNumber - 1];

    public IReadOnlyDictionary<string, string> Values { get; private set; } = new Dictionary<string, string>();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync(cancellation))
        {
            return Gone();
        }

        Values = WithKnown(Draft.Values);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync(cancellation))
        {
            return Gone();
        }

        var typed = FormAnswers.Read(Request.Form, Group);
        var result = await fill.RunAsync(new FillDraftInput(DraftId, Values: typed, Group: Group.Title), Actor, cancellation);
        Values = typed.Where(answer => answer.Value is not null)
            .Aggregate(new Dictionary<string, string>(Draft.Values), (all, answer) =>
            {
                all[answer.Key] = answer.Value!;
                return all;
            });
        return Answer(result, field => field.StartsWith("formData.", StringComparison.Ordinal) ? field["formData.".Length..] : field);
    }

    // What the person page already asked is there when the form asks for it again.
    private Dictionary<string, string> WithKnown(IReadOnlyDictionary<string, string> values)
    {
        var filled = values.ToDictionary();
        var person = PersonAnswers.PersonOf(Draft.Person, PersonAnswers.Applicant);
        foreach (var field in Group.Fields.Where(field => field.Prefill is not null && !values.ContainsKey(field.Name)))
        {
            var known = field.Prefill switch
            {
                "applicant.name" => person.FullName,
                "applicant.idNumber" => person.IdNumber,
                "applicant.birthDate" => person.BirthDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                "applicant.phone" => person.Phone,
                "applicant.email" => person.Email,
                "applicant.address" => person.Address,
                _ => null,
            };
            if (!string.IsNullOrEmpty(known))
            {
                filled[field.Name] = known;
            }
        }

        return filled;
    }
}
