using System.Text.Json.Serialization;

namespace XaDienTu.Signatures.Keys;

/// <summary>What a remote signing service says of itself (CSC API v2.0 clause 11.1).</summary>
/// <param name="Specs">Version of the API, such as 2.0.0.2.</param>
/// <param name="AuthType">How programs get in; "oauth2client" is what this adapter does.</param>
/// <param name="OAuth2">Base URI of the authorization server.</param>
public sealed record RemoteServiceInfo(
    string? Specs, string? Name, string? Region, string? Description, IReadOnlyList<string>? AuthType,
    [property: JsonPropertyName("oauth2")] string? OAuth2, IReadOnlyList<string>? Methods);

internal sealed record RemoteCredentialIds([property: JsonPropertyName("credentialIDs")] IReadOnlyList<string>? Ids);

// Clause 11.5, as far as it is read here.
internal sealed record RemoteCredential(
    RemoteCredentialKey? Key, RemoteCredentialCertificate? Cert, RemoteCredentialAuthorization? Auth, int? Multisign);

internal sealed record RemoteCredentialKey(string? Status, IReadOnlyList<string>? Algo);

internal sealed record RemoteCredentialCertificate(string? Status, IReadOnlyList<string>? Certificates);

internal sealed record RemoteCredentialAuthorization(string? Mode);

// Clauses 11.6 and 11.7: SAD with 200, handle with 202.
internal sealed record RemoteAuthorization([property: JsonPropertyName("SAD")] string? Sad, string? Handle);

internal sealed record RemoteSignatures(IReadOnlyList<string>? Signatures);

internal sealed record RemoteToken(
    [property: JsonPropertyName("access_token")] string? AccessToken, [property: JsonPropertyName("expires_in")] int? ExpiresIn);

// Clause 10.2.
internal sealed record RemoteError(string? Error, [property: JsonPropertyName("error_description")] string? Description);
