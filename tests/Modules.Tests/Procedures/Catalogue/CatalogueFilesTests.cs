using XaDienTu.Organizations.Contracts;
using XaDienTu.Procedures.Contracts;
using XaDienTu.Procedures.Publishing;
using Xunit;

namespace XaDienTu.Modules.Tests.Procedures.Catalogue;

public sealed class CatalogueFilesTests
{
    public static TheoryData<string> Files => [.. CatalogueFiles.Names];

    [Theory, MemberData(nameof(Files))]
    public void A_file_of_the_catalogue_is_a_complete_procedure(string name)
    {
        var (content, _) = CatalogueFiles.Read(name);

        Assert.Contains(content.Code, name, StringComparison.Ordinal);
        Assert.NotEmpty(content.Name);
        Assert.NotEmpty(content.Field);
        Assert.NotEmpty(content.Audiences);
        Assert.NotEmpty(content.Channels);
        Assert.NotEmpty(content.Results);
        Assert.InRange(content.Term.Amount, 1, DueDateRule.MaxAmount(content.Term.Unit));
        Assert.Contains(content.World, new[] { "all", "three-level", "two-level" });
        Assert.Equal(content.Documents.Count, content.Documents.Select(document => document.Key).Distinct().Count());
        Assert.Equal(StepKind.Receive, content.Process[0].Kind);
        Assert.Equal(StepKind.Return, content.Process[^1].Kind);
        Assert.Equal(content.Process.Count, content.Process.Select(step => step.Key).Distinct().Count());
        Assert.All(content.Form?.Groups ?? [], group => Assert.InRange(group.Fields.Count, 1, 8));
    }
}
