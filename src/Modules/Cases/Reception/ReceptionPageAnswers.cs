using XaDienTu.Cases.Web;
using XaDienTu.Kernel.Time;
using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Cases.Reception;

/// <summary>The e-form that a clerk may fill in with the person at the counter.</summary>
internal sealed partial class ReceptionPage
{
    /// <summary>The e-form's answers as its fields show them, those that do not apply as well.</summary>
    public IReadOnlyDictionary<string, string> AnswersOf(FormSchema form)
    {
        var outcome = form.Validate(Form.Values, clock.VietnamToday());
        return outcome.Values.Concat(outcome.Unasked).ToDictionary();
    }

    private void ReadAnswers(ProcedureContent content)
    {
        foreach (var field in content.Form?.Fields ?? [])
        {
            foreach (var name in new[] { "", ".Day", ".Month", ".Year" }.Select(part => field.Name + part).Where(Request.Form.ContainsKey))
            {
                Form.Values[name] = Request.Form[name].FirstOrDefault();
            }
        }
    }

    private void TellUnasked()
    {
        if (Chosen?.Content.Form is not { } form)
        {
            return;
        }

        foreach (var (field, fault) in UnaskedAnswers.Faults(Request.Form, form, Form.Values, clock.VietnamToday()))
        {
            ModelState.AddModelError(field, fault);
        }
    }
}
