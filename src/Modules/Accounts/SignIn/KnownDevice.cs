using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using XaDienTu.Kernel;

namespace XaDienTu.Accounts.SignIn;

/// <summary>
/// The cookie by which a browser is known after a complete sign-in. It opens nothing: it only lets the holder try while strangers are
/// locked out. Good for 90 days and until the sessions of the account are ended.
/// </summary>
internal sealed class KnownDevice(IDataProtectionProvider protection, AccountsSettings settings, TimeProvider clock)
{

    /// <summary>At a counter several clerks share one computer; the cookie stays below 2 kB.</summary>
    private const int MostAccounts = 8;

    private static readonly TimeSpan Life = TimeSpan.FromDays(90);
    private readonly string cookieName = SessionSetup.NameOf("xdt-device", settings);
    private readonly IDataProtector protector = protection.CreateProtector("XaDienTu.Accounts.Device.v1");

    /// <param name="Stamp">The account's security stamp at the sign-in.</param>
    public sealed record Holder(Guid AccountId, string Stamp, DateTimeOffset Until);

    public sealed record Device(Guid Id, IReadOnlyList<Holder> Holders)
    {
        public string? StampOf(Guid accountId, DateTimeOffset now) =>
            Holders.FirstOrDefault(holder => holder.AccountId == accountId && holder.Until > now)?.Stamp;
    }

    public Device? Read(HttpContext http)
    {
        try
        {
            return http.Request.Cookies[cookieName] is { Length: > 0 } text ? JsonText.Parse<Device>(protector.Unprotect(text)) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public void Remember(HttpContext http, Account account)
    {
        var known = Read(http);
        var until = clock.GetUtcNow() + Life;
        var others = known?.Holders.Where(holder => holder.AccountId != account.Id).Take(MostAccounts - 1) ?? [];
        var device = new Device(known?.Id ?? Guid.CreateVersion7(), [new Holder(account.Id, account.SecurityStamp!, until), .. others]);
        http.Response.Cookies.Append(cookieName, protector.Protect(JsonText.Of(device)), new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = !settings.Demo || http.Request.IsHttps,
            IsEssential = true,
            MaxAge = Life,
        });
    }
}
