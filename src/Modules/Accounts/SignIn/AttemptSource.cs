using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Web;

namespace XaDienTu.Accounts.SignIn;

/// <summary>Where this request's attempt comes from: a browser that the account's holder has signed in with before, or a network.</summary>
internal sealed class AttemptSource(AccountsDb db, IHttpContextAccessor context, KnownDevice devices, TimeProvider clock)
{
    public sealed record Origin(string Name, bool IsKnown);

    private (Guid AccountId, Origin From)? found;

    public async Task<Origin> OfAsync(Guid accountId, CancellationToken cancellation)
    {
        // The same for the whole request: what was counted is forgiven under the same name, also when the stamp changed meanwhile.
        if (found is { } kept && kept.AccountId == accountId)
        {
            return kept.From;
        }

        var from = await FindAsync(accountId, cancellation);
        found = (accountId, from);
        return from;
    }

    private async Task<Origin> FindAsync(Guid accountId, CancellationToken cancellation)
    {
        var http = context.HttpContext;
        if (http is not null && devices.Read(http) is { } device && device.StampOf(accountId, clock.GetUtcNow()) is { } stamp
            && await db.Accounts.AnyAsync(account => account.Id == accountId && account.SecurityStamp == stamp, cancellation))
        {
            return new Origin("device:" + device.Id.ToString("N"), true);
        }

        return new Origin(ClientNetwork.Of(http?.Connection.RemoteIpAddress), false);
    }
}
