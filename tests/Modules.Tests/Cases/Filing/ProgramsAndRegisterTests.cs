using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Kernel.Actors;
using XaDienTu.Modules.Tests.Accounts;
using XaDienTu.Modules.Tests.Signing;
using XaDienTu.People.Contracts;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Cases.Filing;

/// <summary>What a program says of people who are known from better sources fills gaps, replaces nothing, and is told to them.</summary>
public sealed class ProgramsAndRegisterTests
{
    private const string VerifiedNumber = "024190000456";
    private static readonly Actor Officer =
        new(ActorKind.Officer, Guid.CreateVersion7().ToString(), "Cán bộ quầy", Guid.CreateVersion7(), []);

    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task A_verified_citizen_keeps_the_contact_data_and_hears_what_was_added(string database)
    {
        await using var platform = await TestPlatform.StartAsync(database);
        await RememberAsync(platform, VerifiedNumber, Actor.System);

        var known = await FiledByProgramAsync(platform, VerifiedNumber);

        Assert.Equal(("0912345678", "Bản Cũ, xã Cũ", "moi@example.vn"), (known.Phone, known.Address, known.Email));
        using var holder = await platform.SignInAsync(FilingJourney.OtherCitizen);
        await Eventually.TrueAsync(async () =>
            (await holder.GetPageAsync("/thong-bao")).MainText().Contains("sổ công dân", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task What_an_officer_wrote_no_program_replaces(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        var number = NewCitizen.NextIdNumber();
        await RememberAsync(platform, number, Officer);

        var known = await FiledByProgramAsync(platform, number);

        Assert.Equal(("0912345678", "Bản Cũ, xã Cũ", "moi@example.vn"), (known.Phone, known.Address, known.Email));
    }

    private static async Task RememberAsync(TestPlatform platform, string number, Actor actor)
    {
        await using var scope = platform.NewScope();
        var told = new PersonInput { FullName = "Trần Thị Bình", IdNumber = number, Phone = "0912345678", Address = "Bản Cũ, xã Cũ" };
        Assert.True((await scope.ServiceProvider.GetRequiredService<IPeople>().RememberAsync(told, actor, default)).Ok);
    }

    private static async Task<PersonSummary> FiledByProgramAsync(TestPlatform platform, string number)
    {
        var api = await CaseApi.OnAsync(platform);
        await api.FileAsync(new
        {
            procedure = CaseApi.BirthRegistration,
            receivingOrganization = CaseApi.Commune,
            applicant = new { fullName = "Trần Thị Bình", idNumber = number, phone = "0999999999", address = "Nơi khác hẳn",
                email = "moi@example.vn" },
            documents = new[] { new { key = "giay-chung-sinh", originals = 1 } },
            papersChecked = true,
        });
        await using var scope = platform.NewScope();
        return (await scope.ServiceProvider.GetRequiredService<IPeople>().FindByIdNumberAsync(number, Actor.System, default)).Value!;
    }
}
