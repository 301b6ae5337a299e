namespace XaDienTu.RemoteSigner;

/// <summary>What the holder and the service do at the next confirmation.</summary>
internal enum Behaviour
{
    ConfirmAtOnce,

    /// <summary>After <see cref="BehaviourInput.Seconds"/>.</summary>
    ConfirmAfter,
    Refuse,

    /// <summary>Until somebody posts to the confirm or refuse address.</summary>
    NeverAnswer,
    WrongSignature,
    ServerError,

    /// <summary>Each call takes <see cref="BehaviourInput.Seconds"/>.</summary>
    Slow,
    Locked,
    WrongPin,

    /// <summary>Two looks fail before the confirmation comes through.</summary>
    FailingLooks,

    /// <summary>An answer without end.</summary>
    HugeAnswer,

    /// <summary>ECDSA as r and s side by side.</summary>
    SideBySide,
}

internal sealed record BehaviourInput(Behaviour Behaviour, double Seconds = 0, int? MostPerConfirmation = null, string? KeyStatus = null);
