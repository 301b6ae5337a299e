namespace XaDienTu.Kernel.Upkeep;

/// <summary>A module's own housekeeping, twice a day on every node; it works in small transactions of its own.</summary>
public interface IUpkeep
{
    Task RunAsync(DateTimeOffset now, CancellationToken cancellation);
}
