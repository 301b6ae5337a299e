using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using XaDienTu.Accounts.Contracts;
using XaDienTu.EndToEnd.Tests.Processes;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.EndToEnd.Tests.Nodes;

/// <summary>Three nodes are started at the same moment on a server that has no database yet.</summary>
public sealed class FirstStartTests
{
    [Fact(Timeout = 180_000)]
    public async Task One_prepares_the_others_wait_and_all_know_each_others_visitors()
    {
        PostgresServer.SkipWhereMissing();
        var end = TestContext.Current.CancellationToken;
        using var server = await PostgresServer.NewAsync();
        var data = Directory.CreateTempSubdirectory("xdt-data-").FullName;
        string[] settings = ["--provider", Databases.Postgres, "--data", data, "--connectionString", server.ConnectionString("new")];
        var nodes = await StartAsync(3, settings);
        try
        {
            var tables = new Tables(Databases.Postgres, settings);
            Assert.Equal(1, await tables.CountAsync("select count(*) from accounts_data_protection_key"));
            Assert.Equal(2, await tables.CountAsync("select count(*) from accounts_token_key"));
            Assert.Equal(4, await tables.CountAsync("select count(*) from signing_certificates where organization_id is null"));
            Assert.Equal(0, await tables.CountAsync("select count(*) - count(distinct normalized_user_name) from accounts_account"));

            var cookies = new CookieContainer();
            using var first = nodes[0].NewClient(cookies);
            Assert.Equal(HttpStatusCode.Redirect, (await first.SignInAsync("congdan.an", DemoAccounts.Password)).StatusCode);
            using var answer = await first.TokenAsync(
                ("grant_type", "client_credentials"), ("client_id", DemoAccounts.ClientId), ("client_secret", DemoAccounts.ClientSecret),
                ("scope", "api"));
            var token = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString();
            foreach (var node in nodes[1..])
            {
                // Cookies know no port: the same browser at another node.
                using var visitor = node.NewClient(cookies);
                var page = await visitor.GetPageAsync("/ho-so");
                Assert.Contains("Nguyễn Văn An", page.Body!.TextContent, StringComparison.Ordinal);
                visitor.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
                // Tokens name the address they were asked for at; a balancer gives all nodes one.
                visitor.DefaultRequestHeaders.Host = nodes[0].BaseAddress.Authority;
                using var who = await visitor.GetAsync(new Uri("/api/v1/accounts/me", UriKind.Relative), end);
                Assert.Equal(HttpStatusCode.OK, who.StatusCode);
            }
        }
        finally
        {
            nodes.ForEach(node => node.Dispose());
            Directory.Delete(data, recursive: true);
        }
    }

    private static async Task<List<HostProcess>> StartAsync(int count, string[] settings)
    {
        var starting = Enumerable.Range(0, count).Select(_ => HostProcess.StartAsync(Ports.Take(), settings)).ToList();
        try
        {
            return [.. await Task.WhenAll(starting)];
        }
        catch
        {
            foreach (var node in starting.Where(node => node.IsCompletedSuccessfully))
            {
                (await node).Dispose();
            }

            throw;
        }
    }
}
