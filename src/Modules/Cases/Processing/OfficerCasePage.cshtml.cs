using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using XaDienTu.Cases.Process.Files;
using XaDienTu.Cases.Process.Results;
using XaDienTu.Cases.Process.Steps;
using XaDienTu.Cases.Process.Supplements;
using XaDienTu.Cases.Process.Withdrawals;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Idempotency;
using XaDienTu.Kernel.Inputs;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Time;
using XaDienTu.Kernel.Web;
using XaDienTu.Organizations.Contracts;
using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Cases.Processing;

/// <summary>A case before the officer who has it: papers and answers to read, one decision to take.</summary>
[Authorize(Policies.Officer)]
[TakesUploads(MaxRequestBytes)]
internal sealed partial class OfficerCasePage(
    CaseOverviewReading reading, CompleteStep complete, ConsultAgency consult, RequestSupplement request, AnswerSupplement answer,
    AttachResult attach, WithdrawCase withdraw, UploadFile upload, CaseHolder holder, Idempotent idempotent,
    IOrganizationDirectory organizations,
    ActorAccessor who, TimeProvider clock) : PageModel, IShowsAgain
{
    private const long MaxRequestBytes = 100L * 1024 * 1024;
    private const int MostAgencies = 8;

    /// <summary>The counter gives the receipt again to who lost it.</summary>
    public bool MayPrintReceipt => who.Actor.Holds(OfficerRole.OneStopClerk) && Overview.Case.AcceptedAt is not null;

    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "buoc")]
    public string? StepKey { get; set; }

    [BindProperty]
    public CaseForms Form { get; set; } = new();

    [TempData]
    public string? Done { get; set; }

    /// <summary>What was done by this very send, where the page stays.</summary>
    public string? Said { get; private set; }

    public CaseOverview Overview { get; private set; } = null!;

    /// <summary>Which part of the decision block was sent; it stays open when it comes back.</summary>
    public string Sent { get; private set; } = "";

    public IReadOnlyList<OrganizationSummary> Agencies { get; private set; } = [];

    /// <summary>An act that cannot be taken back is put to the officer once more; null else.</summary>
    public CaseQuestion? Question { get; private set; }

    /// <summary>Everything typed, as the question carries it.</summary>
    public IEnumerable<(string Name, string Value)> Carried
    {
        get
        {
            const string Prefix = nameof(Form) + ".";
            string[] own = [$"{Prefix}{nameof(Form.Confirmed)}", $"{Prefix}{nameof(Form.KeptResult)}.",
                $"{Prefix}{nameof(Form.KeptOpinion)}.", $"{Prefix}{nameof(Form.Kept)}["];
            // Fields of a declaration that is corrected here have names of their own; those of the framework begin with two strokes.
            var typed = Request.Form.Where(part => !part.Key.StartsWith("__", StringComparison.Ordinal))
                .Where(part => !own.Any(name => part.Key.StartsWith(name, StringComparison.Ordinal)))
                .SelectMany(part => part.Value.OfType<string>().Select(value => (part.Key, value)));
            var kept = Form.Kept.SelectMany((file, place) => FileOf($"{Prefix}{nameof(Form.Kept)}[{place}]", file));
            return [.. typed, .. FileOf($"{Prefix}{nameof(Form.KeptResult)}", Form.KeptResult),
                .. FileOf($"{Prefix}{nameof(Form.KeptOpinion)}", Form.KeptOpinion), .. kept];
        }
    }

    /// <summary>What was typed belongs to a step that somebody else finished meanwhile.</summary>
    public bool IsOvertaken => Sent.Length > 0 && Form.Step is not null && Overview.Mine?.Key != Form.Step && Form.Typed.Length > 0;

    /// <summary>Whether a folded part stands open: it was sent, or something stands in it.</summary>
    public bool IsOpen(string part, params ReadOnlySpan<string?> typed)
    {
        foreach (var text in typed)
        {
            if (!string.IsNullOrWhiteSpace(text))
            {
                return true;
            }
        }

        return Sent == part;
    }

    public Task<IActionResult> OnGetAsync(CancellationToken cancellation) => ShowAsync(cancellation);

    public Task<IActionResult> ShowAgainAsync(string handler, CancellationToken cancellation)
    {
        Sent = handler == "SendBack" ? "send-back" : handler.ToLowerInvariant();
        return ShowAsync(cancellation);
    }

    public async Task<IActionResult> OnGetAgenciesAsync([FromQuery(Name = "q")] string? words, CancellationToken cancellation) =>
        new JsonResult((await FindAgenciesAsync(words ?? "", cancellation))
            .Select(agency => new { text = agency.AgencyName, note = agency.Identifier, value = agency.Id }));

    private async Task<IActionResult> ShowAsync(CancellationToken cancellation)
    {
        var result = await reading.RunAsync(Code, Form.Step ?? StepKey, who.Actor, cancellation);
        if (!result.Ok)
        {
            return NotFound();
        }

        Overview = result.Value;
        Form.Items.AddRange(
            Enumerable.Range(0, Math.Max(0, CaseForms.SupplementLines - Form.Items.Count)).Select(_ => new SupplementLine()));
        Form.ResultName ??= Overview.Content.Results.FirstOrDefault()?.Name;
        Form.RespondBy ??= clock.VietnamToday().AddDays(30);
        Form.Hours ??= 16;
        Form.Once ??= Guid.CreateVersion7().ToString();
        return Page();
    }

    private static (string Name, string Value)[] FileOf(string place, KeptFile file) =>
        file.IsThere ? [($"{place}.{nameof(file.Hash)}", file.Hash), ($"{place}.{nameof(file.Name)}", file.Name)] : [];

    private async Task<IReadOnlyList<OrganizationSummary>> FindAgenciesAsync(string words, CancellationToken cancellation)
    {
        var today = clock.VietnamToday();
        var tree = await organizations.GetAsync(cancellation);
        return [.. tree.Search(words, today, MostAgencies * 2).Where(agency => agency.IsValidAt(today)).Take(MostAgencies)];
    }
}
