using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using XaDienTu.Cases.Citizens;
using XaDienTu.Cases.Filing.Drafts;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Web;
using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Cases.Filing.Wizard;

/// <param name="Key">Name of the answer in an error of the filing; the row carries it as its id.</param>
internal sealed record CheckRow(string Key, string Title, string Text, string ChangeUrl)
{
    public string Id => Key.Replace('.', '_');
}

internal sealed record CheckBlock(string Title, IReadOnlyList<CheckRow> Rows);

/// <summary>Everything once more, each row to be changed; the button names the act and the receiver.</summary>
[Authorize(Policies.Citizen)]
internal sealed class CheckPage(OpenDraft open, ActorAccessor who, SubmitDraft submit) : WizardPage(open, who)
{
    public override string StepKey => WizardStep.Check;

    public IReadOnlyList<CheckBlock> Blocks { get; private set; } = [];

    public string ReceiverName => Receiving?.AgencyName ?? "cơ quan đã chọn";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync(cancellation))
        {
            return Gone();
        }

        Blocks = CheckList.Of(this);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        // Before the draft is looked for: after a double click it is gone, and the answer of the first click stands.
        var result = await submit.RunAsync(DraftId, Actor, cancellation);
        if (result.Ok)
        {
            return Redirect($"{CasesPage.Address}/{result.Value.Code}/da-nop");
        }

        if (result.Error.Kind is ErrorKind.NotFound || !await OpenAsync(cancellation))
        {
            return Gone();
        }

        Blocks = CheckList.Of(this);
        return this.Refuse(result.Error);
    }
}
