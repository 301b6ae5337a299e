using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using XaDienTu.Kernel;
using XaDienTu.Kernel.Inputs;

namespace XaDienTu.Accounts.Unsent;

/// <summary>Seals what a form brought, for this platform alone to open, and opens it again after the sign-in.</summary>
internal sealed class UnsentForms(IDataProtectionProvider protection, TimeProvider clock)
{
    private static readonly TimeSpan Life = TimeSpan.FromHours(12);
    private readonly IDataProtector protector = protection.CreateProtector("XaDienTu.Accounts.Unsent.v1");

    /// <summary>Null for what no form of ours sent, what is too much, and what already travels.</summary>
    public async Task<string?> SealAsync(HttpContext http)
    {
        if (await ReadAsync(http) is not { } form)
        {
            return null;
        }

        if (form[UnsentForm.Field] is [{ Length: > 0 } travelling])
        {
            return travelling;
        }

        var secrets = form[UnsentForm.SecretsField].ToHashSet();
        var typed = form.Where(field => field.Key != UnsentForm.SecretsField && !secrets.Contains(field.Key))
            .Select(field => new TypedValue(field.Key, [.. field.Value.Select(value => value ?? "")])).ToList();
        var files = form.Files.Where(file => file.Length > 0).Select(file => file.FileName).ToList();
        var text =
            protector.Protect(JsonText.Of(new UnsentForm(http.Request.Path + http.Request.QueryString, clock.GetUtcNow(), typed, files)));
        return text.Length <= UnsentForm.MostLetters ? text : null;
    }

    public UnsentForm? Open(string text)
    {
        try
        {
            return JsonText.Parse<UnsentForm>(protector.Unprotect(text)) is { } form && clock.GetUtcNow() - form.At < Life ? form : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static async Task<IFormCollection?> ReadAsync(HttpContext http)
    {
        var request = http.Request;
        // A browser says where a form stands (Fetch, 3.2): another site must not put words into ours.
        if (!HttpMethods.IsPost(request.Method) || !request.HasFormContentType
            || (request.Headers.Origin is [{ } origin] && origin != $"{request.Scheme}://{request.Host}"))
        {
            return null;
        }

        try
        {
            return await request.ReadFormAsync(http.RequestAborted);
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException)
        {
            return null;
        }
    }
}
