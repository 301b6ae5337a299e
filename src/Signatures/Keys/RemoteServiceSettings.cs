namespace XaDienTu.Signatures.Keys;

/// <summary>How a remote signing service is reached. Not a record: a record would print the secret.</summary>
public sealed class RemoteServiceSettings
{
    /// <summary>The base URI of CSC API v2 (clause 7.1), such as https://sign.example.vn/csc/v2/. Plain http only on this
    /// machine.</summary>
    public required Uri BaseAddress { get; init; }

    public required string ClientId { get; init; }

    public required string ClientSecret { get; init; }

    /// <summary>
    /// The oauth2/token address, when it is on another host than the service: the secret is never sent to a host that only
    /// an answer of the service names.
    /// </summary>
    public Uri? TokenAddress { get; init; }

    /// <summary>How often it is asked whether the holder has confirmed; at least 100 ms.</summary>
    public TimeSpan PollEvery { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long the holder has to confirm.</summary>
    public TimeSpan LongestConfirmation { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>How long one call may take.</summary>
    public TimeSpan LongestCall { get; init; } = TimeSpan.FromSeconds(20);

    internal Uri BaseFolder => BaseAddress.AbsoluteUri.EndsWith('/') ? BaseAddress : new Uri(BaseAddress.AbsoluteUri + "/");

    internal void Check()
    {
        if (!IsSafe(BaseAddress) || (TokenAddress is not null && !IsSafe(TokenAddress)))
        {
            throw new ArgumentException("A remote signing service is reached by https.", nameof(BaseAddress));
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(PollEvery, TimeSpan.FromMilliseconds(100));
        ArgumentOutOfRangeException.ThrowIfLessThan(LongestConfirmation, PollEvery);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(LongestCall, TimeSpan.Zero);
    }

    internal static bool IsSafe(Uri address) =>
        address.IsAbsoluteUri && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));
}
