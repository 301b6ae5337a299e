using Microsoft.Extensions.Hosting;

namespace XaDienTu.Signing.ForeignEvidence;

/// <summary>
/// Reads the folder and the addresses that the settings name, at the start and then every few hours. Off unless told: no address that
/// stands in a certificate or in a file is ever asked.
/// </summary>
internal sealed class ReadEvidence(SigningSettings settings, KnownEvidence known, EvidenceLine line, TimeProvider clock) : BackgroundService
{
    private const int MaxFiles = 200;
    private const long MaxBytes = 100 * 1024 * 1024;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (settings.EvidenceFolder is null && settings.EvidenceAddresses.Count == 0)
        {
            return;
        }

        using var timer = new PeriodicTimer(settings.EvidenceEvery, clock);
        do
        {
            known.Replace(await ReadAsync(stoppingToken));
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>What was not to be had this time is kept as it was: a list that is old says so itself.</summary>
    public async Task<KnownEvidence.Snapshot> ReadAsync(CancellationToken cancellation)
    {
        var sources = new List<EvidenceSource>();
        var left = MaxBytes;
        foreach (var place in Places())
        {
            cancellation.ThrowIfCancellationRequested();
            var (bytes, fault) = await line.FetchAsync(place, Math.Min(left, EvidenceLine.MaxBytes), cancellation);
            left -= bytes?.Length ?? 0;
            sources.Add(bytes is not null && KnownEvidence.Read(bytes) is { } content
                ? new(place, content.Words) { Content = content }
                : Kept(place, fault ?? "Không phải chứng thư hay danh sách thu hồi."));
        }

        var contents = sources.Select(source => source.Content).OfType<EvidenceContent>().ToList();
        var lists = contents.Where(content => content.List is not null).ToLookup(content => content.Issuer!, content => content.List!);
        return new(clock.GetUtcNow(), [.. contents.SelectMany(content => content.Certificates)], lists, sources);
    }

    private EvidenceSource Kept(string place, string fault) =>
        known.Now.Sources.FirstOrDefault(source => source.Place == place && source.Content is not null) is { Content: { } content }
            ? new(place, $"{fault} Dùng bản đọc lần trước: {content.Words}") { Content = content }
            : new(place, fault);

    private IEnumerable<string> Places()
    {
        var files = settings.EvidenceFolder is { } folder && Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*", new EnumerationOptions { IgnoreInaccessible = true }).Order(StringComparer.Ordinal)
            : Enumerable.Empty<string>();
        return files.Concat(settings.EvidenceAddresses.Select(address => address.OriginalString)).Take(MaxFiles);
    }
}
