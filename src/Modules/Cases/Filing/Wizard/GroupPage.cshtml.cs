using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using XaDienTu.Cases.Filing.Drafts;
using XaDienTu.Cases.Web;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Inputs;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Time;
using XaDienTu.Kernel.Web;
using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Cases.Filing.Wizard;

/// <summary>A page of the procedure's e-form.</summary>
[Authorize(Policies.Citizen)]
internal sealed class GroupPage(OpenDraft open, ActorAccessor who, FillDraft fill, TimeProvider clock) : WizardPage(open, who)
{
    /// <summary>A group of the page, from 1 in the order of the form.</summary>
    [BindProperty(SupportsGet = true)]
    [Between(0, 999)]
    public int GroupNumber { get; set; }

    public override string StepKey => WizardStep.GroupKey(Asked?.First ?? -1);

    public IReadOnlyCollection<string> Groups => [.. Asked!.Groups.Select(group => group.Title)];

    public override IReadOnlyDictionary<string, string> Stored =>
        Draft.Values.Where(answer => Fields.Any(asked => asked.Name == answer.Key)).ToDictionary();

    public IReadOnlyDictionary<string, string> Values { get; private set; } = new Dictionary<string, string>();

    /// <summary>Answers of the person page that the form would ask again.</summary>
    public IReadOnlyDictionary<string, string> Held { get; private set; } = new Dictionary<string, string>();

    /// <summary>Those of this page, as they are read.</summary>
    public IEnumerable<(string Title, string Value)> HeldHere =>
        Asked!.Groups.SelectMany(group => group.Fields).Where(asked => Held.ContainsKey(asked.Name))
            .Select(asked => (asked.Title, asked.Display(Held[asked.Name])));

    public string PersonUrl => Steps.First(step => step.Key == WizardStep.Person).Url;

    private IEnumerable<FormField> Fields => Asked!.Groups.SelectMany(group => group.Fields);

    private FormPage? Asked => FormPage.Of(Procedure.Form, Draft.Values).FirstOrDefault(page => page.Has(GroupNumber - 1));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync(cancellation))
        {
            return Gone();
        }

        Held = HeldAnswers.Of(Procedure.Form!, Draft, clock.VietnamToday());
        var values = Draft.Values.ToDictionary();
        foreach (var (name, value) in HeldAnswers.Offered(Procedure.Form!, Draft))
        {
            values.TryAdd(name, value);
        }

        Values = values;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync(cancellation))
        {
            return Gone();
        }

        Held = HeldAnswers.Of(Procedure.Form!, Draft, clock.VietnamToday());
        var asked = Asked!.Groups.SelectMany(group => group.Fields).Where(field => !Held.ContainsKey(field.Name));
        var typed = FormAnswers.Read(Request.Form, asked);
        Values = typed.Where(answer => answer.Value is not null)
            .Aggregate(new Dictionary<string, string>(Draft.Values), (all, answer) =>
            {
                all[answer.Key] = answer.Value!;
                return all;
            });
        if (Clash(Normal(), WordOf) is { } clash)
        {
            return clash;
        }

        var result = await fill.RunAsync(new FillDraftInput(DraftId, Values: typed, Groups: Groups), Actor, cancellation);
        return Answer(Told(result), field => field.StartsWith("formData.", StringComparison.Ordinal) ? field["formData.".Length..] : field);
    }

    // All is kept as it was typed, and told.
    private Result<CaseDraft> Told(Result<CaseDraft> result)
    {
        if (!result.Ok && result.Error.Kind is not ErrorKind.Invalid)
        {
            return result;
        }

        var faults = UnaskedAnswers.Faults(Request.Form, Procedure.Form!, Values, clock.VietnamToday())
            .ToDictionary(fault => $"formData.{fault.Field}", fault => fault.Fault);
        var all = result.Ok ? faults : result.Error.Fields.Concat(faults).ToDictionary();
        return faults.Count == 0 ? result : Error.Invalid("cases.draft-step", all);
    }

    // As it would be stored.
    private Dictionary<string, string> Normal()
    {
        var normal = Procedure.Form!.Validate(
            Values.ToDictionary(answer => answer.Key, string? (answer) => answer.Value), clock.VietnamToday()).Values;
        return Fields.Where(asked => normal.ContainsKey(asked.Name)).ToDictionary(asked => asked.Name, asked => normal[asked.Name]);
    }

    private (string Box, string Word)? WordOf(string name, string? stored) =>
        Fields.FirstOrDefault(asked => asked.Name == name) is { } question
        ? (name, stored is null ? "" : question.Display(stored))
        : null;
}
