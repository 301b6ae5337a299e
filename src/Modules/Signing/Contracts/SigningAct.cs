namespace XaDienTu.Signing.Contracts;

/// <summary>Why a signature is made (Decree 30/2020, article 13 and appendix I).</summary>
public enum SigningAct
{
    /// <summary>Ký phê duyệt: the competent person.</summary>
    Approve,

    /// <summary>Ký ban hành: the agency, only on what the competent person has signed.</summary>
    Issue,

    /// <summary>The clerk who turned a paper into a file vouches for the copy.</summary>
    Digitise,
}

public enum SigningState
{
    /// <summary>The holder has yet to confirm.</summary>
    Waiting,
    Signed,
    Refused,
    Expired,
    Failed,
}
