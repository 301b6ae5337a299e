using System.Text.Json;
using Microsoft.Playwright;

namespace XaDienTu.EndToEnd.Tests.Typing;

/// <summary>A form that sends, found by its place among those of the page; what is typed into it and what stands in it.</summary>
internal sealed class TypedForm(IPage page, int index)
{
    private const string Form =
        "[...document.querySelectorAll('main form')].filter(form => form.method === 'post' && !('unkept' in form.dataset))";
    private const string Typeable =
        "control => control.matches('input, textarea') && control.name && !control.disabled && !control.readOnly"
        + " && !/^(hidden|password|file|submit|button|radio|checkbox)$/.test(control.type) && !/one-time|username/.test(control.autocomplete)";

    /// <summary>What each form of the page sends to and how many texts it asks for.</summary>
    public static Task<Found[]> AllOnAsync(IPage page) => new TypedForm(page, 0).AskAsync<Found[]>(
        $"{Form}.map((form, index) => ({{ index, target: (form.getAttribute('action') || '').split('?').pop(),"
        + $" texts: [...form.elements].filter({Typeable}).length }}))");

    /// <summary>Types into every text of the form; the same fields get other words with another <paramref name="turn"/>.</summary>
    public async Task<Dictionary<string, string>> TypeAsync(int turn)
    {
        await page.EvaluateAsync("document.querySelectorAll('main details').forEach(part => part.open = true)");
        var boxes = await AskAsync<Box[]>(
            $"[...{Form}[index].elements].filter({Typeable}).filter(control => control.getClientRects().length > 0)"
            + ".map((control, mark) => { control.dataset.mark = index + '-' + mark;"
            + " return { mark: control.dataset.mark, name: control.name, type: control.type, mode: control.inputMode, most: control.maxLength }; })");
        var typed = new Dictionary<string, string>();
        foreach (var box in boxes)
        {
            var words = WordsFor(box, turn);
            await page.Locator($"[data-mark='{box.Mark}']").FillAsync(words);
            typed[box.Name] = words;
        }

        return typed;
    }

    /// <summary>Presses its first button, as Enter would.</summary>
    public Task SendAsync() => page.EvaluateAsync(
        $"index => {{ const form = {Form}[index]; form.noValidate = true; form.requestSubmit(form.querySelector('button:not([type=button])')); }}", index);

    /// <summary>What was typed and does not stand there.</summary>
    public async Task<IReadOnlyList<string>> MissingAsync(Dictionary<string, string> typed)
    {
        var there = await AskAsync<Text[]>(
            $"[...({Form}[index]?.elements ?? [])].filter({Typeable}).map(({{ name, value }}) => ({{ name, value }}))");
        var values = there.GroupBy(text => text.Name).ToDictionary(group => group.Key, group => group.First().Value);
        return
        [
            .. typed.Where(text => values.GetValueOrDefault(text.Key) != text.Value)
                .Select(text => $"{text.Key}: “{text.Value}” became “{values.GetValueOrDefault(text.Key) ?? "nothing"}”"),
        ];
    }

    private async Task<T> AskAsync<T>(string script) =>
        JsonSerializer.Deserialize<T>(
            await page.EvaluateAsync<string>($"index => JSON.stringify({script})", index), JsonSerializerOptions.Web)!;

    private static string WordsFor(Box box, int turn)
    {
        var words = box switch
        {
            { Type: "date" } => $"2026-03-1{turn}",
            { Type: "month" } => $"2026-0{turn}",
            { Type: "time" } => $"08:1{turn}",
            { Type: "number" } => $"{turn}",
            { Type: "email" } => $"vi.van.pan{turn}@example.vn",
            { Type: "tel" } => $"0912 345 67{turn}",
            { Most: > 0 and <= 4 } or { Mode: "numeric", Most: <= 0 } => $"{turn}",
            _ => $"Vi Văn Păn, thôn Đồng Lạnh, chữ thứ {turn}",
        };
        return box.Most > 0 && words.Length > box.Most ? words[..box.Most] : words;
    }

    internal sealed record Found(int Index, string Target, int Texts);

    private sealed record Box(string Mark, string Name, string Type, string Mode, int Most);

    private sealed record Text(string Name, string Value);
}
