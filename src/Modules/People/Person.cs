using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Inputs;
using XaDienTu.People.Contracts;
using XaDienTu.People.Remembering;

namespace XaDienTu.People;

internal sealed class Person : IVersioned
{
    public Guid Id { get; init; }

    public required string FullName { get; init; }

    /// <summary>12 digits, or the 9 of an old card; nobody shares one.</summary>
    public string? IdNumber { get; private set; }

    public DateOnly? BirthDate { get; private set; }

    /// <summary>Also set when only the year is known, as with many of the elderly.</summary>
    public int? BirthYear { get; private set; }

    public Sex? Sex { get; private set; }

    public string? Phone { get; private set; }

    public string? Email { get; private set; }

    public string? Address { get; private set; }

    public Guid? CommuneOrganizationId { get; private set; }

    public int Version { get; set; }

    public List<DifferentFact> Differences { get; private init; } = [];

    /// <summary>Takes in what was said; answers what changed, by the names of the facts.</summary>
    public IReadOnlyList<string> Complete(PersonFacts said, DateTimeOffset at)
    {
        var changed = new List<string>();
        // Upper case on the card, mixed case in the form: still one name.
        TakeOrNote(FactKind.FullName, FullName, said.FullName, string.Equals(FullName, said.FullName, StringComparison.OrdinalIgnoreCase));
        IdNumber = Filled(nameof(IdNumber), IdNumber, said.IdNumber?.Value);
        CompleteBirth();
        Sex ??= Noted(nameof(Sex), said.Sex, Sex is null);
        TakeOrNote(FactKind.Sex, Sex?.ToString(), said.Sex?.ToString(), Sex == said.Sex);
        Phone = Latest(nameof(Phone), Phone, said.Phone);
        Email = Latest(nameof(Email), Email, said.Email);
        Address = Latest(nameof(Address), Address, said.Address);
        CommuneOrganizationId = Latest(nameof(CommuneOrganizationId), CommuneOrganizationId, said.CommuneOrganizationId);
        return changed;

        void CompleteBirth()
        {
            if (said.BirthYear is null)
            {
                return;
            }

            var sameDay = BirthDate is null || said.BirthDate is null || BirthDate == said.BirthDate;
            var agree = BirthYear is null || (BirthYear == said.BirthYear && sameDay);
            TakeOrNote(FactKind.Birth, "", Text(said), agree);
            if (agree)
            {
                BirthYear = Filled(nameof(BirthYear), BirthYear, said.BirthYear);
                BirthDate = Filled(nameof(BirthDate), BirthDate, said.BirthDate);
            }
        }

        void TakeOrNote(FactKind kind, string? known, string? value, bool agree)
        {
            if (!agree && known is not null && value is not null && !Differences.Any(other => other.Kind == kind && other.Value == value))
            {
                Differences.Add(new DifferentFact { Kind = kind, Value = value, SaidAt = at });
                changed.Add($"different{kind}");
            }
        }

        T? Noted<T>(string name, T? value, bool isNew)
        {
            if (isNew && value is not null)
            {
                changed.Add(name);
            }

            return value;
        }

        T? Filled<T>(string name, T? known, T? value) => known is null ? Noted(name, value, isNew: true) : known;

        T? Latest<T>(string name, T? known, T? value) =>
            value is null || (said.KeepsContact && known is not null) ? known : Noted(name, value, !value.Equals(known));
    }

    public PersonSummary Summary() => new(
        Id, FullName, IdNumber, BirthDate, BirthYear, Sex, Phone, Email, Address, CommuneOrganizationId,
        [.. Differences.OrderBy(other => other.SaidAt).Select(other => new DifferingFact(other.Kind, other.Value, other.SaidAt))]);

    public static void Map(EntityTypeBuilder<Person> person)
    {
        person.ToTable("person");
        person.Property(row => row.Id).ValueGeneratedNever();
        person.Property(row => row.FullName).HasMaxLength(Letters.Name);
        person.Property(row => row.IdNumber).HasMaxLength(PersonalIdNumber.Length);
        person.Property(row => row.Phone).HasMaxLength(Letters.Phone);
        person.Property(row => row.Email).HasMaxLength(Letters.Email);
        person.Property(row => row.Address).HasMaxLength(Letters.Address);
        person.HasIndex(row => row.IdNumber).IsUnique();
        person.HasMany(row => row.Differences).WithOne().HasForeignKey(other => other.PersonId);
    }

    private static string Text(PersonFacts said) => said.BirthDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        ?? said.BirthYear!.Value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What was said of a person and differs from what is on file.</summary>
internal sealed class DifferentFact
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PersonId { get; init; }

    public required FactKind Kind { get; init; }

    public required string Value { get; init; }

    public required DateTimeOffset SaidAt { get; init; }

    public static void Map(EntityTypeBuilder<DifferentFact> fact)
    {
        fact.ToTable("different_fact");
        // A key set by us must not make a new row look like an old one.
        fact.Property(row => row.Id).ValueGeneratedNever();
        fact.Property(row => row.Value).HasMaxLength(Letters.Name);
    }
}
