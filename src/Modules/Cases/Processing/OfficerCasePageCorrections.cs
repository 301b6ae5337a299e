using XaDienTu.Cases.Contracts;
using XaDienTu.Cases.Process;
using XaDienTu.Cases.Process.Supplements;
using XaDienTu.Cases.Web;
using XaDienTu.Kernel;
using XaDienTu.Kernel.Time;
using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Cases.Processing;

/// <summary>Fields of the declaration that the counter mends with the applicant beside it, while taking in what was missing.</summary>
internal sealed partial class OfficerCasePage
{
    /// <summary>The fields the open request names; none for who does not take it in.</summary>
    public IReadOnlyList<FormField> ToCorrect =>
        Overview is { MayAnswer: true, OpenSupplement: { } open, Case.Status: CaseStatus.SupplementRequested }
            ? Correcting.FieldsOf(open, Overview.Content)
            : [];

    /// <summary>What stands in their boxes: as filed, then as typed.</summary>
    public IReadOnlyDictionary<string, string> Declared
    {
        get
        {
            var answers = JsonText.Parse<Dictionary<string, string>>(Overview.Case.FormData);
            foreach (var (name, typed) in TypedCorrections())
            {
                answers[name] = typed ?? "";
            }

            return answers;
        }
    }

    public IReadOnlyCollection<string> NotToCorrect =>
        [.. Overview.Content.Form!.Fields.Except(ToCorrect).Select(asked => asked.Name)];

    private Dictionary<string, string> UnaskedCorrections() => ToCorrect.Count == 0 ? []
        : UnaskedAnswers.Faults(Request.Form, Overview.Content.Form!, Declared, clock.VietnamToday()).ToDictionary();

    // A page that was shown before the request named a field does not send it: it stays as it was filed.
    private Dictionary<string, string?> TypedCorrections() => !Request.HasFormContentType ? []
        : FormAnswers.Read(Request.Form, ToCorrect).Where(answer => answer.Value is not null).ToDictionary();
}
