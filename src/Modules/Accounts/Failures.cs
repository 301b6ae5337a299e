using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using XaDienTu.Kernel.Results;

namespace XaDienTu.Accounts;

internal static class Failures
{
    /// <summary>Identity's refusal as an error of one field.</summary>
    public static Error ToError(this IdentityResult result, string field) =>
        Error.Field("accounts.refused", field, string.Join(" ", result.Errors.Select(error => error.Description)));

    /// <summary>Shows an error at its fields in the form, or above it.</summary>
    public static void Show(this ModelStateDictionary state, Error error, string prefix = "Form.")
    {
        if (error.Fields.Count == 0)
        {
            state.AddModelError("", error.Message);
        }

        foreach (var (field, sentence) in error.Fields)
        {
            state.AddModelError(prefix + field, sentence);
        }
    }
}
