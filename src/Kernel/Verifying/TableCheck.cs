using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Kernel.Backups;

namespace XaDienTu.Kernel.Verifying;

/// <summary>The tables of this version are there and can be read, and the database finds no fault with itself.</summary>
internal sealed class TableCheck(IServiceScopeFactory scopes, IEnumerable<ModuleDbRegistration> registrations, IDatabaseKeeper keeper)
    : IDataCheck
{
    public string Title => "Bảng";

    public async Task<CheckAnswer> RunAsync(CancellationToken cancellation)
    {
        var waiting = new List<string>();
        var tables = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var registration in registrations)
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = (DbContext)scope.ServiceProvider.GetRequiredService(registration.DbType);
            waiting.AddRange((await db.Database.GetPendingMigrationsAsync(cancellation))
                .Select(name => $"{registration.DbType.Name}: thiếu bước {name}."));
            tables.UnionWith(db.Model.GetEntityTypes().Select(entity => entity.GetTableName()).OfType<string>());
        }

        if (waiting.Count > 0)
        {
            return new CheckAnswer(
                "cơ sở dữ liệu cũ hơn chương trình", waiting,
                "Kiểm tra bằng đúng phiên bản đã ghi dữ liệu, hoặc khởi động chương trình này một lần để nâng cấp.");
        }

        var rows = await keeper.CountAsync(tables, cancellation);
        var faults = await keeper.FaultsAsync(cancellation);
        return new CheckAnswer(
            $"{tables.Count} bảng, {rows.Values.Sum():N0} dòng", faults, "Dừng chương trình, khôi phục từ bản sao lưu gần nhất (restore).");
    }
}
