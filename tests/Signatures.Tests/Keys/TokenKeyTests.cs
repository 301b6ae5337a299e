using System.Security.Cryptography;
using System.Text;
using Xunit;
using XaDienTu.Signatures.Keys;

namespace XaDienTu.Signatures.Tests.Keys;

[Collection(nameof(TokenBench))]
public sealed class TokenKeyTests(TokenBench bench)
{
    private static readonly byte[] Data = Encoding.UTF8.GetBytes("Quyết định số 12/QĐ-UBND");
    private static readonly byte[] Hash = SHA256.HashData(Data);

    [Theory]
    [InlineData(TokenKeyKind.Rsa2048)]
    [InlineData(TokenKeyKind.Rsa3072)]
    [InlineData(TokenKeyKind.EcdsaP256)]
    public async Task A_signature_of_the_token_satisfies_the_public_key_and_openssl(TokenKeyKind kind)
    {
        TokenBench.NeedsSoftHsm();
        await bench.MakeKeyAsync($"Lãnh đạo {kind}", kind);
        var key = await bench.OpenAsync($"Lãnh đạo {kind}");

        var value = Assert.Single(await key.SignAsync([Hash], default));

        Assert.True(KeyProof.Verifies(key.Certificate, Hash, value));
        Assert.Equal("Verified OK", TokenBench.OpenSslVerdict(key.Certificate, Data, value));
        Assert.NotEqual("Verified OK", TokenBench.OpenSslVerdict(key.Certificate, [.. Data, 1], value));
    }

    // r and s come in fixed width: every two hundred or so has a leading zero that DER must drop, half have a high bit that needs one.
    [Fact]
    public async Task Many_hashes_are_signed_in_one_login_in_their_order()
    {
        TokenBench.NeedsSoftHsm();
        await bench.MakeKeyAsync("Batch", TokenKeyKind.EcdsaP256);
        var asked = 0;
        var key = await bench.OpenAsync("Batch", cancellation =>
        {
            asked++;
            return bench.RightPin(cancellation);
        });
        var hashes = Enumerable.Range(0, 1000).Select(number => SHA256.HashData(BitConverter.GetBytes(number))).ToList();

        var values = await key.SignAsync(hashes, default);

        Assert.Equal(1, asked);
        Assert.All(hashes.Zip(values), pair => Assert.True(KeyProof.Verifies(key.Certificate, pair.First, pair.Second)));
    }

    [Fact]
    public async Task A_wrong_pin_signs_nothing_even_while_others_sign()
    {
        TokenBench.NeedsSoftHsm();
        await bench.MakeKeyAsync("Shared", TokenKeyKind.EcdsaP256);
        var right = await bench.OpenAsync("Shared");
        var wrong = await bench.OpenAsync("Shared", _ => ValueTask.FromResult("111111"u8.ToArray()));

        var signing = Enumerable.Range(0, 20).Select(_ => right.SignAsync([Hash, Hash, Hash], default)).ToList();
        var refused = Enumerable.Range(0, 20).Select(_ => Assert.ThrowsAsync<KeyRefusedException>(() => wrong.SignAsync([Hash], default)))
            .ToList();

        Assert.All(await Task.WhenAll(signing), values => Assert.Equal(3, values.Count));
        Assert.All(await Task.WhenAll(refused), refusal =>
        {
            Assert.Equal(KeyRefusal.WrongPin, refusal.Reason);
            Assert.DoesNotContain("111111", refusal.ToString(), StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task The_pin_is_wiped_after_the_login()
    {
        TokenBench.NeedsSoftHsm();
        await bench.MakeKeyAsync("Wiped", TokenKeyKind.EcdsaP256);
        var typed = Encoding.UTF8.GetBytes(TokenBench.Pin);
        var key = await bench.OpenAsync("Wiped", _ => ValueTask.FromResult(typed));

        await key.SignAsync([Hash], default);

        Assert.All(typed, character => Assert.Equal(0, character));
    }

    [Fact]
    public async Task A_batch_can_be_stopped_on_the_way()
    {
        TokenBench.NeedsSoftHsm();
        await bench.MakeKeyAsync("Stopped", TokenKeyKind.Rsa3072);
        var key = await bench.OpenAsync("Stopped");
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(150));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => key.SignAsync([.. Enumerable.Repeat(Hash, 20_000)], stop.Token));

        Assert.Single(await key.SignAsync([Hash], default));
    }

    [Fact]
    public async Task What_is_not_there_is_not_found_and_a_missing_module_is_unreachable()
    {
        TokenBench.NeedsSoftHsm();
        var none = await Assert.ThrowsAsync<KeyRefusedException>(() => bench.OpenAsync("Nobody"));
        var unplugged = await Assert.ThrowsAsync<KeyRefusedException>(
            () => TokenKey.OpenAsync(new(TokenBench.Module, "Unplugged"), new("Nobody"), bench.RightPin, default));
        var ambiguous = await Assert.ThrowsAsync<KeyRefusedException>(
            () => TokenKey.OpenAsync(new(TokenBench.Module), new("Nobody"), bench.RightPin, default));
        var missing = await Assert.ThrowsAsync<KeyRefusedException>(
            () => TokenKey.OpenAsync(new("/usr/lib/none.so"), new("Nobody"), bench.RightPin, default));

        Assert.All([none, unplugged, ambiguous], refusal => Assert.Equal(KeyRefusal.NotFound, refusal.Reason));
        Assert.Equal(KeyRefusal.Unreachable, missing.Reason);
    }
}

[CollectionDefinition(nameof(TokenBench))]
public sealed class TokenBenchCollection : ICollectionFixture<TokenBench>;
