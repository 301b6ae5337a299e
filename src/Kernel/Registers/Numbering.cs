using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Results;

namespace XaDienTu.Kernel.Registers;

/// <summary>
/// Numbers without a gap (Decree 30/2020, article 15: from 01 on the first of January). A number is taken in the transaction of the change
/// that uses it: who fails gives it back by failing, and who comes meanwhile waits for the register's row. Rights are the caller's to
/// judge.
/// </summary>
public sealed class Numbering
{
    private static readonly Error Unknown =
        Error.NotFound("registers.unknown-number", "Sổ không có số này. Mở lại sổ để xem các số đã lấy.");

    private static readonly Error AlreadyVoid = Error.Conflict("registers.void", "Số này đã hủy. Mở lại sổ và lấy số mới.");

    private static readonly Error NotHeld =
        Error.Conflict("registers.not-held", "Số này không còn giữ để dành. Mở lại sổ để xem số đang dùng cho việc gì.");

    private readonly KernelDb db;
    private readonly Work work;
    private readonly TimeProvider clock;

    internal Numbering(KernelDb db, Work work, TimeProvider clock) => (this.db, this.work, this.clock) = (db, work, clock);

    /// <summary>Opens a register before its first number, to begin with another than 1.</summary>
    public async Task<Result<Guid>> OpenAsync(RegisterKey key, RegisterPlan plan, Actor actor, CancellationToken cancellation)
    {
        if (await db.Registers.AnyAsync(row => row.OrganizationId == key.OrganizationId && row.Code == key.Code && row.Year == key.Year
            && row.Book == key.Book, cancellation))
        {
            return Opened;
        }

        var register = new Register
        {
            Id = Guid.CreateVersion7(), OrganizationId = key.OrganizationId, Code = key.Code, Year = key.Year, Book = key.Book,
            Title = plan.Title, Format = plan.Format, First = plan.First, Last = plan.First - 1,
        };
        db.Registers.Add(register);
        db.Record(actor, clock.GetUtcNow(), "RegisterOpened", "register", register.Id.ToString(), new
        {
            name = plan.Title, organization = key.OrganizationId, year = key.Year, book = key.Book, begins = plan.First,
        });
        return register.Id;
    }

    /// <summary>The answer when the register is there already.</summary>
    public static Error Opened { get; } =
        Error.Conflict("registers.opened", "Cơ quan đã có sổ này. Mở sổ trong danh sách, hoặc ghi tên sổ khác.");

    /// <summary>The next number for what needs it now. Needs a running transaction.</summary>
    public async Task<GivenNumber> TakeAsync(
        RegisterKey key, RegisterPlan plan, NumberUse use, Actor actor, CancellationToken cancellation)
    {
        var (given, row) = await NextAsync(key, plan, use, actor, cancellation);
        db.Record(
            actor, row.TakenAt, "NumberTaken", "register", given.RegisterId.ToString(), new { number = given.Text, purpose = use.Words });
        return given;
    }

    /// <summary>The next number for a paper that is still to come. Needs a running transaction.</summary>
    /// <param name="until">Last day on which it should wait.</param>
    public async Task<GivenNumber> HoldAsync(
        RegisterKey key, RegisterPlan plan, string words, DateOnly until, Actor actor, CancellationToken cancellation)
    {
        var (given, row) = await NextAsync(key, plan, new(words), actor, cancellation);
        (row.State, row.HeldUntil) = (NumberState.Held, until);
        db.Record(
            actor, row.TakenAt, "NumberHeld", "register", given.RegisterId.ToString(), new { number = given.Text, purpose = words, until });
        return given;
    }

    /// <summary>A number that was held stands on its paper now.</summary>
    public async Task<Result<GivenNumber>> UseAsync(
        Guid registerId, int number, NumberUse use, Actor actor, CancellationToken cancellation)
    {
        if (await FindAsync(registerId, number, cancellation) is not { } row)
        {
            return Unknown;
        }

        if (row.State is not NumberState.Held)
        {
            return row.State is NumberState.Void ? AlreadyVoid : NotHeld;
        }

        (row.State, row.HeldUntil, row.Words) = (NumberState.Used, null, use.Words);
        (row.SubjectType, row.SubjectId) = (use.SubjectType, use.SubjectId);
        db.Record(
            actor, clock.GetUtcNow(), "HeldNumberUsed", "register", registerId.ToString(), new { number = row.Text, purpose = use.Words });
        return new GivenNumber(registerId, number, row.Text);
    }

    /// <summary>The number stays in the register with the reason, and is never given again.</summary>
    public async Task<Result<GivenNumber>> VoidAsync(
        Guid registerId, int number, string reason, Actor actor, CancellationToken cancellation)
    {
        if (await FindAsync(registerId, number, cancellation) is not { } row)
        {
            return Unknown;
        }

        if (row.State is NumberState.Void)
        {
            return AlreadyVoid;
        }

        (row.State, row.HeldUntil) = (NumberState.Void, null);
        (row.VoidedAt, row.VoidedBy, row.VoidReason) = (clock.GetUtcNow(), actor.Name, reason);
        db.Record(actor, row.VoidedAt.Value, "NumberVoided", "register", registerId.ToString(), new { number = row.Text, reason });
        return new GivenNumber(registerId, number, row.Text);
    }

    private Task<RegisterNumber?> FindAsync(Guid registerId, int number, CancellationToken cancellation) =>
        db.RegisterNumbers.SingleOrDefaultAsync(row => row.RegisterId == registerId && row.Number == number, cancellation);

    private async Task<(GivenNumber Given, RegisterNumber Row)> NextAsync(
        RegisterKey key, RegisterPlan plan, NumberUse use, Actor actor, CancellationToken cancellation)
    {
        if (!work.InTransaction)
        {
            throw new InvalidOperationException("A number is taken inside the transaction that uses it.");
        }

        // The same sentence on both databases: the first number opens the register, every other one takes its row.
        var (id, number, format) = await work.AskAsync(
            """
            INSERT INTO kernel_register (id, organization_id, code, year, book, title, format, first, last)
            VALUES (@id, @organization, @code, @year, @book, @title, @format, @first, @first)
            ON CONFLICT (organization_id, code, year, book) DO UPDATE SET last = kernel_register.last + 1 RETURNING id, last, format
            """,
            async command =>
            {
                command.Add("@id", Guid.CreateVersion7());
                command.Add("@organization", key.OrganizationId);
                command.Add("@code", key.Code);
                command.Add("@year", key.Year);
                command.Add("@book", key.Book);
                command.Add("@title", plan.Title);
                command.Add("@format", plan.Format);
                command.Add("@first", plan.First);
                await using var reader = await command.ExecuteReaderAsync(cancellation);
                await reader.ReadAsync(cancellation);
                return (reader.GetGuid(0), reader.GetInt32(1), reader.GetString(2));
            },
            cancellation);
        var row = new RegisterNumber
        {
            RegisterId = id, Number = number, Text = NumberFormat.Text(format, number, key), State = NumberState.Used, Words = use.Words,
            SubjectType = use.SubjectType, SubjectId = use.SubjectId, TakenAt = clock.GetUtcNow(), TakenBy = actor.Name,
        };
        db.RegisterNumbers.Add(row);
        return (new GivenNumber(id, number, row.Text), row);
    }
}
