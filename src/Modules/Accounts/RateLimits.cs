using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Kernel.Braking;

namespace XaDienTu.Accounts;

/// <summary>Brakes per address on what costs a slow hash and invites guessing; the account's own lock stands behind them.</summary>
internal static class RateLimits
{
    public const string SignIn = "sign-in";
    public const string Token = "token";

    public static void Add(IServiceCollection services, AccountsSettings settings) => services
        .AddSingleton(new Brake(
            SignIn, settings.SignInsPerMinute, "Từ mạng này đăng nhập, đăng ký hoặc nhập mã quá nhiều lần trong một phút"))
        .AddSingleton(new Brake(Token, settings.TokensPerMinute, "Từ mạng này xin mã truy cập quá nhiều lần trong một phút"));
}
