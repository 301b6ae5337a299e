namespace XaDienTu.Signatures.Keys;

/// <summary>Why a key did not sign. <see cref="Reason"/> is stable; the message never holds a secret.</summary>
public sealed class KeyRefusedException(KeyRefusal reason, string message, Exception? inner = null) : Exception(message, inner)
{
    public KeyRefusal Reason { get; } = reason;
}

public enum KeyRefusal
{
    WrongPin,
    Locked,
    Refused,
    TimedOut,
    Unreachable,
    NotFound,
}
