using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Procedures.Contracts;
using XaDienTu.TestKit;
using XaDienTu.Ui;
using Xunit;

namespace XaDienTu.Modules.Tests.Ui;

/// <summary>Razor hands <c>hint="@Model.Hint"</c> with no hint to a tag helper as "": for each of them that is the same as leaving it
/// out.</summary>
public sealed class AbsentTextTests
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static TheoryData<string> Helpers => [.. HelperTypes().Select(type => type.FullName!)];

    [Theory, MemberData(nameof(Helpers))]
    public async Task A_text_that_is_not_there_writes_nothing(string helper)
    {
        var platform = await TestPlatform.OnAsync(Databases.Sqlite);
        var type = HelperTypes().Single(one => one.FullName == helper);

        var leftOut = await RenderAsync(type, platform.Services, null);
        var absent = await RenderAsync(type, platform.Services, "");

        Assert.Equal(leftOut, absent);
    }

    private static IEnumerable<Type> HelperTypes() =>
        new[] { typeof(UiTagHelper).Assembly, typeof(FormSchema).Assembly, typeof(Host.Platform).Assembly,
            typeof(XaDienTu.Cases.CasesModule).Assembly }
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.IsAssignableTo(typeof(ITagHelper)) && !type.IsAbstract && !type.IsAssignableTo(typeof(IRazorPage)))
            .Where(type => type != typeof(FormFieldsTagHelper)); // Stands on a page of the catalogue: EFormPagesTests opens them all.

    private static async Task<string> RenderAsync(Type type, IServiceProvider services, string? text)
    {
        await using var scope = services.CreateAsyncScope();
        var helper = (TagHelper)ActivatorUtilities.CreateInstance(scope.ServiceProvider, type);
        foreach (var property in type.GetProperties()
            .Where(property => property.PropertyType == typeof(string) && property.CanWrite && text is not null))
        {
            property.SetValue(helper, text);
        }

        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        http.SetEndpoint(new Endpoint(null, null, null));
        scope.ServiceProvider.GetRequiredService<IHttpContextAccessor>().HttpContext = http;
        var view = new ViewContext
        {
            HttpContext = http,
            RouteData = new RouteData(),
            ActionDescriptor = new ActionDescriptor(),
            ViewData = new ViewDataDictionary(new EmptyModelMetadataProvider(), new ModelStateDictionary()),
        };
        view.ModelState.AddModelError("Name", "Nhập tên.");
        type.GetProperties().SingleOrDefault(property => property.PropertyType == typeof(ViewContext))?.SetValue(helper, view);
        var context = new TagHelperContext([], new Dictionary<object, object>(), "1");
        var output = new TagHelperOutput("x", [], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
        helper.Init(context);
        await helper.ProcessAsync(context, output);
        await using var writer = new StringWriter();
        output.WriteTo(writer, Encoder);
        return writer.ToString();
    }
}
