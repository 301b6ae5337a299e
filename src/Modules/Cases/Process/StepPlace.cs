namespace XaDienTu.Cases.Process;

internal enum StepSite
{
    /// <summary>The organization whose counter received the case.</summary>
    Receiving,

    /// <summary>The one that decides.</summary>
    Competent,

    /// <summary>The nearest to the one that decides with a function, whatever it is called.</summary>
    Function,
}

/// <summary>Where a step is done, as the process of a procedure says it.</summary>
/// <param name="Function">For <see cref="StepSite.Function"/> alone.</param>
internal readonly record struct StepPlace(StepSite Site, string Function = "")
{
    private const string FunctionPrefix = "function:";

    /// <returns>Null for a place that no case knows.</returns>
    public static StepPlace? Read(string at) => at switch
    {
        "receiving" => new(StepSite.Receiving),
        "competent" => new(StepSite.Competent),
        _ when at.StartsWith(FunctionPrefix, StringComparison.Ordinal) && at.Length > FunctionPrefix.Length =>
            new(StepSite.Function, at[FunctionPrefix.Length..]),
        _ => null,
    };
}
