using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Modules.Tests.Cases;
using XaDienTu.Signatures.Certificates;
using XaDienTu.Signatures.Tests.Keys;
using XaDienTu.Signing.Authority;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Signing;

/// <summary>Keys whose holder confirms elsewhere: on a phone (remote service, its own process) or with a token at the desk.</summary>
public sealed class KeysElsewhereTests
{
    private const string Credential = "rsa";

    [Theory]
    [InlineData(Databases.Sqlite)]
    [InlineData(Databases.Postgres)]
    public async Task A_leader_confirms_on_the_phone_and_the_case_moves_on(string database)
    {
        using var service = await RemoteSignerProcess.StartAsync();
        await service.BehaveAsync(Credential, "neverAnswer");
        await using var platform = await StartAsync(database, service);
        var (api, code, leader) = await WithRemoteKeyAsync(platform);

        var answer = await SignAsync(leader, code);
        var waiting = await leader.GetPageAsync(answer.Headers.Location!.ToString());
        Assert.Contains("Đang chờ xác nhận", waiting.Body!.TextContent, StringComparison.Ordinal);
        await Eventually.TrueAsync(async () => (await service.CountsAsync(Credential)).Confirmations > 0);
        await service.DecideAsync(Credential, confirmed: true);

        await Eventually.TrueAsync(async () =>
            (await api.GetAsync($"cases/{code}")).GetProperty("results")[0].GetProperty("signedHash").GetString() is not null);
        Assert.Equal(
            "return", (await api.GetAsync($"cases/{code}")).GetProperty("steps").EnumerateArray().Last().GetProperty("key").GetString());
        leader.Dispose();
    }

    [Fact]
    public async Task A_refusal_on_the_phone_is_told_and_the_case_stays()
    {
        using var service = await RemoteSignerProcess.StartAsync();
        await service.BehaveAsync(Credential, "refuse");
        await using var platform = await StartAsync(Databases.Sqlite, service);
        var (api, code, leader) = await WithRemoteKeyAsync(platform);

        var answer = await SignAsync(leader, code);
        var address = answer.Headers.Location!.ToString();

        await Eventually.TrueAsync(async () =>
            (await leader.GetPageAsync(address)).Body!.TextContent.Contains("đã từ chối ký", StringComparison.Ordinal));
        Assert.Equal(
            "approve", (await api.GetAsync($"cases/{code}")).GetProperty("steps").EnumerateArray().Last().GetProperty("key").GetString());
        leader.Dispose();
    }

    [Fact]
    public async Task A_token_at_the_desk_signs_hashes_and_a_wrong_value_is_refused()
    {
        await using var platform = await TestPlatform.StartAsync(Databases.Sqlite);
        using var token = RSA.Create(2048);
        await ReplaceKeyAsync(
            platform, KeyPlace.Desk, null, CertificateRequests.Create(new CertificateSubject { CommonName = "Token" }, token));
        var api = await CaseApi.OnAsync(platform);
        var (code, _) = await SignedCases.OnLeadersDeskAsync(api);
        using var leader = await platform.SignInAsync(SignedCases.Leader);
        var answer = await SignAsync(leader, code);
        var order = answer.Headers.Location!.ToString().Split('?')[0];
        var page = await leader.GetPageAsync(answer.Headers.Location.ToString());
        var task = await leader.GetFromJsonAsync<JsonElement>(new Uri($"{order}/tai-ban", UriKind.Relative));
        var hash = Convert.FromBase64String(task.GetProperty("hashes")[0].GetString()!);
        var value = token.SignHash(hash, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var antiforgery = page.QuerySelector("input[name='__RequestVerificationToken']")!.GetAttribute("value")!;

        var noToken = await PostAsync(leader, order, value, null);
        var wrong = await PostAsync(leader, order, [.. value.Reverse()], antiforgery);
        var right = await PostAsync(leader, order, value, antiforgery);

        Assert.Equal(HttpStatusCode.BadRequest, noToken.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
        await Eventually.TrueAsync(async () =>
            (await api.GetAsync($"cases/{code}")).GetProperty("results")[0].GetProperty("signedHash").GetString() is not null);
    }

    private static Task<TestPlatform> StartAsync(string database, RemoteSignerProcess service) => TestPlatform.StartAsync(
        database, "--Signing:RemoteService", service.Service.ToString(), "--Signing:RemoteClientId", RemoteSignerProcess.ClientId,
        "--Signing:RemoteClientSecret", RemoteSignerProcess.ClientSecret);

    private static async Task<(CaseApi Api, string Code, HttpClient Leader)> WithRemoteKeyAsync(TestPlatform platform)
    {
        // The service's own certificates count from the real today, the platform's clock from a fixed day: bring them together.
        platform.Clock.MoveTo(TimeProvider.System.GetUtcNow());
        await ReplaceKeyAsync(platform, KeyPlace.Remote, Credential, null);
        var api = await CaseApi.OnAsync(platform);
        var (code, _) = await SignedCases.OnLeadersDeskAsync(api);
        return (api, code, await platform.SignInAsync(SignedCases.Leader));
    }

    private static Task ReplaceKeyAsync(TestPlatform platform, KeyPlace place, string? reference, byte[]? pkcs10) => platform.MoveKeyAsync(
        async (db, services) =>
        {
            var account = await services.GetRequiredService<XaDienTu.Accounts.AccountsDb>().Accounts.SingleAsync(row =>
                row.UserName == SignedCases.Leader);
            return await db.Certificates.SingleAsync(record => record.OfficerId == account.OfficerId);
        },
        place, reference, pkcs10);

    private static async Task<HttpResponseMessage> SignAsync(HttpClient leader, string code)
    {
        var answer = await leader.SubmitAsync(await SignedCases.FormAsync(leader, $"/can-bo/ho-so/{code}/ky-so", "Approve"));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer;
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string order, byte[] value, string? antiforgery)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post,
            $"{order}/tai-ban") { Content = JsonContent.Create(new { values = new[] { Convert.ToBase64String(value) } }) };
        if (antiforgery is not null)
        {
            request.Headers.Add("RequestVerificationToken", antiforgery);
        }

        return await client.SendAsync(request);
    }
}
