namespace XaDienTu.Kernel.Results;

/// <summary>How an error answers over HTTP.</summary>
public enum ErrorKind
{
    /// <summary>422: what was sent breaks a rule; fields name the places.</summary>
    Invalid,

    /// <summary>404: not there, or not for this actor to know.</summary>
    NotFound,

    /// <summary>403: signed in, but without the right.</summary>
    Forbidden,

    /// <summary>409: somebody else was faster, or the state does not allow it any more.</summary>
    Conflict,

    /// <summary>412: made for a version that is gone.</summary>
    Stale,

    /// <summary>413: more bytes than allowed.</summary>
    TooLarge,

    /// <summary>429: asked too often; the sentence says how long to wait.</summary>
    TooMany,

    /// <summary>503: all places for costly work are taken; worth another try soon.</summary>
    Busy,
}

/// <summary>An error a person can cause: a stable code for programs and one Vietnamese sentence that says what to do next.</summary>
/// <param name="Code">Stable, dotted, lower case, e.g. <c>cases.step-already-done</c>; becomes the problem's type.</param>
/// <param name="Fields">Sentences per input field, empty when the error is not about a field.</param>
public sealed record Error(ErrorKind Kind, string Code, string Message, IReadOnlyDictionary<string, string> Fields)
{
    private static readonly Dictionary<string, string> NoFields = [];

    /// <summary>How long to wait before another try can do better; null when waiting alone does not help.</summary>
    public TimeSpan? RetryAfter { get; private init; }

    public static Error Invalid(string code, string message) => new(ErrorKind.Invalid, code, message, NoFields);

    public static Error Invalid(string code, IReadOnlyDictionary<string, string> fields) =>
        new(ErrorKind.Invalid, code, $"Cần sửa {fields.Count} chỗ: {string.Join(" ", fields.Values)}", fields);

    public static Error Field(string code, string field, string message) =>
        new(ErrorKind.Invalid, code, message, new Dictionary<string, string> { [field] = message });

    public static Error NotFound(string code, string message) => new(ErrorKind.NotFound, code, message, NoFields);

    public static Error Forbidden(string code, string message) => new(ErrorKind.Forbidden, code, message, NoFields);

    public static Error Conflict(string code, string message) => new(ErrorKind.Conflict, code, message, NoFields);

    public static Error Busy(string code, string message) => new(ErrorKind.Busy, code, message, NoFields);

    public static Error TooLarge(string code, string message) => new(ErrorKind.TooLarge, code, message, NoFields);

    /// <param name="message">Says what was too often, and when or how to go on.</param>
    public static Error TooMany(string code, string message, TimeSpan? retryAfter) =>
        new(ErrorKind.TooMany, code, message, NoFields) { RetryAfter = retryAfter };
}
