using System.Diagnostics.CodeAnalysis;

namespace XaDienTu.Kernel.Results;

/// <summary>What a use case answers: a value, or the one error that stopped it.</summary>
public readonly struct Result<T>
{
    private Result(T? value, Error? error)
    {
        Value = value;
        Error = error;
    }

    public T? Value { get; }

    public Error? Error { get; }

    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool Ok => Error is null;

    [SuppressMessage("Usage", "CA2225", Justification = "The conversions are the way to make a result.")]
    public static implicit operator Result<T>(T value) => new(value, null);

    [SuppressMessage("Usage", "CA2225", Justification = "The conversions are the way to make a result.")]
    public static implicit operator Result<T>(Error error) => new(default, error);
}

/// <summary>The value of a use case that has nothing to tell beyond having happened.</summary>
public readonly record struct Done;
