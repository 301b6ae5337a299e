using System.Security.Cryptography;
using System.Text.Json.Serialization;

namespace XaDienTu.RemoteSigner;

/// <summary>The methods of CSC API v2.0 (clauses 8.4.4 and 11) that the platform calls.</summary>
internal static class ServiceApi
{
    private const string Sha256 = "2.16.840.1.101.3.4.2.1";

    public static void Map(WebApplication app)
    {
        app.MapPost("/oauth2/token", (HttpRequest request, Access access) => access.GiveAsync(request)).DisableAntiforgery();
        var api = app.MapGroup("/csc/v2");
        api.MapPost("/info", (HttpRequest request) => Results.Json(new
        {
            specs = "2.0.0.2",
            name = "Remote signer of the tests",
            logo = "",
            region = "VN",
            lang = "vi-VN",
            description = "Stands in for a remote signing service",
            authType = new[] { "oauth2client" },
            oauth2 = $"{request.Scheme}://{request.Host}/",
            methods = new[] { "credentials/list", "credentials/info", "credentials/authorize", "credentials/authorizeCheck",
                "signatures/signHash" },
        }));
        var access = app.Services.GetRequiredService<Access>();
        var inside = api.MapGroup("").AddEndpointFilter(async (call, next) => access.Takes(call.HttpContext.Request)
            ? await next(call)
            : Fault("invalid_token", "The access token is not valid", 401));
        inside.MapPost("/credentials/list", (ListInput input, Credentials all) =>
            Results.Json(new { credentialIDs = all.Of(input.UserId) }));
        inside.MapPost("/credentials/info", (CredentialInput input, Credentials all) =>
            all.Find(input.CredentialId) is { } found ? Info(found) : NoSuchKey());
        inside.MapPost("/credentials/authorize", AuthorizeAsync);
        inside.MapPost("/credentials/authorizeCheck", CheckAsync);
        inside.MapPost("/signatures/signHash", SignAsync);
    }

    private static IResult Info(Credential credential) => Results.Json(new
    {
        key = new
        {
            status = credential.Behaviour.KeyStatus ?? "enabled",
            algo = new[] { credential.IsRsa ? "1.2.840.113549.1.1.11" : "1.2.840.10045.4.3.2" },
            len = credential.IsRsa ? 2048 : 256,
        },
        cert = new { status = "valid", certificates = credential.Certificates.Select(Convert.ToBase64String) },
        auth = new { mode = "explicit" },
        SCAL = "2",
        multisign = credential.Behaviour.MostPerConfirmation ?? 1000,
    });

    private static async Task<IResult> AuthorizeAsync(AuthorizeInput input, Credentials all)
    {
        if (all.Find(input.CredentialId) is not { } credential)
        {
            return NoSuchKey();
        }

        if (input.Hashes is not { Count: > 0 } hashes || input.NumSignatures != hashes.Count || input.HashAlgorithmOID != Sha256)
        {
            return Fault("invalid_request", "Missing (or invalid type) array parameter hashes");
        }

        credential.Confirmations++;
        credential.Shown = input.Description ?? "";
        await DawdleAsync(credential);
        switch (credential.Behaviour.Behaviour)
        {
            case Behaviour.ServerError:
                return Fault("server_error", "Out of order", 500);
            case Behaviour.Locked:
                return Fault("invalid_request", "Credential locked");
            case Behaviour.WrongPin:
                return Fault("invalid_authentication_data", "The authentication data is invalid");
            case Behaviour.HugeAnswer:
                return Results.Json(new { SAD = new string('x', 4_000_000) });
            default:
                var confirmation = all.Begin(credential, hashes);
                return credential.Behaviour.Behaviour is Behaviour.ConfirmAfter or Behaviour.Refuse or Behaviour.NeverAnswer
                    or Behaviour.FailingLooks
                    ? Waiting(confirmation)
                    : Confirmed(confirmation);
        }
    }

    private static async Task<IResult> CheckAsync(CheckInput input, Credentials all, TimeProvider time)
    {
        if (all.Look(input.Handle) is not { Credential: var credential } confirmation)
        {
            return Fault("invalid_request", "Invalid parameter handle");
        }

        credential.Looks++;
        confirmation.Looks++;
        await DawdleAsync(credential);
        var behaviour = credential.Behaviour;
        if (confirmation.Decision == false || behaviour.Behaviour == Behaviour.Refuse)
        {
            return Fault("access_denied", "The user denied the request");
        }

        if (behaviour.Behaviour == Behaviour.FailingLooks && confirmation.Looks <= 2)
        {
            return Fault("temporarily_unavailable", "Maintenance", 503);
        }

        var confirmed = confirmation.Decision == true || behaviour.Behaviour == Behaviour.FailingLooks
            || (behaviour.Behaviour == Behaviour.ConfirmAfter
            && time.GetUtcNow() - confirmation.Begun >= TimeSpan.FromSeconds(behaviour.Seconds));
        return confirmed ? Confirmed(confirmation) : Waiting(confirmation);
    }

    private static async Task<IResult> SignAsync(SignInput input, Credentials all)
    {
        if (all.Spend(input.Sad) is not { Credential: var credential } confirmation || credential.Id != input.CredentialId)
        {
            return Fault("invalid_request", $"Invalid parameter SAD {input.Sad}");
        }

        await DawdleAsync(credential);
        if (input.Hashes is null || !input.Hashes.SequenceEqual(confirmation.Hashes))
        {
            return Fault("invalid_request", "Hash is not authorized by the SAD");
        }

        var isWrong = credential.Behaviour.Behaviour == Behaviour.WrongSignature;
        credential.Signatures += input.Hashes.Count;
        return Results.Json(new
        {
            signatures = input.Hashes.Select(Convert.FromBase64String)
                .Select(hash => credential.Sign(isWrong ? SHA256.HashData(hash) : hash)),
        });
    }

    private static Task DawdleAsync(Credential credential) =>
        credential.Behaviour.Behaviour == Behaviour.Slow
            ? Task.Delay(TimeSpan.FromSeconds(credential.Behaviour.Seconds))
            : Task.CompletedTask;

    private static IResult Confirmed(Confirmation confirmation) => Results.Json(new { SAD = confirmation.Activation });

    private static IResult Waiting(Confirmation confirmation) => Results.Json(new { handle = confirmation.Handle }, statusCode: 202);

    private static IResult NoSuchKey() => Fault("invalid_request", "Invalid parameter credentialID");

    private static IResult Fault(string error, string description, int status = 400) =>
        Results.Json(new { error, error_description = description }, statusCode: status);
}

internal sealed record ListInput(string? UserId);

internal sealed record CredentialInput(string? CredentialId);

internal sealed record AuthorizeInput(
    string? CredentialId, int NumSignatures, IReadOnlyList<string>? Hashes, string? HashAlgorithmOID, string? Description);

internal sealed record CheckInput(string? Handle);

internal sealed record SignInput(string? CredentialId, [property: JsonPropertyName("SAD")] string? Sad, IReadOnlyList<string>? Hashes);
