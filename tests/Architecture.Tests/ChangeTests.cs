using System.Reflection;
using System.Text.RegularExpressions;
using XaDienTu.Kernel.Outbox;
using Xunit;

namespace XaDienTu.Architecture.Tests;

/// <summary>Modules change through one door (<c>Work.ChangeAsync</c>) and tell others under fixed names.</summary>
public sealed partial class ChangeTests
{
    // Files that save by themselves, and why. A new use case is not one of them: it goes through the door.
    private static readonly Dictionary<string, string[]> SaveThemselves = new()
    {
        ["a look is audited, nothing else changes"] =
        [
            "Accounts/Verification/FindCitizenAccounts", "Cases/Finding/FindCases", "Cases/Process/ReadCase",
            "Cases/Processing/PeopleOnFile", "Cases/Reception/ReceptionDesk", "People/Remembering/FindPerson",
            "Portal/Auditing/AuditPage.cshtml", "Portal/Auditing/ExportAudit", "Portal/Lists/ListKeeper",
        ],
        ["a wrong password, code or PIN counts although the answer is an error; so does a refusal that is audited"] =
        [
            "Accounts/Officers/AskReset", "Accounts/Officers/DecideReset", "Accounts/Officers/OpenAccount",
            "Accounts/OpenId/RecordTokenAnswer", "Accounts/Profile/ChangePassword", "Accounts/Programs/AgreeToProgram",
            "Accounts/Resets/UseResetLink", "Accounts/SignIn/Attempts", "Accounts/SignIn/SignInWithCode",
            "Accounts/SignIn/SignInWithPassword", "Accounts/TwoSteps/EnrolTotp", "Accounts/TwoSteps/RemoveTotp",
            "Signing/Keystore/PinTries",
        ],
        ["kept although the answer names faults"] =
        [
            "Cases/Filing/Drafts/FillDraft",
        ],
        ["a stage within the door of the whole"] =
        [
            "Cases/Process/Filings/AcceptAtCounter",
        ],
        ["an order is on the disk before the key is asked"] =
        [
            "Signing/Orders/OrderWorker", "Signing/Orders/PrepareForDesk", "Signing/Orders/StartOrder",
        ],
        ["jobs, start and demonstration: no error that a person is told"] =
        [
            "Accounts/OpenId/TokenKeys", "Accounts/SignIn/KeyRepository", "Accounts/SignIn/SealOldKeys", "Cases/Demo/FillDesks",
            "Cases/Demo/GenerateBatch", "Cases/Filing/Drafts/ForgetUploads", "Organizations/Packs/DemoOfficers",
            "Organizations/Packs/PackLoader", "Procedures/Import/ImportProcedures", "Procedures/Publishing/LoadCatalogue",
            "Signing/Authority/ProvinceAuthority", "Signing/Demo/DemoKeys",
        ],
        ["one row, no error after it is touched"] =
        [
            "Accounts/Profile/SignOutEverywhere", "Accounts/Programs/EndProgram", "Accounts/Programs/RegisterProgram",
            "Accounts/SignIn/SignOut", "Accounts/SignIn/StartSession", "Cases/Process/Files/UploadFile",
            "Organizations/WorkingTime/DeclareDay",
            "Organizations/WorkingTime/SetHours", "Portal/Notices/MarkRead",
        ],
        ["who cannot be put on file is left out, the filing goes on"] =
        [
            "People/Remembering/RememberPerson",
        ],
    };

    private static IEnumerable<string> ModuleFiles =>
        SourceTree.Files(".cs").Where(file => file.StartsWith("src/Modules/", StringComparison.Ordinal));

    // Dropping what was changed is the door's work: a module that does it forgets the traces, and the other modules.
    [Fact]
    public void No_module_touches_what_its_context_tracks() =>
        Assert.DoesNotContain(ModuleFiles, file => SourceTree.Text(file).Contains("ChangeTracker", StringComparison.Ordinal));

    [Fact]
    public void Who_saves_beside_the_door_has_a_reason()
    {
        var saving = ModuleFiles.Where(file => Save().IsMatch(SourceTree.Text(file)))
            .Select(file => file["src/Modules/".Length..^".cs".Length]).Order().ToList();
        var named = SaveThemselves.Values.SelectMany(files => files).Order().ToList();

        Assert.Equal("", string.Join(", ", saving.Except(named)));
        Assert.Equal("", string.Join(", ", named.Except(saving)));
    }

    [Fact]
    public void News_have_one_fixed_name_each()
    {
        var news = Host.Modules.All.SelectMany(module => module.GetType().Assembly.GetTypes())
            .Select(type => type.GetCustomAttribute<NewsAttribute>()?.Name).OfType<string>().ToList();

        Assert.NotEmpty(news);
        Assert.Equal(news.Distinct(), news);
        Assert.All(news, name => Assert.Matches(@"^[a-z]+\.[a-z-]+$", name));
    }

    [GeneratedRegex(@"\bwork\.(SaveAsync|BeginAsync)\(|Work>\(\)\s*\.(SaveAsync|BeginAsync)\(|\bdb\.SaveChangesAsync\(")]
    private static partial Regex Save();
}
