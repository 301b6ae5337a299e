using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.EntityFrameworkCore;
using XaDienTu.Modules.Tests.Cases;
using XaDienTu.Signatures.Keys;
using XaDienTu.Signatures.Tests.Keys;
using XaDienTu.Signing.Authority;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Signing;

/// <summary>The agency's key on a token or HSM at the server (PKCS#11), played by SoftHSM 2.</summary>
public sealed class TokenAtServerTests(TokenBench bench) : IClassFixture<TokenBench>
{
    private const string Label = "Khoa co quan";

    [Fact]
    public async Task The_agency_signs_with_its_token_and_a_wrong_pin_signs_nothing()
    {
        TokenBench.NeedsSoftHsm();
        await using var platform = await TestPlatform.StartAsync(Databases.Sqlite, "--Signing:Pkcs11Library", TokenBench.Module);
        var made = await TokenKeys.GenerateAsync(
            bench.Token, bench.RightPin, Label, TokenKeyKind.Rsa2048, new X500DistinguishedName("CN=Agency"), default);
        var issuedForToken = await platform.MoveKeyAsync(
            (db, _) =>
                db.Certificates.SingleAsync(record => record.Use == CertificateUse.Agency && record.HolderName == "UBND phường Thọ Xương"),
            KeyPlace.Token, $"{bench.Token.Label}/{Label}", made.Pkcs10);
        await TokenKeys.StoreCertificateAsync(bench.Token, bench.RightPin, made.KeyId, issuedForToken.Certificate(), default);
        var api = await CaseApi.OnAsync(platform);
        var (code, _) = await SignedCases.OnLeadersDeskAsync(api);
        using var leader = await platform.SignInAsync(SignedCases.Leader);
        using var clerk = await platform.SignInAsync(SignedCases.Clerk);
        await SignedCases.SignAsync(leader, code);

        var wrong = await IssueAsync(clerk, code, "999111");
        var right = await IssueAsync(clerk, code, TokenBench.Pin);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, right.StatusCode);
        var issued = (await api.GetAsync($"cases/{code}")).GetProperty("results")[0].GetProperty("issuedHash").GetString()!;
        var report = await ValidateTests.ValidateAsync(platform, await SignedCases.FileAsync(clerk, issued), "a.pdf");
        Assert.Equal("VALID", report.GetProperty("verdict").GetString());
    }

    private static async Task<HttpResponseMessage> IssueAsync(HttpClient clerk, string code, string pin) =>
        await clerk.SubmitAsync(await SignedCases.FormAsync(clerk, $"/can-bo/ho-so/{code}/ky-so", "Issue"), ("Form.Pin", pin));
}
