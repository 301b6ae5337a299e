using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Kernel.Actors;
using XaDienTu.People.Contracts;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Cases.Reception;

public sealed class KnownPersonTests
{
    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task Who_filed_once_is_on_file_everywhere(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        var api = await CaseApi.OnAsync(platform);
        const string number = "024196001239";
        await api.FileAsync(CaseApi.Birth("Vi Thị Păn", number, papersChecked: true));

        await using var scope = platform.NewScope();
        var found = await scope.ServiceProvider.GetRequiredService<IPeople>().FindByIdNumberAsync(number, Actor.System, default);

        Assert.Equal("Vi Thị Păn", found.Value?.FullName);
    }
}
