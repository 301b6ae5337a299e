using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Xunit;
using XaDienTu.Signatures.Keys;

namespace XaDienTu.Signatures.Tests.Keys;

public sealed class RemoteServiceTests(RemoteBench bench) : IClassFixture<RemoteBench>
{
    private static readonly byte[] Hash = SHA256.HashData("x"u8);

    [Fact]
    public async Task The_service_says_what_it_is_and_lists_a_holders_keys()
    {
        var service = bench.Service();

        var info = await service.InfoAsync(default);

        Assert.Equal("2.0.0.2", info.Specs);
        Assert.Contains("credentials/authorizeCheck", info.Methods!);
        var mine = $"holder-{Guid.CreateVersion7()}";
        await bench.Signer.MakeKeyAsync("of-another", isRsa: false, mine);
        Assert.Equal(["of-another"], await service.ListAsync(mine, default));
        Assert.Empty(await service.ListAsync("nobody", default));
    }

    [Fact]
    public async Task The_certificate_our_authority_issued_comes_with_its_chain()
    {
        var name = await bench.MakeAsync(isRsa: true);
        var request = PemEncoding.Find(await bench.Signer.RequestAsync(name));
        var pem = await bench.Signer.RequestAsync(name);
        using var issued = TokenTestAuthority.Issue(Convert.FromBase64String(pem[request.Base64Data]));
        await bench.Signer.CertifyAsync(name, issued.ExportCertificatePem() + "\n" + TokenTestAuthority.Root.ExportCertificatePem());

        var key = await bench.Service().OpenKeyAsync(name, null, default);

        Assert.Equal(issued, key.Certificate);
        Assert.Equal([TokenTestAuthority.Root], key.Issuers);
        Assert.Single(await key.SignAsync([Hash], default));
    }

    [Fact]
    public async Task An_unknown_key_is_not_found_and_a_disabled_one_refused()
    {
        var name = await bench.MakeAsync();
        await bench.Signer.BehaveAsync(name, "confirmAtOnce", keyStatus: "disabled");

        var unknown = await Assert.ThrowsAsync<KeyRefusedException>(() => bench.Service().OpenKeyAsync("nobody", null, default));
        var disabled = await Assert.ThrowsAsync<KeyRefusedException>(() => bench.Service().OpenKeyAsync(name, null, default));

        Assert.Equal((KeyRefusal.NotFound, KeyRefusal.Refused), (unknown.Reason, disabled.Reason));
    }

    [Fact]
    public async Task A_wrong_secret_is_told_without_it_although_the_service_repeats_it()
    {
        var service = bench.Service(secret: "wrong-and-still-secret");

        var refusal = await Assert.ThrowsAsync<KeyRefusedException>(() => service.ListAsync("holder", default));

        Assert.Equal(KeyRefusal.Unreachable, refusal.Reason);
        Assert.DoesNotContain("wrong-and-still-secret", refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dead_address_is_unreachable()
    {
        var service = bench.Service(address: new Uri("http://127.0.0.1:1/csc/v2/"));

        var refusal = await Assert.ThrowsAsync<KeyRefusedException>(() => service.InfoAsync(default));

        Assert.Equal(KeyRefusal.Unreachable, refusal.Reason);
    }

    [Fact]
    public async Task A_service_that_dies_while_the_holder_thinks_is_unreachable()
    {
        using var signer = await RemoteSignerProcess.StartAsync();
        await signer.BehaveAsync("ecdsa", "neverAnswer");
        var key = await bench.Service(address: signer.Service).OpenKeyAsync("ecdsa", null, default);
        var signing = key.SignAsync([Hash], default);
        await Task.Delay(300);

        signer.Dispose();

        Assert.Equal(KeyRefusal.Unreachable, (await Assert.ThrowsAsync<KeyRefusedException>(() => signing)).Reason);
    }

    [Fact]
    public async Task One_access_token_serves_until_it_expires_or_is_taken_back()
    {
        using var signer = await RemoteSignerProcess.StartAsync();
        var clock = new ShiftedClock();
        var service = bench.Service(address: signer.Service, time: clock);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => service.ListAsync("holder", default)));
        Assert.Equal(1, await signer.TokensGivenAsync());

        clock.Shift = TimeSpan.FromMinutes(55);
        await service.ListAsync("holder", default);
        Assert.Equal(2, await signer.TokensGivenAsync());

        await signer.RevokeTokensAsync();
        Assert.Equal(["ecdsa", "rsa"], await service.ListAsync("holder", default));
        Assert.Equal(3, await signer.TokensGivenAsync());
    }

    // The secret would follow the answer of an attacker who holds the address for a moment.
    [Fact]
    public async Task The_secret_goes_to_no_host_that_only_the_service_names()
    {
        var seen = new List<string>();
        using var http = new HttpClient(new Answers(request =>
        {
            seen.Add(request.RequestUri!.Host);
            return """{"specs":"2.0.0.2","oauth2":"https://elsewhere.example/"}""";
        }));
        var service = new RemoteService(http, Settings(), TimeProvider.System);

        var refusal = await Assert.ThrowsAsync<KeyRefusedException>(() => service.ListAsync("holder", default));

        Assert.Equal(KeyRefusal.Unreachable, refusal.Reason);
        Assert.Equal(["sign.example"], seen);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[1]")]
    [InlineData("<html>")]
    [InlineData("""{"specs":{"a":[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]}}""")]
    public async Task What_is_no_answer_is_not_read_as_one(string body)
    {
        using var http = new HttpClient(new Answers(_ => body));

        var refusal = await Assert.ThrowsAsync<KeyRefusedException>(() =>
            new RemoteService(http, Settings(), TimeProvider.System).InfoAsync(default));

        Assert.Equal(KeyRefusal.Unreachable, refusal.Reason);
    }

    [Fact]
    public void A_service_without_encryption_is_not_taken() =>
        Assert.Throws<ArgumentException>(() => bench.Service(address: new Uri("http://sign.example/csc/v2/")));

    private static RemoteServiceSettings Settings() =>
        new() { BaseAddress = new("https://sign.example/csc/v2"), ClientId = "a", ClientSecret = "b" };

    private sealed class ShiftedClock : TimeProvider
    {
        public TimeSpan Shift { get; set; }

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Shift;
    }

    private sealed class Answers(Func<HttpRequestMessage, string> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(
                HttpStatusCode.OK) { Content = new StringContent(answer(request), Encoding.UTF8, "application/json") });
    }
}
