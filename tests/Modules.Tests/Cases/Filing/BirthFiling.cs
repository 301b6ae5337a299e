using System.Net;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Cases.Filing;

/// <summary>Files a birth registration through all pages of its e-form.</summary>
internal static class BirthFiling
{
    private static readonly (string Page, (string Name, string? Value)[] Answers)[] Pages =
    [
        ("khai/1", Child("grandparent", "Nguyễn Minh Anh")),
        ("khai/3", [("birthPlaceKind", "home"), ("birthPlace", "Tổ 3, phường Thọ Xương")]),
        ("khai/4", [("motherName", "Lê Thị Hoa"), ("motherBirth.Year", "1996")]),
        ("khai/5", []),
        ("khai/6", [("parentsMarried", "no"), ("declared", "true")]),
    ];

    /// <summary>Answers of the first page of the e-form.</summary>
    public static (string Name, string? Value)[] Child(string relation, string name) =>
    [
        ("requesterRelation", relation), ("childName", name), ("childBirthDate.Day", "20"), ("childBirthDate.Month", "2"),
        ("childBirthDate.Year", "2026"),
        ("childSex", "female"), ("childEthnicity", "kinh"), ("childNationality", "Việt Nam"), ("childHometown", "Bắc Giang"),
    ];

    /// <summary>A draft whose form is filled, with the paper; <paramref name="changes"/> replace answers.</summary>
    public static async Task<string> FillBirthAsync(this HttpClient client, params (string Name, string? Value)[] changes)
    {
        var draft = await client.StartDraftAsync("1.001193");
        await client.FillPersonAsync(draft);
        foreach (var (address, answers) in Pages)
        {
            var page = await client.GetPageAsync($"{draft}/{address}");
            var form = page.PostForm();
            var changed = changes.Where(change => form.QuerySelector($"[name='{change.Name}']") is not null).ToList();
            using var answer = await client.SubmitAsync(
                form, [.. answers.Where(known => changed.TrueForAll(change => change.Name != known.Name)), .. changed]);
            Assert.True(answer.StatusCode is HttpStatusCode.Redirect,
                $"{address}: {(await answer.ReadPageAsync()).QuerySelector(".error-summary")?.TextContent}");
        }

        await client.UploadAsync(draft, "giay-chung-sinh");
        return draft;
    }

    /// <returns>Code of the case.</returns>
    public static async Task<string> FileBirthAsync(this HttpClient client, params (string Name, string? Value)[] changes)
    {
        var draft = await client.FillBirthAsync(changes);
        var check = await client.GetPageAsync($"{draft}/kiem-tra");
        using var filed = await client.SubmitAsync(check.PostForm());
        return filed.ReceiptCode();
    }
}
