using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace XaDienTu.Cases.Reception;

/// <summary>
/// Lines of papers move when another procedure is chosen: what was typed into them lives on in the form itself, and what is wrong goes with
/// its line.
/// </summary>
internal static class PaperFaults
{
    private const string Lines = "Form.Papers[";

    /// <param name="before">Keys of the papers, in the order in which they were sent.</param>
    public static void Move(ModelStateDictionary state, List<string?> before, List<PaperLine> now)
    {
        foreach (var (name, entry) in state.Where(entry => entry.Key.StartsWith(Lines, StringComparison.Ordinal)).ToList())
        {
            // Taking it out empties it.
            var (fault, raw, attempted) = (entry!.Errors.FirstOrDefault()?.ErrorMessage, entry.RawValue, entry.AttemptedValue);
            state.Remove(name);
            var field = name.LastIndexOf("].", StringComparison.Ordinal);
            if (fault is not null && field > 0
                && int.TryParse(name[Lines.Length..field], NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                && before.ElementAtOrDefault(index) is { } key && now.FindIndex(line => line.Key == key) is >= 0 and var place)
            {
                var moved = $"{Lines}{place}{name[field..]}";
                state.SetModelValue(moved, raw, attempted);
                state.AddModelError(moved, fault);
            }
        }
    }
}
