using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.Accounts;

public sealed class RegisterTests
{
    private const string Password = "ruong bac thang mua lua";

    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task A_citizen_registers_is_signed_in_and_comes_back_by_phone(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        using var client = platform.NewClient();
        var (idNumber, phone) = NewNumbers();

        var answer = await RegisterAsync(client, idNumber, phone, Password);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri("/tai-khoan", UriKind.Relative))).StatusCode);
        using var later = platform.NewClient();
        Assert.Equal(HttpStatusCode.Redirect, (await later.SignInAsync(phone, Password)).StatusCode);
        Assert.Contains("AccountRegistered", (await SignInTests.AuditOfAsync(platform, idNumber)).Select(row => row.Action));

        using var other = platform.NewClient();
        var second = await RegisterAsync(other, idNumber, NewNumbers().Phone, Password);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, second.StatusCode);
        Assert.Contains("đã có tài khoản", await second.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("02408500012", "0912000999", Password, "Số căn cước phải đủ 12 chữ số, mới có 11.")]
    [InlineData("097085000123", "0912000999", Password, "không phải mã tỉnh")]
    [InlineData("02408500012x", "0912000999", Password, "Số căn cước chỉ gồm chữ số. Bỏ “x”.")]
    [InlineData("024085000999", "912000999", Password, "Số điện thoại gồm 10 chữ số")]
    [InlineData("024085000999", "0912000999", "12345678", "nhiều người dùng")]
    [InlineData("024085000999", "0912000999", "024085000999", "ít nhất 14 ký tự")]
    [InlineData("024085000999", "0912000999", "Lý A Páo 024085000999", "dễ đoán")]
    public async Task A_faulty_form_comes_back_with_the_cure(string idNumber, string phone, string password, string sentence)
    {
        var platform = await TestPlatform.OnAsync(Databases.Sqlite);
        using var client = platform.NewClient();

        var answer = await RegisterAsync(client, idNumber, phone, password);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.ReadPageAsync();
        Assert.Contains(sentence, page.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Lý A Páo", page.QuerySelector<IHtmlInputElement>("input[name='Form.FullName']")!.Value);
    }

    private static async Task<HttpResponseMessage> RegisterAsync(HttpClient client, string idNumber, string phone, string password)
    {
        var form = (await client.GetPageAsync("/dang-ky")).QuerySelector<IHtmlFormElement>("form#register")!;
        return await client.SubmitAsync(
            form, ("Form.FullName", "Lý A Páo"), ("Form.PersonalIdNumber", idNumber), ("Form.Phone", phone), ("Form.Password", password));
    }

    private static (string IdNumber, string Phone) NewNumbers()
    {
        var number = Random.Shared.Next(1_000_000, 9_999_999).ToString(CultureInfo.InvariantCulture);
        return ("02408" + number, "091" + number);
    }
}
