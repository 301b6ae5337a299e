using Net.Pkcs11Interop.Common;

namespace XaDienTu.Signatures.Keys;

/// <summary>The module's return values (PKCS#11 2.40 base §5.1) as reasons an officer can act on.</summary>
internal static class TokenFailures
{
    public static KeyRefusedException Explain(Pkcs11Exception failure)
    {
        var (reason, message) = failure.RV switch
        {
            CKR.CKR_PIN_INCORRECT or CKR.CKR_PIN_INVALID or CKR.CKR_PIN_LEN_RANGE => (KeyRefusal.WrongPin, "The PIN is wrong."),
            CKR.CKR_PIN_LOCKED or CKR.CKR_PIN_EXPIRED => (KeyRefusal.Locked, "The PIN is locked or has expired."),
            CKR.CKR_FUNCTION_CANCELED or CKR.CKR_FUNCTION_REJECTED or CKR.CKR_CANCEL =>
                (KeyRefusal.Refused, "The holder refused at the token."),
            CKR.CKR_USER_PIN_NOT_INITIALIZED => (KeyRefusal.Refused, "The token has no PIN of a user yet."),
            CKR.CKR_KEY_FUNCTION_NOT_PERMITTED or CKR.CKR_KEY_TYPE_INCONSISTENT or CKR.CKR_MECHANISM_INVALID or CKR.CKR_USER_NOT_LOGGED_IN
                or CKR.CKR_TOKEN_WRITE_PROTECTED or CKR.CKR_SESSION_READ_ONLY => (KeyRefusal.Refused, "The token does not allow this."),
            CKR.CKR_TOKEN_NOT_PRESENT or CKR.CKR_TOKEN_NOT_RECOGNIZED or CKR.CKR_SLOT_ID_INVALID =>
                (KeyRefusal.NotFound, "The token is not plugged in."),
            CKR.CKR_KEY_HANDLE_INVALID or CKR.CKR_OBJECT_HANDLE_INVALID => (KeyRefusal.NotFound, "The key is no longer on the token."),
            _ => (KeyRefusal.Unreachable, "The token does not answer."),
        };
        return new(reason, $"{message} ({failure.RV})", failure);
    }
}
