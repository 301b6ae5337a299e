namespace XaDienTu.Kernel.Verifying;

/// <summary>One question asked of all the data; the verification asks every registered one, in order of registration.</summary>
public interface IDataCheck
{
    /// <summary>What is looked at, as it stands at the beginning of its line.</summary>
    string Title { get; }

    Task<CheckAnswer> RunAsync(CancellationToken cancellation);
}

/// <param name="Summary">What was looked at and how much of it there is.</param>
/// <param name="Faults">What is wrong, a sentence each, naming the row or file.</param>
/// <param name="Cure">What to do about the faults.</param>
public sealed record CheckAnswer(string Summary, IReadOnlyList<string> Faults, string Cure)
{
    /// <summary>What is no fault of the data, and keeps the check from saying all that it could: a sentence each.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    public static CheckAnswer Sound(string summary) => new(summary, [], "");
}
