using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Kernel.Inputs;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Architecture.Tests;

/// <summary>Whatever comes in has a bound: a new body, parameter or form without one is found here before anybody sends it five
/// megabytes.</summary>
public sealed partial class InputTests
{
    // Code that reads a request by hand, past the bounds declared at inputs, and what bounds it instead.
    private static readonly Dictionary<string, string> ReadByHand = new()
    {
        ["src/Modules/Cases/Filing/FileCaseApi.cs"] = "a file; FileStore bounds it",
        ["src/Modules/Cases/Web/FormAnswers.cs"] = "answers of an e-form; FieldCheck bounds each",
        ["src/Modules/Cases/Filing/Wizard/GroupPage.cshtml.cs"] = "hands the form to FormAnswers",
        ["src/Modules/Cases/Web/UnaskedAnswers.cs"] = "names of the form's own fields, looked up and not kept",
        ["src/Modules/Cases/Reception/ReceptionPageAnswers.cs"] = "answers of an e-form; FieldCheck bounds each",
        ["src/Modules/Cases/Filing/Wizard/DocumentsPage.cshtml.cs"] = "files; FileStore and FileNames bound them",
        ["src/Modules/Cases/Citizens/SupplementPage.cshtml.cs"] = "files; FileStore and FileNames bound them",
        ["src/Modules/Cases/Processing/OfficerCasePage.cshtml.cs"] =
            "carries what its form took to a question and back, where it is bounded again",
        ["src/Modules/Cases/Processing/OfficerCasePageCorrections.cs"] = "hands the form to FormAnswers",
        ["src/Modules/Signing/Authority/AuthorityApi.cs"] = "bounds its body by itself",
        ["src/Modules/Signing/Checking/ValidateApi.cs"] = "files; FileValidation bounds them",
        ["src/Modules/Accounts/OpenId/EndSession.cs"] = "the framework's own request of OpenID Connect; the body's limit bounds it",
        ["src/Modules/Accounts/Unsent/UnsentForms.cs"] = "any form of ours, within the limits of its page; what is too long is not carried",
        ["src/Modules/Accounts/Unsent/TakeBack.cs"] = "a form that this platform sealed, with its length bounded",
        ["src/Modules/Portal/Auditing/AuditPage.cshtml.cs"] = "writes the address of the next page out of this one's",
        ["src/Modules/Accounts/OpenId/ConnectEndpoints.cs"] = "the framework's own request of OpenID Connect; the body's limit bounds it",
    };

    private static readonly string[] Cleans =
    [
        // Numbers and days of an e-form: digits of full width count, signs between them too.
        "src/Modules/Procedures/Forms/FieldCheck.cs",
        // Compares texts of ours with a query.
        "src/Modules/Procedures/Searching/SearchedWord.cs",
    ];

    [Fact]
    public async Task Every_input_of_a_route_has_a_bound()
    {
        var platform = await TestPlatform.OnAsync(Databases.Sqlite);
        var routes = Routes(platform).ToList();

        Assert.Contains(routes, route => route.Pattern == "/api/v1/cases");
        Assert.Empty(
            routes.SelectMany(route => RouteInputs.Missing(route.Method, platform.Services).Select(input => $"{route.Pattern}: {input}")));
    }

    [Fact]
    public async Task Every_route_of_a_module_is_checked()
    {
        var platform = await TestPlatform.OnAsync(Databases.Sqlite);

        Assert.Empty(Routes(platform).Where(route =>
            !route.IsBounded && route.Method.DeclaringType!.Assembly.GetName().Name != "XaDienTu.Host").Select(route => route.Pattern));
    }

    [Fact]
    public async Task Every_input_of_a_page_has_a_bound()
    {
        var platform = await TestPlatform.OnAsync(Databases.Sqlite);
        var loader = platform.Services.GetRequiredService<PageLoader>();
        var pages = platform.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .Select(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>()).OfType<PageActionDescriptor>()
            .DistinctBy(page => page.RelativePath).ToList();
        var missing = new List<string>();
        foreach (var page in pages)
        {
            missing.AddRange(PageInputs.Missing(await loader.LoadAsync(page, EndpointMetadataCollection.Empty)));
        }

        Assert.True(pages.Count > 40);
        Assert.True(missing.Count == 0, string.Join("; ", missing));
    }

    [Fact]
    public void What_reads_a_request_by_hand_says_what_bounds_it()
    {
        var reading = SourceTree.Files(".cs").Where(file =>
            file.StartsWith("src/Modules", StringComparison.Ordinal) || file.StartsWith("src/Kernel", StringComparison.Ordinal))
            .Where(file => ByHand().IsMatch(SourceTree.Text(file))).ToList();

        Assert.Empty(reading.Except(ReadByHand.Keys));
        Assert.Empty(ReadByHand.Keys.Except(reading));
    }

    /// <summary>A browser cuts what is pasted at maxlength and says nothing; we say it and cut nothing.</summary>
    [Fact]
    public void No_field_cuts_what_is_pasted_into_it() =>
        Assert.DoesNotContain(SourceTree.Files(".cshtml"), file => SourceTree.Text(file).Contains("maxlength=", StringComparison.Ordinal));

    /// <summary>Cleaning what people type has one place, <c>TypedText</c>; a second one soon differs from it.</summary>
    [Fact]
    public void Only_the_kernel_knows_how_typed_text_is_cleaned() => Assert.Empty(
        SourceTree.Files(".cs")
            .Where(file => file.StartsWith("src/Modules", StringComparison.Ordinal) || file.StartsWith("src/Ui", StringComparison.Ordinal))
            .Where(file => Cleaning().IsMatch(SourceTree.Text(file))).Except(Cleans));

    private static IEnumerable<(string Pattern, MethodInfo Method, bool IsBounded)> Routes(TestPlatform platform) =>
        platform.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(route =>
                (route.RoutePattern.RawText!, route.Metadata.GetMetadata<MethodInfo>()!,
                    route.Metadata.GetMetadata<BoundedInputs>() is not null))
            .Where(route => route.Item2?.DeclaringType?.Assembly.GetName().Name?.StartsWith("XaDienTu", StringComparison.Ordinal) == true);

    [GeneratedRegex(@"\.Normalize\(|NormalizationForm|char\.IsWhiteSpace")]
    private static partial Regex Cleaning();

    [GeneratedRegex(@"[Rr]equest\.(?:Form|Body|Query)\b(?!\.Count)|ReadFormAsync|\bIFormCollection\b|GetOpenIddictServerRequest")]
    private static partial Regex ByHand();
}
