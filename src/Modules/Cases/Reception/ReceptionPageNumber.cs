using Microsoft.AspNetCore.Mvc;
using XaDienTu.Cases.Process.Persons;

namespace XaDienTu.Cases.Reception;

/// <summary>The rule of the ID number, told as soon as the number is left.</summary>
internal sealed partial class ReceptionPage
{
    private bool answersPart;

    /// <summary>
    /// Whether an answer for the part of the person brings the field of the number as well: with what a card said, with what is wrong, or
    /// to say so no more.
    /// </summary>
    public bool RenewsNumber => answersPart && (ReadsCard || Form.NumberWasWrong || HasFault("Form.IdNumber"));

    public async Task<IActionResult> OnPostSubmitterAsync(CancellationToken cancellation)
    {
        await LoadCounterAsync(cancellation);
        if (!CitizenCard.IsScanned(Form.SubmitterIdNumber))
        {
            TellWrongNumbers();
            if (!HasFault("Form.SubmitterIdNumber") && !Form.SubmitterNumberWasWrong)
            {
                return new NoContentResult();
            }

            Response.Headers["HX-Retarget"] = "#submitter-number";
            return Partial("ReceptionSubmitterNumber", this);
        }

        TakeCards();
        return Partial("ReceptionSubmitter", this);
    }

    private bool HasFault(string field) => ModelState[field] is { Errors.Count: > 0 };

    // In the words the case itself would be refused with.
    private void TellWrongNumbers()
    {
        foreach (var (field, number) in new[] { ("Form.IdNumber", Form.IdNumber), ("Form.SubmitterIdNumber", Form.SubmitterIdNumber) })
        {
            if (!HasFault(field) && number is { Length: > 0 } && IdNumbers.Fault(IdNumbers.Digits(number)) is { } fault)
            {
                ModelState.AddModelError(field, fault);
            }
        }
    }
}
