using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Kernel.Audit;
using XaDienTu.Kernel.Audit.Heads;
using XaDienTu.Kernel.Verifying;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Kernel;

public sealed class HeadShippingTests
{
    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task Verification_says_when_no_head_ever_left_the_machine_and_when_none_was_held_against_it(string database)
    {
        await using var kept = await StampedAudit.StartAsync(database);
        var folder = Directory.CreateTempSubdirectory("xdt-heads-").FullName;
        await using var delivered = await StampedAudit.StartAsync(database, "--Audit:Ship", folder);
        await ShipAsync(delivered);
        var heads = ShippedHead.Read(folder).Select(head => new AuditHead(head.Number, head.Hash)).ToList();

        var (isSound, alone) = await VerifyAsync(kept, []);
        var (_, unheld) = await VerifyAsync(delivered, []);
        var (_, held) = await VerifyAsync(delivered, heads);

        Assert.True(isSound);
        Assert.Contains("Lưu ý: Chưa mốc nhật ký nào được giao ra ngoài máy chủ", alone, StringComparison.Ordinal);
        Assert.Contains("dữ liệu nguyên vẹn, có 1 điều cần lưu ý.", alone, StringComparison.Ordinal);
        Assert.Contains("Lưu ý: Lần này không đối chiếu", unheld, StringComparison.Ordinal);
        Assert.DoesNotContain("Lưu ý", held, StringComparison.Ordinal);
        Assert.Contains("Kết quả: dữ liệu nguyên vẹn.", held, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Stamped_heads_lie_in_the_folder_and_convict_a_chain_made_anew(string database)
    {
        var folder = Path.Combine(Directory.CreateTempSubdirectory("xdt-heads-").FullName, "heads");
        await using var audit = await StampedAudit.StartAsync(database, "--Audit:Ship", folder);
        await ShipAsync(audit);
        var before = Directory.GetFiles(folder).ToDictionary(file => file, File.ReadAllText);

        var heads = ShippedHead.Read(folder).Select(head => new AuditHead(head.Number, head.Hash)).ToList();
        Assert.Equal(audit.LastPlace, heads.Count);
        Assert.Empty(await audit.FaultsAsync(heads));
        await audit.WithAsync(db => db.Stamps.ExecuteUpdateAsync(set => set.SetProperty(stamp => stamp.ShippedAt, (DateTimeOffset?)null)));
        await ShipAsync(audit);
        Assert.Equal(before, Directory.GetFiles(folder).ToDictionary(file => file, File.ReadAllText));

        // Everything in the database that could tell is gone with it.
        await audit.MakeAnewAsync();
        await audit.WithAsync(db => db.Stamps.ExecuteDeleteAsync());
        await audit.LowerAsync(StampHead.Order, 0);
        Assert.Empty(await audit.FaultsAsync());
        Assert.Equal(2, (await audit.FaultsAsync(heads)).Count);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_head_is_posted_until_the_receiver_has_it(string database)
    {
        await using var receiver = new Receiver();
        await using var audit = await StampedAudit.StartAsync(database, "--Audit:Ship", receiver.Address);
        receiver.Status = 503;
        await Assert.ThrowsAsync<HttpRequestException>(() => ShipAsync(audit));
        receiver.Status = 204;
        await ShipAsync(audit);

        var got = receiver.Bodies.Select(body => JsonSerializer.Deserialize<JsonElement>(body))
            .Select(body => (body.GetProperty("number").GetInt64(), body.GetProperty("hash").GetString())).Distinct();
        var stamped = new List<(long, string?)>();
        await audit.WithAsync(async db =>
        {
            Assert.All(await db.Stamps.ToListAsync(), stamp => Assert.NotNull(stamp.ShippedAt));
            stamped.AddRange(
                (await db.Stamps.OrderBy(stamp => stamp.Place).ToListAsync()).Select(stamp => (stamp.Number, (string?)stamp.Hash)));
        });
        Assert.Equal(stamped, got);
    }

    [Fact]
    public void What_was_delivered_is_read_as_files_as_an_array_and_line_by_line()
    {
        var folder = Directory.CreateTempSubdirectory("xdt-heads-").FullName;
        var lines = Path.Combine(folder, "heads.log");
        var array = Path.Combine(folder, "heads.txt");
        const string one = """{"number":1,"hash":"aa","stampedAt":"2026-03-04T02:15:30Z","token":"AQ=="}""";
        File.WriteAllText(lines, $"{one}\n{one.Replace("1", "2", StringComparison.Ordinal)}\n");
        File.WriteAllText(array, $"[{one}]");

        Assert.Equal(["aa", "aa"], ShippedHead.Read(lines).Select(head => head.Hash));
        Assert.Equal(1, Assert.Single(ShippedHead.Read(array)).Number);
        Assert.Throws<IOException>(() => ShippedHead.Read(folder));
        File.WriteAllText(lines, "xin chào");
        Assert.Throws<IOException>(() => ShippedHead.Read(lines));
    }

    [Theory]
    [InlineData("heads")]
    [InlineData("http://log.example.vn/moc")]
    public void A_place_that_would_keep_nothing_safe_is_refused_at_the_start(string ship) =>
        Assert.Throws<InvalidOperationException>(() =>
            AuditSettings.Of(new ConfigurationBuilder().AddInMemoryCollection([new("Audit:Ship", ship)]).Build()));

    private static async Task ShipAsync(StampedAudit audit)
    {
        await using var scope = audit.Platform.NewScope();
        await scope.ServiceProvider.GetRequiredService<ShipHeads>().RunAsync(default);
    }

    /// <summary>A log server on this machine.</summary>
    private sealed class Receiver : IAsyncDisposable
    {
        private readonly HttpListener listener = new();
        private readonly Task serving;

        public Receiver()
        {
            using var free = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
            free.Start();
            Address = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/";
            free.Stop();
            listener.Prefixes.Add(Address);
            listener.Start();
            serving = ServeAsync();
        }

        public string Address { get; }

        public int Status { get; set; } = 503;

        public List<string> Bodies { get; } = [];

        public async ValueTask DisposeAsync()
        {
            listener.Close();
            await serving;
        }

        private async Task ServeAsync()
        {
            while (listener.IsListening)
            {
                try
                {
                    var context = await listener.GetContextAsync();
                    using var reader = new StreamReader(context.Request.InputStream);
                    var body = await reader.ReadToEndAsync();
                    if (Status < 300)
                    {
                        Bodies.Add(body);
                    }

                    context.Response.StatusCode = Status;
                    context.Response.Close();
                }
                catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
                {
                    return;
                }
            }
        }
    }

    private static async Task<(bool IsSound, string Words)> VerifyAsync(StampedAudit audit, IReadOnlyCollection<AuditHead> known)
    {
        await using var scope = audit.Platform.NewScope();
        await using var words = new StringWriter();
        return (await scope.ServiceProvider.GetRequiredService<Verification>().RunAsync(known, words, default), words.ToString());
    }
}
