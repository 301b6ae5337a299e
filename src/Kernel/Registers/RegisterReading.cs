using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Audit.Reading;
using XaDienTu.Kernel.Data;

namespace XaDienTu.Kernel.Registers;

/// <summary>Registers and what became of their numbers, for who keeps them.</summary>
public sealed class RegisterReading
{
    public const int NumbersOnPage = 50;

    /// <summary>An agency opens some ten a year; older ones are found by their year.</summary>
    private const int MostRegisters = 200;

    private readonly KernelDb db;

    internal RegisterReading(KernelDb db) => this.db = db;

    /// <summary>Of the agencies, this year's and those over the years first.</summary>
    public async Task<IReadOnlyList<RegisterView>> OfAsync(IReadOnlyList<Guid> organizations, int? year, CancellationToken cancellation)
    {
        var rows = await db.Registers.AsNoTracking()
            .Where(row => organizations.Contains(row.OrganizationId) && (year == null || row.Year == year || row.Year == 0))
            .OrderByDescending(row => row.Year).ThenBy(row => row.Title).ThenByDescending(row => row.Book)
            .Take(MostRegisters).ToListAsync(cancellation);
        var ids = rows.Select(row => row.Id).ToList();
        var held = await db.RegisterNumbers.Where(row => ids.Contains(row.RegisterId) && row.State == NumberState.Held)
            .GroupBy(row => row.RegisterId).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancellation);
        return [.. rows.Select(row => ViewOf(row, held.GetValueOrDefault(row.Id)))];
    }

    public async Task<RegisterView?> FindAsync(Guid id, CancellationToken cancellation) =>
        await db.Registers.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellation) is { } row
            ? ViewOf(row, await db.RegisterNumbers.CountAsync(
                number => number.RegisterId == id && number.State == NumberState.Held, cancellation))
            : null;

    /// <summary>Newest first, from below <paramref name="below"/> on; one more than a page when there are more.</summary>
    public async Task<IReadOnlyList<NumberView>> NumbersAsync(
        Guid registerId, NumberState? state, int? below, CancellationToken cancellation) =>
        [.. (await db.RegisterNumbers.AsNoTracking()
            .Where(row => row.RegisterId == registerId && (state == null || row.State == state) && (below == null || row.Number < below))
            .OrderByDescending(row => row.Number).Take(NumbersOnPage + 1).ToListAsync(cancellation)).Select(ViewOf)];

    public async Task<NumberView?> NumberAsync(Guid registerId, int number, CancellationToken cancellation) =>
        await db.RegisterNumbers.AsNoTracking()
            .SingleOrDefaultAsync(row => row.RegisterId == registerId && row.Number == number, cancellation) is { } row
            ? ViewOf(row)
            : null;

    private static RegisterView ViewOf(Register row, int held) => new(row.Id, row.Key, row.Plan, row.Last, held);

    private static NumberView ViewOf(RegisterNumber row) => new(
        row.Number, row.Text, row.State, row.Words, row.TakenAt, row.TakenBy, row.HeldUntil, row.VoidedAt, row.VoidedBy, row.VoidReason);
}

/// <param name="Last">The last number taken; one before the first while none is.</param>
/// <param name="Held">How many numbers wait for their paper.</param>
public sealed record RegisterView(Guid Id, RegisterKey Key, RegisterPlan Plan, int Last, int Held)
{
    /// <summary>"Văn bản đi, năm 2026"; "Đăng ký khai sinh, quyển 02".</summary>
    public string Name => Plan.Title + (Key.Year > 0 ? $", năm {Key.Year}" : "") + (Key.Book.Length > 0 ? $", quyển {Key.Book}" : "");

    public bool HasNumbers => Last >= Plan.First;
}

public sealed record NumberView(
    int Number, string Text, NumberState State, string Words, DateTimeOffset TakenAt, string TakenBy, DateOnly? HeldUntil,
    DateTimeOffset? VoidedAt, string? VoidedBy, string? VoidReason);

/// <summary>Registers in the audit.</summary>
internal sealed class RegisterNames(KernelDb db) : INameIds
{
    public async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation) =>
        await db.Registers.AsNoTracking().Where(row => ids.Contains(row.Id))
            .ToDictionaryAsync(row => row.Id, row => new RegisterView(row.Id, row.Key, row.Plan, row.Last, 0).Name, cancellation);
}
