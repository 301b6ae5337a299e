using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Net.Pkcs11Interop.Common;
using Net.Pkcs11Interop.HighLevelAPI;

namespace XaDienTu.Signatures.Keys;

/// <summary>
/// A PKCS#11 module, loaded and initialised once per process and never unloaded: C_Initialize is a matter of the whole process.
/// A token has one session at a time, because a login counts for all sessions of the process (PKCS#11 2.40 base §2.6.6): were a
/// second one open, a wrong PIN would sign along with the first.
/// </summary>
internal sealed class TokenModule
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);
    private static readonly Dictionary<string, TokenModule> Loaded = [];
    private static readonly Lock Loading = new();
    private readonly Pkcs11InteropFactories factories = new();
    private readonly IPkcs11Library library;
    private readonly ConcurrentDictionary<string, SemaphoreSlim> gates = new();

    // Pkcs11Interop asks for "libdl"; Linux without development packages has only libdl.so.2.
    static TokenModule() => NativeLibrary.SetDllImportResolver(typeof(Pkcs11InteropFactories).Assembly, Resolve);

    private TokenModule(string path) =>
        library = factories.Pkcs11LibraryFactory.LoadPkcs11Library(factories, path, AppType.MultiThreaded);

    /// <exception cref="KeyRefusedException">Unreachable: no such library, or it cannot start.</exception>
    public static TokenModule Load(string path)
    {
        var full = Path.GetFullPath(path);
        lock (Loading)
        {
            if (Loaded.TryGetValue(full, out var module))
            {
                return module;
            }

            try
            {
                return Loaded[full] = new TokenModule(full);
            }
            catch (Pkcs11Exception failure)
            {
                throw TokenFailures.Explain(failure);
            }
            catch (Exception failure)
                when (failure is UnmanagedException or LibraryArchitectureException or DllNotFoundException or IOException)
            {
                throw new KeyRefusedException(KeyRefusal.Unreachable, $"The token module {full} cannot be loaded.", failure);
            }
        }
    }

    /// <summary>Runs work in the token's only session; with a PIN, logged in for just that long.</summary>
    public async Task<T> UseAsync<T>(
        TokenAddress address, AskTokenPin? pin, bool writes, Func<TokenSession, T> work, CancellationToken cancellation)
    {
        // The module's calls block, some for seconds while a reader wakes up.
        var token = await Task.Run(() => Guard(() => Find(address)), cancellation);
        var gate = gates.GetOrAdd($"{token.Info.ManufacturerId}/{token.Info.SerialNumber}/{token.Info.Label}", _ => new SemaphoreSlim(1));
        var typed = pin is null ? null : await pin(cancellation);
        try
        {
            if (!await gate.WaitAsync(LongestWait, cancellation))
            {
                throw new KeyRefusedException(KeyRefusal.TimedOut, "The token was busy with others for too long.");
            }

            try
            {
                return await Task.Run(() => Guard(() => InSession(token, typed, writes, work)), cancellation);
            }
            finally
            {
                gate.Release();
            }
        }
        finally
        {
            CryptographicOperations.ZeroMemory(typed);
        }
    }

    public IReadOnlyList<ITokenInfo> Tokens() => Guard(() => Present().Select(token => token.Info).ToList());

    private T InSession<T>(Token token, byte[]? pin, bool writes, Func<TokenSession, T> work)
    {
        using var session = new TokenSession(token.Slot.OpenSession(writes ? SessionType.ReadWrite : SessionType.ReadOnly), factories);
        if (pin is not null)
        {
            session.LogIn(token.Slot.GetTokenInfo(), pin);
        }

        return work(session);
    }

    private Token Find(TokenAddress address) =>
        Present().Where(token => address.Fits(token.Info.Label, token.Info.SerialNumber)).ToList() switch
    {
        [var only] => only,
        [] => throw new KeyRefusedException(KeyRefusal.NotFound, "No such token is plugged in."),
        _ => throw new KeyRefusedException(KeyRefusal.NotFound, "Several tokens fit; name the serial number."),
    };

    private List<Token> Present() => library.GetSlotList(SlotsType.WithTokenPresent)
        .Select(slot => new Token(slot, slot.GetTokenInfo()))
        .Where(token => token.Info.TokenFlags.TokenInitialized)
        .ToList();

    private static T Guard<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Pkcs11Exception failure)
        {
            throw TokenFailures.Explain(failure);
        }
    }

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? search) =>
        name == "libdl" && OperatingSystem.IsLinux() && NativeLibrary.TryLoad("libdl.so.2", out var handle) ? handle : 0;

    private sealed record Token(ISlot Slot, ITokenInfo Info);
}
