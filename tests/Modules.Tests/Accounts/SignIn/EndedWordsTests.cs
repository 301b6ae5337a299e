using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Accounts;
using XaDienTu.Kernel.Data;
using XaDienTu.Modules.Tests.Cases.Filing;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Accounts.SignIn;

/// <summary>Whoever comes to the sign-in page because a session ended reads so there, also when nothing was typed.</summary>
public sealed class EndedWordsTests
{
    private const string Idle =
        "Đã thoát vì lâu không dùng. Đăng nhập lại để làm tiếp. Phần đã điền ở trang trước, nếu có, được giữ trên máy này.";
    private const string Ended =
        "Phiên làm việc đã kết thúc. Đăng nhập lại để làm tiếp. Phần đã điền ở trang trước, nếu có, được giữ trên máy này.";

    [Fact]
    public async Task The_page_says_that_the_session_ended_and_why()
    {
        await using var platform = await TestPlatform.StartAsync(Databases.Sqlite);
        using var stranger = platform.NewClient();
        using var idle = await platform.SignInAsync(FilingJourney.Citizen);
        using var ended = await platform.SignInAsync(FilingJourney.OtherCitizen);
        await using (var scope = platform.NewScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<AccountsDb>();
            db.EndSessions(await db.Accounts.SingleAsync(row => row.UserName == FilingJourney.OtherCitizen));
            await scope.ServiceProvider.GetRequiredService<Work>().SaveAsync(CancellationToken.None);
        }

        var byOthers = await SignInPageAsync(ended);
        platform.Clock.Move(TimeSpan.FromMinutes(31));
        var afterLong = await SignInPageAsync(idle);

        Assert.Contains(Idle, afterLong, StringComparison.Ordinal);
        Assert.Contains(Ended, byOthers, StringComparison.Ordinal);
        Assert.DoesNotContain("Đăng nhập lại", await SignInPageAsync(stranger), StringComparison.Ordinal);
    }

    private static async Task<string> SignInPageAsync(HttpClient client)
    {
        using var answer = await client.GetAsync(new Uri("/ho-so", UriKind.Relative));
        return (await client.GetPageAsync(answer.Headers.Location!.PathAndQueryOf())).MainText().OneLine();
    }
}

internal static class Words
{
    public static string OneLine(this string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public static string PathAndQueryOf(this Uri address) => address.IsAbsoluteUri ? address.PathAndQuery : address.OriginalString;
}
