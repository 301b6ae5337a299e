namespace XaDienTu.Signing.Contracts;

/// <summary>What a demonstration tells its visitors about signing.</summary>
public static class DemoSigning
{
    /// <summary>PIN of all demo keys; such keys are made only where Demo is on, never put such a database to real use.</summary>
    public const string Pin = "246810";
}
