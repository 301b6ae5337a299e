using XaDienTu.Kernel.Text;

namespace XaDienTu.Cases.Process.Persons;

/// <summary>A person as somebody typed him.</summary>
internal static class TypedPerson
{
    /// <summary>Who has an ID number is a person, whose name has its capitals; a company's is left as it is.</summary>
    public static string NameOf(string? typed, string? idNumber) =>
        IdNumbers.Digits(idNumber).Length > 0 ? PersonName.Of(typed) : TypedText.Line(typed);
}
