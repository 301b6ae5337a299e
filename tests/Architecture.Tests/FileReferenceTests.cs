using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Kernel;
using XaDienTu.Kernel.Files;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Architecture.Tests;

/// <summary>A file that a row names but nobody registered would be missing from the verification without a word.</summary>
public sealed class FileReferenceTests
{
    // Hashes of something else than a stored file.
    private static readonly string[] NoFiles =
    [
        "StoredFile.Hash",                   // the file itself
        "IdempotentAnswer.RequestHash",      // of a request's text
        "ProcedureVersion.SourceHash",       // of a published record
        "AuditSeal.Hash",                    // of a link of the audit's chain
        "AuditStamp.Hash",                   // of a link of the audit's chain
        "CredentialReset.LinkHash",          // of a secret
        "Account.PasswordHash",
    ];

    [Fact]
    public async Task Every_column_that_may_name_a_file_says_so()
    {
        var platform = await TestPlatform.OnAsync(Databases.Sqlite);
        var registered = platform.Services.GetServices<FileReference>().Select(reference => $"{reference.Entity.Name}.{reference.Property}")
            .ToList();
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var registration in platform.Services.GetServices<ModuleDbRegistration>())
        {
            await using var scope = platform.NewScope();
            var db = (DbContext)scope.ServiceProvider.GetRequiredService(registration.DbType);
            found.UnionWith(db.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()).Where(MayNameFile).Select(NameOf));
        }

        Assert.Empty(found.Except(registered).Except(NoFiles));
        Assert.Empty(registered.Concat(NoFiles).Except(found));
    }

    private static string NameOf(IProperty property) => $"{property.DeclaringType.ClrType.Name}.{property.Name}";

    private static bool MayNameFile(IProperty property) => property.ClrType == typeof(string)
        ? IsHash(property.Name)
        : Inside(property.ClrType)
            .Any(type => type.GetProperties().Any(inner => inner.PropertyType == typeof(string) && IsHash(inner.Name)));

    private static bool IsHash(string name) => name.EndsWith("Hash", StringComparison.Ordinal);

    // Lists and records that a column keeps as JSON.
    private static IEnumerable<Type> Inside(Type type) =>
        type.GetGenericArguments().Append(type).Where(part => part.Namespace?.StartsWith("XaDienTu", StringComparison.Ordinal) == true);
}
