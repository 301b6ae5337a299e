using System.Diagnostics.Metrics;

namespace XaDienTu.Kernel.Watching;

/// <summary>
/// The platform's own measures, all under one meter; what they mean stands in docs/operations/monitoring.md. Their tags are kinds and
/// channels, never a person, a code or an address.
/// </summary>
public static class Measures
{
    public const string Name = "XaDienTu";

    public static Meter Meter { get; } = new(Name);
}
