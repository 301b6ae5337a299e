namespace XaDienTu.Kernel.Inputs;

/// <summary>A page that takes files, so many bytes in one form; every other request is bounded by <see cref="FormLimits"/>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TakesUploadsAttribute(long mostBytes) : FormBoundsAttribute(mostBytes, FormLimits.MostValues);
