namespace XaDienTu.Signatures;

/// <summary>A file or a message is not what it claims to be. <see cref="Code"/> is stable; the message is for the developer.</summary>
public sealed class SignatureFormatException(string code, string message, Exception? inner = null) : Exception(message, inner)
{
    public string Code { get; } = code;
}
