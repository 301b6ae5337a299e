using AngleSharp;
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

    /// <summary>Posts a page's form with its hidden and typed values, changed by <paramref name="values"/>.</summary>
    public static Task<HttpResponseMessage> SubmitAsync(this HttpClient client, IHtmlFormElement form, params (string Name, string? Value)[] values) =>
        client.SubmitAsync(form, [], values);

    /// <summary>As <see cref="SubmitAsync(HttpClient, IHtmlFormElement, ValueTuple{string, string}[])"/>, with files by field name.</summary>
    public static async Task<HttpResponseMessage> SubmitAsync(
        this HttpClient client, IHtmlFormElement form, IReadOnlyList<(string Field, string FileName, byte[] Content)> files, params (string Name, string? Value)[] values)
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
