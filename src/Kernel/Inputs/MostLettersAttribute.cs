using System.ComponentModel.DataAnnotations;

namespace XaDienTu.Kernel.Inputs;

/// <summary>How long a text may be that comes in: <c>[MostLetters(Account.MaxNameLength)]</c>.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class MostLettersAttribute(int length) : MaxLengthAttribute(length)
{
    public override string FormatErrorMessage(string name) => Sentence(Length);

    internal static string Sentence(int length) => $"Dài quá {length} ký tự. Rút ngắn lại.";
}
