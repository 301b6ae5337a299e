using System.Security.Cryptography.X509Certificates;

namespace XaDienTu.RemoteSigner;

/// <summary>The tests' side: keys to order, certificates to hand in, and a finger on the holder's phone.</summary>
internal static class ControlApi
{
    public static void Map(WebApplication app)
    {
        var control = app.MapGroup("/control");
        control.MapGet("", (Access access) => new { tokensGiven = access.Given });
        control.MapPost("/tokens/revoke", (Access access) => access.RevokeAll());
        control.MapPut("/credentials/{id}", (string id, MakeInput input, Credentials all) => all.Make(id, input.Holder, input.IsRsa));
        control.MapGet("/credentials/{id}", (string id, Credentials all) => Found(all, id, one =>
            Results.Json(new { shown = one.Shown, confirmations = one.Confirmations, looks = one.Looks, signatures = one.Signatures })));
        control.MapPost("/credentials/{id}/behaviour", (string id, BehaviourInput input, Credentials all) => Found(all, id, one =>
        {
            one.Behaviour = input;
            return Results.NoContent();
        }));
        control.MapPost("/credentials/{id}/confirm", (string id, Credentials all) => Decide(all, id, confirmed: true));
        control.MapPost("/credentials/{id}/refuse", (string id, Credentials all) => Decide(all, id, confirmed: false));
        control.MapGet("/credentials/{id}/request", (string id, Credentials all) => Found(all, id, one => Results.Text(one.Request())));
        control.MapPut("/credentials/{id}/certificates", async (string id, HttpRequest request, Credentials all) =>
        {
            using var reader = new StreamReader(request.Body);
            var chain = new X509Certificate2Collection();
            chain.ImportFromPem(await reader.ReadToEndAsync());
            return Found(all, id, one =>
            {
                one.Certificates = [.. chain.Select(certificate => certificate.RawData)];
                return Results.NoContent();
            });
        });
    }

    private static IResult Decide(Credentials all, string id, bool confirmed) => Found(all, id, one =>
    {
        all.Decide(one, confirmed);
        return Results.NoContent();
    });

    private static IResult Found(Credentials all, string id, Func<Credential, IResult> work) =>
        all.Find(id) is { } found ? work(found) : Results.NotFound();
}

internal sealed record MakeInput(string Holder, bool IsRsa);
