namespace XaDienTu.Kernel.Inputs;

/// <summary>A page of a form with a value for each of so many rows, beside what every form may hold.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TakesManyRowsAttribute(int mostRows)
    : FormBoundsAttribute(FormLimits.MostBytesOfBody, mostRows + FormLimits.MostValues);
