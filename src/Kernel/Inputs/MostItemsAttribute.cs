using System.ComponentModel.DataAnnotations;
using XaDienTu.Kernel.Text;

namespace XaDienTu.Kernel.Inputs;

/// <summary>How many items a list, or answers a set of named answers, may have, and how long each text in it may be.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class MostItemsAttribute(int count) : MaxLengthAttribute(count)
{
    /// <summary>For texts: most letters of each, names included. 0 where the items are no texts.</summary>
    public int Letters { get; init; }

    /// <summary>For texts: their kind. Answers of a form may have lines, each question tells the rest.</summary>
    public TextKind Kind { get; init; } = TextKind.Note;

    public override string FormatErrorMessage(string name) => Sentence(Length);

    internal static string Sentence(int count) => $"Nhiều quá {count} mục. Bớt lại.";
}
