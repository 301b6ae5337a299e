using XaDienTu.People.Contracts;
using XaDienTu.Ui.Forms;

namespace XaDienTu.Cases.Process.Persons;

/// <summary>ID numbers as people type them on a case.</summary>
internal static class IdNumbers
{
    /// <summary>Without the blanks, dots and dashes people group digits with.</summary>
    public static string Digits(string? typed) => Grouped.Digits(typed);

    /// <summary>The sentence that says what is wrong with a number, or null.</summary>
    public static string? Fault(string number) => PersonalIdNumber.Parse(number).Error?.Message;
}
