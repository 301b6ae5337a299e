using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using XaDienTu.Kernel;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Text;
using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Procedures;

internal enum VersionState
{
    Draft,
    Published,
}

internal enum VersionSource
{
    Catalogue,
    Import,
}

/// <summary>
/// What a procedure says from a day on. A draft may be edited; once published it never changes, because cases point to it. A newer
/// version takes over by its first day alone, so the past stays as it was.
/// </summary>
internal sealed class ProcedureVersion : IVersioned
{
    public const int MaxNameLength = 1000;
    public const int MaxFieldLength = 300;

    /// <summary>Of a text that an officer completes a version with.</summary>
    public const int MaxTextLength = 5000;

    public const int MostFees = 50;
    public const int MostFlags = 500;

    private ProcedureVersion()
    {
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public string Code { get; private init; } = "";

    public DateOnly EffectiveFrom { get; private set; }

    /// <summary>The first day without it.</summary>
    public DateOnly? EffectiveTo { get; private set; }

    public VersionState State { get; private set; }

    public VersionSource Source { get; private init; }

    /// <summary>Of what it was read from: the same source is never stored twice.</summary>
    public string SourceHash { get; private init; } = "";

    /// <summary><see cref="ProcedureContent"/> as JSON.</summary>
    public string Content { get; private set; } = "";

    public string Name { get; private set; } = "";

    public string Field { get; private set; } = "";

    /// <summary>Kinds of receiving organizations, between commas.</summary>
    public string Levels { get; private set; } = "";

    public string Audiences { get; private set; } = "";

    public int FlagCount { get; private set; }

    /// <summary>Folded: name, code, field, synonyms, results.</summary>
    public string SearchText { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>An officer has worked on the draft: a new import does not replace it.</summary>
    public bool Edited { get; private set; }

    public int Version { get; set; }

    public static ProcedureVersion Draft(ProcedureContent content, VersionSource source, string sourceHash, DateTimeOffset now)
    {
        var version = new ProcedureVersion { Code = content.Code, Source = source, SourceHash = sourceHash, CreatedAt = now };
        version.Take(content);
        return version;
    }

    public static string HashOf(ReadOnlySpan<byte> source) => Convert.ToHexStringLower(SHA256.HashData(source));

    public static string HashOf(string source) => HashOf(Encoding.UTF8.GetBytes(source));

    public ProcedureContent Read() => JsonText.Parse<ProcedureContent>(Content);

    /// <summary>Replaces what a draft says.</summary>
    public void Edit(ProcedureContent content)
    {
        Take(content);
        Edited = true;
    }

    public void Publish(DateTimeOffset now)
    {
        State = VersionState.Published;
        PublishedAt = now;
    }

    private void Take(ProcedureContent content)
    {
        if (State == VersionState.Published)
        {
            throw new InvalidOperationException("A published version never changes.");
        }

        Content = JsonText.Of(content);
        EffectiveFrom = content.EffectiveFrom;
        EffectiveTo = content.EffectiveTo;
        Name = TypedText.Cut(content.Name, MaxNameLength);
        Field = content.Field;
        Levels = string.Join(',', content.ReceivingLevels);
        Audiences = string.Join(',', content.Audiences);
        FlagCount = content.Flags.Count;
        SearchText = FoldedText.Of(
            [content.Name, content.Code, content.Field, .. content.Synonyms, .. content.Results.Select(result => result.Name)]);
    }

    public static void Map(EntityTypeBuilder<ProcedureVersion> row)
    {
        row.ToTable("version");
        row.Property(version => version.Code).HasMaxLength(Procedure.MaxCodeLength);
        row.Property(version => version.SourceHash).HasMaxLength(64);
        row.Property(version => version.Name).HasMaxLength(MaxNameLength);
        row.Property(version => version.Field).HasMaxLength(MaxFieldLength);
        row.Property(version => version.Levels).HasMaxLength(100);
        row.Property(version => version.Audiences).HasMaxLength(100);
        row.Property(version => version.Version).IsConcurrencyToken();
        row.HasOne<Procedure>().WithMany().HasForeignKey(version => version.Code);
        row.HasIndex(version => new { version.Code, version.SourceHash }).IsUnique();
        row.HasIndex(version => new { version.State, version.Code });
    }
}
