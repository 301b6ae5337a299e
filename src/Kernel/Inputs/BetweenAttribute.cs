using System.ComponentModel.DataAnnotations;

namespace XaDienTu.Kernel.Inputs;

/// <summary>The least and the most a number may be that comes in.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class BetweenAttribute(int least, int most) : RangeAttribute(least, most)
{
    public override string FormatErrorMessage(string name) => Sentence(Minimum, Maximum);

    internal static string Sentence(object least, object most) => $"Điền số từ {least} đến {most}.";
}
