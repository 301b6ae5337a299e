using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Hosting;

namespace XaDienTu.Signing.ForeignEvidence;

/// <summary>
/// Reads the folder and the addresses that the settings name, at the start and then every few hours. Off unless told: no address that stands in a
/// certificate or in a file is ever asked.
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
        var (certificates, lists, sources) = (new List<X509Certificate2>(), new List<(string Issuer, byte[] List)>(), new List<EvidenceSource>());
        var left = MaxBytes;
        foreach (var place in Places())
        {
            cancellation.ThrowIfCancellationRequested();
            var (bytes, fault) = await line.FetchAsync(place, Math.Min(left, EvidenceLine.MaxBytes), cancellation);
            left -= bytes?.Length ?? 0;
            var read = bytes is null ? null : KnownEvidence.Read(bytes);
            if (read is not { } content)
            {
                sources.Add(new(place, IsTaken: false, fault ?? "Không phải chứng thư hay danh sách thu hồi."));
                continue;
            }

            certificates.AddRange(content.Certificates);
            if (content is { List: { } list, Issuer: { } issuer })
            {
                lists.Add((issuer, list));
            }

            sources.Add(new(place, IsTaken: true, content.List is null ? $"{content.Certificates.Count} chứng thư" : $"Danh sách thu hồi của {content.Issuer}"));
        }

        return new(clock.GetUtcNow(), certificates, lists.ToLookup(pair => pair.Issuer, pair => pair.List), sources);
    }

    private IEnumerable<string> Places()
    {
        var files = settings.EvidenceFolder is { } folder && Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*", new EnumerationOptions { IgnoreInaccessible = true }).Order(StringComparer.Ordinal)
            : Enumerable.Empty<string>();
        return files.Concat(settings.EvidenceAddresses.Select(address => address.AbsoluteUri)).Take(MaxFiles);
    }
}
