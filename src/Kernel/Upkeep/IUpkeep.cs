namespace XaDienTu.Kernel.Upkeep;

/// <summary>
/// A module's part of the housekeeping: removes rows that have done their service. Runs twice a day, on every node, in one transaction.
/// </summary>
public interface IUpkeep
{
    Task RunAsync(DateTimeOffset now, CancellationToken cancellation);
}
