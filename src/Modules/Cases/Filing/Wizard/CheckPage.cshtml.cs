using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using XaDienTu.Cases.Filing.Drafts;
using XaDienTu.Cases.Process;
using XaDienTu.Cases.Web;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Time;
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
internal sealed class CheckPage(OpenDraft open, ActorAccessor who, SubmitDraft submit, TimeProvider clock) : WizardPage(open, who)
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

        Blocks = CheckList.Of(this, clock.VietnamToday());
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        // Before the draft is looked for: after a double click it is gone, and the answer of the first click stands.
        var result = await submit.RunAsync(DraftId, Actor, cancellation);
        if (result.Ok)
        {
            return Redirect($"{CaseLinks.OwnCase(result.Value.Code)}/da-nop");
        }

        if (result.Error.Kind is ErrorKind.NotFound || !await OpenAsync(cancellation))
        {
            return Gone();
        }

        Blocks = CheckList.Of(this, clock.VietnamToday());
        return this.Refuse(Named(result.Error));
    }

    /// <summary>"Điền nơi cư trú." may be about father or mother: each sentence says where it belongs.</summary>
    private Error Named(Error error) => error.Fields.Count == 0 ? error : Error.Invalid(error.Code, error.Fields.ToDictionary(
        fault => fault.Key,
        fault => Blocks.SelectMany(block => block.Rows.Select(row => (block, row)))
            .FirstOrDefault(found => found.row.Key == fault.Key) is { row: not null } place
            ? $"{place.block.Title} – {place.row.Title}: {fault.Value}"
            : fault.Value));
}
