using System.ComponentModel.DataAnnotations;
using XaDienTu.Kernel.Text;

namespace XaDienTu.Kernel.Inputs;

/// <summary>
/// How long a text may be that comes in, and what kind of text it is: <c>[MostLetters(Account.MaxNameLength)]</c>. It is cleaned as its
/// kind wants it before its length counts and before anybody sees it.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class MostLettersAttribute(int length) : MaxLengthAttribute(length)
{
    public TextKind Kind { get; init; } = TextKind.Line;

    public override bool IsValid(object? value) => base.IsValid(value is string text ? TypedText.Of(Kind, text) : value);

    public override string FormatErrorMessage(string name) => Sentence(Length);

    public static string Sentence(int length) => $"Dài quá {length} ký tự. Rút ngắn lại.";
}
