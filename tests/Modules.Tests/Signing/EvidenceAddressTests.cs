using System.Diagnostics;
using XaDienTu.Signing;
using XaDienTu.Signing.ForeignEvidence;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Signing;

/// <summary>Evidence of foreign authorities out of the net: only from where the settings say, and whatever comes back harms
/// nothing.</summary>
public sealed class EvidenceAddressTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(25);

    [Theory]
    [InlineData("/hangs", "Không lấy được")]
    [InlineData("/stops", "Không lấy được")]
    [InlineData("/500", "Không lấy được")]
    [InlineData("/redirect", "Không lấy được")]
    [InlineData("/huge", "lớn quá mức nhận")]
    [InlineData("/html", "Không phải chứng thư hay danh sách thu hồi")]
    [InlineData("/empty", "Không phải chứng thư hay danh sách thu hồi")]
    public async Task A_server_that_misbehaves_is_told_of_and_the_next_is_read(string path, string words)
    {
        await using var server = await EvidenceServer.StartAsync();
        server.Good["/goc.crl"] = new OtherAuthority().RootList;
        var clock = Stopwatch.StartNew();

        var read = await ReadAsync(new KnownEvidence(), server.At(path), server.At("/goc.crl"));

        Assert.InRange(clock.Elapsed, TimeSpan.Zero, MostTime);
        Assert.Contains(words, read.Sources[0].Told, StringComparison.Ordinal);
        Assert.Null(read.Sources[0].Content);
        Assert.Contains("Danh sách thu hồi", read.Sources[1].Told, StringComparison.Ordinal);
        Assert.Equal([path, "/goc.crl"], server.Asked);
    }

    [Fact]
    public async Task What_cannot_be_had_this_time_stays_as_it_was_read_before()
    {
        await using var server = await EvidenceServer.StartAsync();
        var (known, list) = (new KnownEvidence(), new OtherAuthority().RootList);
        server.Good["/goc.crl"] = list;
        known.Replace(await ReadAsync(known, server.At("/goc.crl")));
        server.Good["/goc.crl"] = "<html>"u8.ToArray();

        var read = await ReadAsync(known, server.At("/goc.crl"));

        Assert.Equal(list, Assert.Single(Assert.Single(read.Lists)));
        Assert.Contains("Dùng bản đọc lần trước", read.Sources[0].Told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_is_none_stops_nobody()
    {
        var read = await ReadAsync(
            new KnownEvidence(), new Uri("khong-phai-dia-chi", UriKind.RelativeOrAbsolute), new Uri("ftp://127.0.0.1/a.crl"));

        Assert.All(read.Sources, source => Assert.Contains("Không lấy được", source.Told, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Only_addresses_of_the_settings_are_asked_never_those_in_a_file()
    {
        await using var server = await EvidenceServer.StartAsync();
        var other = new OtherAuthority(named: server.At("/trap"));
        (server.Good["/cap.pem"], server.Good["/cap.crl"], server.Good["/goc.crl"]) =
            (other.IssuingPem, other.IssuingList(isRevoked: false), other.RootList);
        await using var quiet = await TestPlatform.StartAsync(Databases.Sqlite);
        await other.TrustAsync(quiet);
        Assert.Equal("INDETERMINATE", await VerdictAsync(quiet, other));
        Assert.Empty(server.Asked);

        await using var told = await TestPlatform.StartAsync(
            Databases.Sqlite, "--Signing:EvidenceAddresses:0", server.At("/cap.pem").AbsoluteUri,
            "--Signing:EvidenceAddresses:1", server.At("/cap.crl").AbsoluteUri, "--Signing:EvidenceAddresses:2",
            server.At("/goc.crl").AbsoluteUri);
        await other.TrustAsync(told);

        await Eventually.TrueAsync(async () => await VerdictAsync(told, other) == "VALID");
        Assert.DoesNotContain("/trap", server.Asked);
    }

    private static async Task<string?> VerdictAsync(TestPlatform platform, OtherAuthority other) =>
        (await ValidateTests.ValidateAsync(platform, await other.SignedAsync(), "a.pdf")).GetProperty("verdict").GetString();

    private static async Task<KnownEvidence.Snapshot> ReadAsync(KnownEvidence known, params Uri[] addresses)
    {
        var settings = new SigningSettings { EvidenceAddresses = addresses, EvidencePatience = Patience };
        using var line = new EvidenceLine(settings);
        using var reading = new ReadEvidence(settings, known, line, TimeProvider.System);
        return await reading.ReadAsync(TestContext.Current.CancellationToken);
    }
}
