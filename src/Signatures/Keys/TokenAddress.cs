namespace XaDienTu.Signatures.Keys;

/// <summary>Which token (smart card, USB token, HSM partition): by label or serial number, on a PKCS#11 module.</summary>
/// <param name="Module">Path of the maker's shared library.</param>
public sealed record TokenAddress(string Module, string? Label = null, string? SerialNumber = null)
{
    internal bool Fits(string label, string serialNumber) =>
        (Label is null || Label == label) && (SerialNumber is null || SerialNumber == serialNumber);
}

/// <summary>Which key on a token: by label (CKA_LABEL) or by identifier (CKA_ID) in hexadecimal.</summary>
public sealed record TokenKeyName(string? Label, string? Id = null);

/// <summary>
/// Asks the holder for the PIN when it is needed. The adapter wipes the array right after the login, so each call gives a new one.
/// </summary>
/// <returns>The PIN in UTF-8.</returns>
public delegate ValueTask<byte[]> AskTokenPin(CancellationToken cancellation);
