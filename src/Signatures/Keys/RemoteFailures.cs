using System.Net;

namespace XaDienTu.Signatures.Keys;

/// <summary>
/// The service's errors (CSC API v2.0 clause 10 and the tables of 11.6, 11.7, 11.10) as reasons an officer can act on. Of the service's
/// words only the error's short code is passed on: a description may repeat what was sent.
/// </summary>
internal static class RemoteFailures
{
    public static KeyRefusedException Explain(string method, HttpStatusCode status, RemoteError? error)
    {
        var code = Code(error?.Error);
        var description = error?.Description ?? "";
        bool Says(string word) => description.Contains(word, StringComparison.OrdinalIgnoreCase);
        var (reason, message) = code switch
        {
            _ when (int)status >= 500 || status is HttpStatusCode.TooManyRequests =>
                (KeyRefusal.Unreachable, "The signing service is out of order"),
            _ when status is HttpStatusCode.Unauthorized || code is "invalid_client" or "unauthorized_client" or "invalid_scope" =>
                (KeyRefusal.Unreachable, "The signing service does not let this program in"),
            "access_denied" => (KeyRefusal.Refused, "The holder refused"),
            "invalid_authentication_data" or "invalid_otp" or "invalid_pin" => (KeyRefusal.WrongPin, "The holder's PIN or code is wrong"),
            "expired_token" => (KeyRefusal.TimedOut, "The time to confirm has run out"),
            "invalid_request" when Says("locked") => (KeyRefusal.Locked, "The signing service has locked the key"),
            // The handle is forgotten when the confirmation expires at the service.
            "invalid_request" when Says("handle") || Says("SAD expired") => (KeyRefusal.TimedOut, "The time to confirm has run out"),
            "invalid_request" when Says("parameter credentialID") => (KeyRefusal.NotFound, "The signing service has no such key"),
            _ => (KeyRefusal.Refused, "The signing service refused"),
        };
        return new(reason, $"{message} ({method}: {(int)status} {code}).");
    }

    public static KeyRefusedException Garbled(string method, Exception? inner = null) =>
        new(KeyRefusal.Unreachable, $"The signing service answered {method} with something that is no answer to it.", inner);

    private static string Code(string? code) =>
        code is { Length: > 0 and <= 40 } && code.All(letter => char.IsAsciiLetterLower(letter) || letter == '_') ? code : "";
}
