using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Net.Pkcs11Interop.Common;
using Xunit;
using XaDienTu.Signatures.Keys;

namespace XaDienTu.Signatures.Tests.Keys;

[Collection(nameof(TokenBench))]
public sealed class TokenKeysTests(TokenBench bench)
{
    [Fact]
    public async Task The_list_shows_tokens_and_keys_without_a_pin()
    {
        TokenBench.NeedsSoftHsm();
        var id = await bench.MakeKeyAsync("Văn thư", TokenKeyKind.EcdsaP256);

        var tokens = await TokenKeys.ListAsync(TokenBench.Module, default);

        Assert.Equal(["Second", "Văn phòng UBND"], tokens.Select(token => token.Label).Order(StringComparer.Ordinal));
        Assert.All(tokens, token => Assert.False(token.PinLocked));
        var key = Assert.Single(tokens.Single(token => token.Label == bench.Token.Label).Keys, key => key.Id == id);
        Assert.Equal("Văn thư", key.Label);
        Assert.Equal("CN=Văn thư", key.Certificate?.Subject);
    }

    [Theory]
    [InlineData(TokenKeyKind.Rsa2048)]
    [InlineData(TokenKeyKind.EcdsaP256)]
    public async Task A_request_is_signed_by_the_token_and_accepted_by_openssl(TokenKeyKind kind)
    {
        TokenBench.NeedsSoftHsm();
        var made = await TokenKeys.GenerateAsync(
            bench.Token, bench.RightPin, $"Request {kind}", kind, new X500DistinguishedName("CN=Uỷ ban nhân dân xã Nà Cang"), default);
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, PemEncoding.WriteString("CERTIFICATE REQUEST", made.Pkcs10));

        var (code, output) = TokenBench.Run("openssl", "req", "-verify", "-noout", "-in", file);

        File.Delete(file);
        Assert.Equal(0, code);
        Assert.Contains("OK", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_label_is_given_once()
    {
        TokenBench.NeedsSoftHsm();
        await bench.MakeKeyAsync("Once", TokenKeyKind.EcdsaP256);

        var refusal = await Assert.ThrowsAsync<KeyRefusedException>(() => bench.MakeKeyAsync("Once", TokenKeyKind.EcdsaP256));

        Assert.Equal(KeyRefusal.Refused, refusal.Reason);
    }

    [Fact]
    public async Task A_renewed_certificate_takes_the_place_of_the_earlier()
    {
        TokenBench.NeedsSoftHsm();
        var made =
            await TokenKeys.GenerateAsync(bench.Token, bench.RightPin, "Renewed", TokenKeyKind.EcdsaP256, new("CN=Renewed"), default);
        using var first = TokenTestAuthority.Issue(made.Pkcs10);
        using var second = TokenTestAuthority.Issue(made.Pkcs10, new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await TokenKeys.StoreCertificateAsync(bench.Token, bench.RightPin, made.KeyId, first, default);

        await TokenKeys.StoreCertificateAsync(bench.Token, bench.RightPin, made.KeyId, second, default);
        await TokenKeys.StoreCertificateAsync(bench.Token, bench.RightPin, made.KeyId, second, default);

        var key = await TokenKey.OpenAsync(bench.Token, new(null, made.KeyId), bench.RightPin, default);
        Assert.Equal(second, key.Certificate);
        var tokens = await TokenKeys.ListAsync(TokenBench.Module, default);
        Assert.Single(tokens.SelectMany(token => token.Keys), shown => shown.Id == made.KeyId);
    }

    [Fact]
    public async Task A_certificate_of_another_key_is_not_stored()
    {
        TokenBench.NeedsSoftHsm();
        var mine = await TokenKeys.GenerateAsync(bench.Token, bench.RightPin, "Mine", TokenKeyKind.EcdsaP256, new("CN=Mine"), default);
        var other = await TokenKeys.GenerateAsync(bench.Token, bench.RightPin, "Other", TokenKeyKind.EcdsaP256, new("CN=Other"), default);
        using var certificate = TokenTestAuthority.Issue(other.Pkcs10);

        var refusal = await Assert.ThrowsAsync<KeyRefusedException>(
            () => TokenKeys.StoreCertificateAsync(bench.Token, bench.RightPin, mine.KeyId, certificate, default));

        Assert.Equal(KeyRefusal.Refused, refusal.Reason);
    }

    [Fact]
    public async Task The_private_half_cannot_be_read_even_with_the_pin()
    {
        TokenBench.NeedsSoftHsm();
        var id = await bench.MakeKeyAsync("Secret", TokenKeyKind.Rsa2048);

        var secret = await TokenModule.Load(TokenBench.Module).UseAsync(
            bench.Token, bench.RightPin, writes: false,
            session => session.Read(session.Find(CKO.CKO_PRIVATE_KEY, new(null, id))[0], CKA.CKA_PRIVATE_EXPONENT), default);

        Assert.Empty(secret);
    }

    // SoftHSM never locks a PIN; the return values of those that do are read the same way.
    [Theory]
    [InlineData(CKR.CKR_PIN_LOCKED, KeyRefusal.Locked)]
    [InlineData(CKR.CKR_PIN_INCORRECT, KeyRefusal.WrongPin)]
    [InlineData(CKR.CKR_FUNCTION_REJECTED, KeyRefusal.Refused)]
    [InlineData(CKR.CKR_TOKEN_NOT_PRESENT, KeyRefusal.NotFound)]
    [InlineData(CKR.CKR_DEVICE_REMOVED, KeyRefusal.Unreachable)]
    public void A_return_value_is_told_as_a_reason(CKR value, KeyRefusal reason) =>
        Assert.Equal(reason, TokenFailures.Explain(new Pkcs11Exception("C_Login", value)).Reason);
}
