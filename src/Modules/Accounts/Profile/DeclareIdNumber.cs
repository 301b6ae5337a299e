using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Results;
using XaDienTu.People.Contracts;

namespace XaDienTu.Accounts.Profile;

/// <summary>A citizen whose account has no number names one. Once named it stays: a wrong one is put right at the counter, by the
/// card.</summary>
internal sealed class DeclareIdNumber(AccountsDb db, Work work, TimeProvider clock)
{
    private static readonly Error Fixed = Error.Conflict(
        "accounts.number-fixed", "Tài khoản đã có số căn cước. Số sai thì mang thẻ tới bộ phận một cửa để sửa.");

    public Task<Result<Done>> RunAsync(string? typed, Actor actor, CancellationToken cancellation) =>
        work.ChangeAsync(Fixed, () => ChangeAsync(typed, actor, cancellation), cancellation);

    private async Task<Result<Done>> ChangeAsync(string? typed, Actor actor, CancellationToken cancellation)
    {
        var number = PersonalIdNumber.Parse(typed, "IdNumber");
        if (!number.Ok)
        {
            return number.Error;
        }

        var account = await db.Accounts.SingleAsync(row => row.Id == actor.AccountId, cancellation);
        if (account.Kind is not AccountKind.Citizen || account.PersonalIdNumber is not null)
        {
            return Fixed;
        }

        account.PersonalIdNumber = number.Value.Value;
        account.ConcurrencyStamp = Guid.CreateVersion7().ToString("N");
        db.Record(actor, clock.GetUtcNow(), "IdNumberDeclared", "account", actor.Id);
        return default(Done);
    }
}
