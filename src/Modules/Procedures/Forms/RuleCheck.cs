using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Procedures.Forms;

/// <summary>Looks at two answers together. What was not answered breaks no rule, unless the rule wants an answer.</summary>
internal static class RuleCheck
{
    public static bool IsBroken(FormField field, FormRule rule, IReadOnlyDictionary<string, string> answers)
    {
        if (rule.If?.Holds(answers) is false)
        {
            return false;
        }

        var (own, other) = (answers.GetValueOrDefault(field.Name, ""), answers.GetValueOrDefault(rule.Field, ""));
        return rule.Kind is FormRuleKind.Given ? own.Length == 0
            : own.Length > 0 && other.Length > 0 && rule.Kind switch
            {
                FormRuleKind.Before => !IsBefore(own, other),
                FormRuleKind.Unlike => own == other,
                FormRuleKind.Same => own != other,
                _ => throw new ArgumentOutOfRangeException(nameof(rule), rule.Kind, null),
            };
    }

    // Dates are yyyy-MM-dd or a year alone: where one knows only the year, years are compared, and the same year may be right.
    private static bool IsBefore(string own, string other)
    {
        var known = Math.Min(own.Length, other.Length);
        var order = string.CompareOrdinal(own[..known], other[..known]);
        return order < 0 || (order == 0 && known == 4);
    }
}
