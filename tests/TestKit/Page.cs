using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace XaDienTu.TestKit;

/// <summary>Reads answers as pages and sends forms back as a browser without scripts would.</summary>
public static class Page
{
    public static async Task<IHtmlDocument> GetPageAsync(this HttpClient client, string url)
    {
        var response = await client.GetAsync(new Uri(url, UriKind.Relative));
        response.EnsureSuccessStatusCode();
        return await response.ReadPageAsync();
    }

    public static async Task<IHtmlDocument> ReadPageAsync(this HttpResponseMessage response)
    {
        var html = await response.Content.ReadAsStringAsync();
        var address = response.RequestMessage!.RequestUri!.AbsoluteUri;
        return (IHtmlDocument)await BrowsingContext.New().OpenAsync(answer => answer.Content(html).Address(address));
    }

    public static string MainText(this IHtmlDocument page) => page.QuerySelector("main")!.TextContent;

    public static string ErrorText(this IHtmlDocument page) => page.QuerySelector(".error-summary")!.TextContent;

    /// <summary>The one form of the page that changes something.</summary>
    public static IHtmlFormElement PostForm(this IHtmlDocument page) =>
        page.QuerySelectorAll<IHtmlFormElement>("main form").Single(form => form.Method == "post");

    /// <summary>The form whose button sends it to the handler, as if that button were pressed; null where the page offers none.</summary>
    public static IHtmlFormElement? FormTo(this IHtmlDocument page, string handler)
    {
        if (page.QuerySelector($"button[formaction$='handler={handler}']") is not IHtmlButtonElement button)
        {
            return page.QuerySelector<IHtmlFormElement>($"form[action$='handler={handler}']");
        }

        button.Form!.SetAttribute("action", button.GetAttribute("formaction"));
        return button.Form;
    }

    /// <summary>Says yes where the answer asks once more; every other answer stays as it is.</summary>
    public static async Task<HttpResponseMessage> ConfirmAsync(this HttpClient client, HttpResponseMessage answer)
    {
        if (answer.StatusCode is not System.Net.HttpStatusCode.OK
            || (await answer.ReadPageAsync()).QuerySelector<IHtmlFormElement>("form[data-question]") is not { } question)
        {
            return answer;
        }

        answer.Dispose();
        return await client.SubmitAsync(question, ("Form.Confirmed", "true"));
    }

    /// <summary>Posts a page's form with its hidden and typed values, changed by <paramref name="values"/>.</summary>
    public static Task<HttpResponseMessage> SubmitAsync(
        this HttpClient client, IHtmlFormElement form, params (string Name, string? Value)[] values) =>
        client.SubmitAsync(form, [], values);

    /// <summary>As <see cref="SubmitAsync(HttpClient, IHtmlFormElement, ValueTuple{string, string}[])"/>, with files by field
    /// name.</summary>
    public static async Task<HttpResponseMessage> SubmitAsync(
        this HttpClient client, IHtmlFormElement form, IReadOnlyList<(string Field, string FileName, byte[] Content)> files,
        params (string Name, string? Value)[] values)
    {
        var fields = FieldsOf(form);
        foreach (var group in values.GroupBy(value => value.Name))
        {
            fields.RemoveAll(field => field.Key == group.Key);
            fields.AddRange(group.Where(value => value.Value is not null).Select(value => KeyValuePair.Create(value.Name, value.Value!)));
        }

        var target = form.GetAttribute("action") is { Length: > 0 } action ? action : form.Owner!.Url;
        if (string.Equals(form.GetAttribute("enctype"), "multipart/form-data", StringComparison.OrdinalIgnoreCase))
        {
            using var body = new MultipartFormDataContent();
            foreach (var field in fields)
            {
                body.Add(new StringContent(field.Value), field.Key);
            }

            foreach (var (field, fileName, content) in files)
            {
                body.Add(new ByteArrayContent(content), field, fileName);
            }

            return await client.PostAsync(new Uri(target, UriKind.RelativeOrAbsolute), body);
        }

        using var urlEncoded = new FormUrlEncodedContent(fields);
        return await client.PostAsync(new Uri(target, UriKind.RelativeOrAbsolute), urlEncoded);
    }

    private static List<KeyValuePair<string, string>> FieldsOf(IHtmlFormElement form)
    {
        var fields = new List<KeyValuePair<string, string>>();
        foreach (var element in form.Elements)
        {
            switch (element)
            {
                case IHtmlInputElement { Name.Length: > 0, Type: "checkbox" or "radio" } choice when !choice.IsChecked:
                case IHtmlInputElement { Type: "file" or "submit" }:
                    break;
                case IHtmlInputElement { Name.Length: > 0 } input:
                    fields.Add(KeyValuePair.Create(input.Name!, input.Value));
                    break;
                case IHtmlTextAreaElement { Name.Length: > 0 } area:
                    fields.Add(KeyValuePair.Create(area.Name!, area.Value));
                    break;
                case IHtmlSelectElement { Name.Length: > 0 } select:
                    fields.Add(KeyValuePair.Create(select.Name!, select.Value ?? ""));
                    break;
                default:
                    break;
            }
        }

        return fields;
    }
}
