using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace XaDienTu.RemoteSigner;

/// <summary>All keys, and the confirmations under way.</summary>
internal sealed class Credentials
{
    private readonly TimeProvider time;
    private readonly ConcurrentDictionary<string, Credential> all = new();
    private readonly ConcurrentDictionary<string, Confirmation> byHandle = new();
    private readonly ConcurrentDictionary<string, Confirmation> byActivation = new();

    public Credentials(TimeProvider time)
    {
        this.time = time;
        Make("rsa", "holder", isRsa: true);
        Make("ecdsa", "holder", isRsa: false);
    }

    public Credential? Find(string? id) => id is not null && all.TryGetValue(id, out var credential) ? credential : null;

    public IEnumerable<string> Of(string? holder) =>
        all.Values.Where(one => one.Holder == holder).Select(one => one.Id).Order(StringComparer.Ordinal);

    public void Make(string id, string holder, bool isRsa) =>
        all[id] = new Credential(id, holder, isRsa ? RSA.Create(2048) : ECDsa.Create(ECCurve.NamedCurves.nistP256), time);

    public Confirmation Begin(Credential credential, IReadOnlyList<string> hashes)
    {
        var confirmation = new Confirmation(credential, hashes, Random(), Random(), time.GetUtcNow());
        byHandle[confirmation.Handle] = confirmation;
        byActivation[confirmation.Activation] = confirmation;
        return confirmation;
    }

    public Confirmation? Look(string? handle) => handle is not null && byHandle.TryGetValue(handle, out var found) ? found : null;

    /// <summary>An activation is good for one signing.</summary>
    public Confirmation? Spend(string? activation) =>
        activation is not null && byActivation.TryRemove(activation, out var found) ? found : null;

    /// <summary>The holder's finger on the phone, for all that waits.</summary>
    public void Decide(Credential credential, bool confirmed)
    {
        foreach (var waiting in byHandle.Values.Where(waiting => waiting.Credential == credential && waiting.Decision is null))
        {
            waiting.Decision = confirmed;
        }
    }

    private static string Random() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(20));
}

internal sealed class Confirmation(
    Credential credential, IReadOnlyList<string> hashes, string handle, string activation, DateTimeOffset begun)
{
    public Credential Credential { get; } = credential;

    public IReadOnlyList<string> Hashes { get; } = hashes;

    public string Handle { get; } = handle;

    public string Activation { get; } = activation;

    public DateTimeOffset Begun { get; } = begun;

    public int Looks { get; set; }

    /// <summary>Null while nobody has touched the phone.</summary>
    public bool? Decision { get; set; }
}
