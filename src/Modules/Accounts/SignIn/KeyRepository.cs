using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace XaDienTu.Accounts.SignIn;

/// <summary>
/// The keys of cookies and antiforgery tokens, shared by all nodes through the database. The interface knows no async; it is
/// asked once a day. Own code because the package's saves past the one writer that SQLite allows.
/// </summary>
internal sealed class KeyRepository(IServiceScopeFactory scopes) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() => InScope(async db =>
        (await db.DataProtectionKeys.AsNoTracking().Select(key => key.Xml!).ToListAsync()).ConvertAll(XElement.Parse));

    public void StoreElement(XElement element, string friendlyName) => InScope(db =>
    {
        db.DataProtectionKeys.Add(
            new DataProtectionKey { FriendlyName = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
        return db.SaveChangesAsync();
    });

    private T InScope<T>(Func<AccountsDb, Task<T>> act) => Task.Run(async () =>
    {
        await using var scope = scopes.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<AccountsDb>());
    }).GetAwaiter().GetResult();
}
