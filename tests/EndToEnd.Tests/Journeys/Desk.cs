using Microsoft.Playwright;
using XaDienTu.EndToEnd.Tests.Load;
using XaDienTu.Printing;
using XaDienTu.Signing.Contracts;
using XaDienTu.TestKit;

namespace XaDienTu.EndToEnd.Tests.Journeys;

/// <summary>What officers do with a case on their pages.</summary>
internal static class Desk
{
    public static readonly byte[] Pdf = PdfPaper.Create(
        PaperSize.A4, new PdfInfo("Kết quả", "UBND phường Thọ Xương", MovableClock.Start), flow =>
            flow.Title("KẾT QUẢ").Paragraph(PaperText.Plain("Nội dung.")));
    private static int number = 500_000;

    /// <summary>A birth registration filed by the counter's program at Phường Thọ Xương.</summary>
    public static async Task<string> FileBirthAsync(TestPlatform platform)
    {
        using var clients = new Clients(await platform.ApiClientAsync(), new Dictionary<string, HttpClient>());
        return await new ProgramFiling(Interlocked.Increment(ref number)).SendAsync(clients);
    }

    /// <summary>Opens the case from the officer's worklist.</summary>
    public static async Task OpenFromWorklistAsync(this Visitor officer, string code)
    {
        await officer.GoAsync("/can-bo/viec");
        await officer.Page.Locator("tr", new() { HasText = code }).Locator("th a").ClickAsync();
        await officer.Page.WaitForURLAsync($"**/can-bo/ho-so/{code}*");
    }

    /// <summary>A whole turn of one officer: open, say something, press the button of the step.</summary>
    public static async Task DoStepAsync(
        this TestPlatform platform, string userName, string code, string button, string? opinion = null, bool withResult = false)
    {
        await using var officer = await Visitor.ComeAsync(platform, userName);
        await officer.OpenFromWorklistAsync(code);
        if (withResult)
        {
            await officer.AttachResultAsync();
        }

        if (opinion is not null)
        {
            await officer.FillAsync("Form.Opinion", opinion);
        }

        await officer.ActAsync(button);
    }

    /// <summary>Presses a button, says yes where the page asks once more, and reads what was done.</summary>
    public static async Task ActAsync(this Visitor officer, string button)
    {
        await SendAsync(() => officer.PressAsync(button));
        var yes = officer.Page.Locator("form[data-question] .btn-danger");
        if (await yes.CountAsync() > 0)
        {
            await SendAsync(() => yes.ClickAsync());
        }

        await Assertions.Expect(officer.Page.Locator("main .notice-ok").First).ToContainTextAsync("Đã ");

        async Task SendAsync(Func<Task> press)
        {
            await officer.Page.RunAndWaitForResponseAsync(press, answer => answer.Request.Method == "POST");
            await officer.Page.WaitForLoadStateAsync(LoadState.DOMContentLoaded);
        }
    }

    /// <summary>The leader reads what will be signed, types the PIN, signs.</summary>
    public static async Task SignResultAsync(this TestPlatform platform, string userName, string code)
    {
        await using var leader = await Visitor.ComeAsync(platform, userName);
        await leader.OpenFromWorklistAsync(code);
        await leader.Page.GetByRole(AriaRole.Link, new() { Name = "Xem và ký số" }).ClickAsync();
        await leader.SeesAsync("Mã băm SHA-256");
        await leader.FillAsync("Form.Pin", DemoSigning.Pin);
        await leader.PressAsync("Ký số");
        await leader.SeesAsync("Ký số kết quả “");
    }

    /// <summary>The clerk adds the agency's signature.</summary>
    public static async Task SignForAgencyAsync(this TestPlatform platform, string userName, string code)
    {
        await using var clerk = await Visitor.ComeAsync(platform, userName);
        await clerk.OpenFromWorklistAsync(code);
        await clerk.Page.GetByRole(AriaRole.Link, new() { Name = "Ký số của cơ quan" }).ClickAsync();
        await clerk.PressAsync("Ký số của cơ quan");
        await clerk.SeesAsync("Ký số của cơ quan lên kết quả");
    }

    public static async Task AttachResultAsync(this Visitor officer)
    {
        await officer.OpenPartAsync("Đính kèm kết quả");
        await officer.AttachAsync("Form.ResultFile", "ket-qua.pdf", Pdf);
        await officer.PressAsync("Đính kèm kết quả");
        await officer.SeesAsync("Đã đính kèm kết quả.");
    }

    /// <summary>Opens a folded part of the page when it is not open.</summary>
    public static async Task OpenPartAsync(this Visitor officer, string title)
    {
        var part = officer.Page.Locator("details", new() { Has = officer.Page.Locator("summary", new() { HasText = title }) }).First;
        if (await part.GetAttributeAsync("open") is null)
        {
            await part.Locator("summary").First.ClickAsync();
        }
    }
}
