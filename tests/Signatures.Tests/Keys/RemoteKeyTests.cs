using System.Security.Cryptography;
using System.Text;
using Xunit;
using XaDienTu.Signatures.Keys;

namespace XaDienTu.Signatures.Tests.Keys;

public sealed class RemoteKeyTests(RemoteBench bench) : IClassFixture<RemoteBench>
{
    private static readonly byte[] Data = Encoding.UTF8.GetBytes("Giấy chứng nhận số 7");
    private static readonly byte[] Hash = SHA256.HashData(Data);

    [Theory]
    [InlineData(true, "confirmAtOnce")]
    [InlineData(false, "confirmAtOnce")]
    [InlineData(false, "sideBySide")]
    [InlineData(true, "failingLooks")]
    public async Task A_confirmed_signature_satisfies_the_public_key_and_openssl(bool isRsa, string behaviour)
    {
        var name = await bench.MakeAsync(isRsa);
        await bench.Signer.BehaveAsync(name, behaviour);
        var key = await bench.Service().OpenKeyAsync(name, "Giấy khai sinh Nguyễn Thị Hoà", default);

        var value = Assert.Single(await key.SignAsync([Hash], default));

        Assert.True(KeyProof.Verifies(key.Certificate, Hash, value));
        Assert.Equal("Verified OK", TokenBench.OpenSslVerdict(key.Certificate, Data, value));
        Assert.Equal("Giấy khai sinh Nguyễn Thị Hoà", (await bench.Signer.CountsAsync(name)).Shown);
    }

    [Fact]
    public async Task The_key_waits_until_the_phone_confirms()
    {
        var name = await bench.MakeAsync();
        await bench.Signer.BehaveAsync(name, "confirmAfter", seconds: 1);
        var key = await bench.Service().OpenKeyAsync(name, null, default);

        Assert.Single(await key.SignAsync([Hash], default));

        Assert.InRange((await bench.Signer.CountsAsync(name)).Looks, 3, 12);
    }

    [Fact]
    public async Task Two_hundred_hashes_take_one_confirmation()
    {
        var name = await bench.MakeAsync(isRsa: true);
        await bench.Signer.BehaveAsync(name, "confirmAfter", seconds: 0.3);
        var key = await bench.Service().OpenKeyAsync(name, "200 kết quả", default);
        var hashes = Enumerable.Range(0, 200).Select(number => SHA256.HashData(BitConverter.GetBytes(number))).ToList();

        var values = await key.SignAsync(hashes, default);

        Assert.All(hashes.Zip(values), pair => Assert.True(KeyProof.Verifies(key.Certificate, pair.First, pair.Second)));
        var counts = await bench.Signer.CountsAsync(name);
        Assert.Equal((1, 200), (counts.Confirmations, counts.Signatures));
    }

    [Fact]
    public async Task More_than_one_confirmation_covers_are_refused_before_the_holder_is_asked()
    {
        var name = await bench.MakeAsync();
        await bench.Signer.BehaveAsync(name, "confirmAtOnce", mostPerConfirmation: 2);
        var key = await bench.Service().OpenKeyAsync(name, null, default);

        var refusal = await Assert.ThrowsAsync<KeyRefusedException>(() => key.SignAsync([Hash, Hash, Hash], default));

        Assert.Equal((KeyRefusal.Refused, 2), (refusal.Reason, key.MostPerConfirmation));
        Assert.Equal(0, (await bench.Signer.CountsAsync(name)).Confirmations);
    }

    [Theory]
    [InlineData("refuse", KeyRefusal.Refused)]
    [InlineData("neverAnswer", KeyRefusal.TimedOut)]
    [InlineData("wrongSignature", KeyRefusal.Refused)]
    [InlineData("serverError", KeyRefusal.Unreachable)]
    [InlineData("locked", KeyRefusal.Locked)]
    [InlineData("wrongPin", KeyRefusal.WrongPin)]
    [InlineData("hugeAnswer", KeyRefusal.Unreachable)]
    public async Task What_is_not_signed_is_told_with_its_reason(string behaviour, KeyRefusal reason)
    {
        foreach (var isRsa in new[] { true, false })
        {
            var name = await bench.MakeAsync(isRsa);
            await bench.Signer.BehaveAsync(name, behaviour);
            var key = await bench.Service(longestConfirmation: 1).OpenKeyAsync(name, null, default);

            var refusal = await Assert.ThrowsAsync<KeyRefusedException>(() => key.SignAsync([Hash], default));

            Assert.Equal(reason, refusal.Reason);
        }
    }

    [Fact]
    public async Task A_service_that_dawdles_is_not_waited_for()
    {
        var name = await bench.MakeAsync();
        await bench.Signer.BehaveAsync(name, "slow", seconds: 20);
        var key = await bench.Service(longestCall: 0.5).OpenKeyAsync(name, null, default);

        var refusal = await Assert.ThrowsAsync<KeyRefusedException>(() => key.SignAsync([Hash], default))
            .WaitAsync(TimeSpan.FromSeconds(10));

        Assert.Equal(KeyRefusal.Unreachable, refusal.Reason);
    }

    [Fact]
    public async Task A_slow_service_is_waited_for()
    {
        var name = await bench.MakeAsync();
        await bench.Signer.BehaveAsync(name, "slow", seconds: 0.4);
        var key = await bench.Service().OpenKeyAsync(name, null, default);

        Assert.Single(await key.SignAsync([Hash], default));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_finger_on_the_phone_decides(bool confirmed)
    {
        var name = await bench.MakeAsync();
        await bench.Signer.BehaveAsync(name, "neverAnswer");
        var key = await bench.Service().OpenKeyAsync(name, null, default);
        var signing = key.SignAsync([Hash], default);
        await Task.Delay(300);
        Assert.False(signing.IsCompleted);

        await bench.Signer.DecideAsync(name, confirmed);

        if (confirmed)
        {
            Assert.Single(await signing);
        }
        else
        {
            Assert.Equal(KeyRefusal.Refused, (await Assert.ThrowsAsync<KeyRefusedException>(() => signing)).Reason);
        }
    }

    [Fact]
    public async Task Waiting_for_the_holder_can_be_called_off()
    {
        var name = await bench.MakeAsync();
        await bench.Signer.BehaveAsync(name, "neverAnswer");
        var key = await bench.Service(longestConfirmation: 60).OpenKeyAsync(name, null, default);
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(400));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => key.SignAsync([Hash], stop.Token))
            .WaitAsync(TimeSpan.FromSeconds(10));

        var looks = (await bench.Signer.CountsAsync(name)).Looks;
        await Task.Delay(400);
        Assert.Equal(looks, (await bench.Signer.CountsAsync(name)).Looks);
    }

    [Fact]
    public async Task Anything_but_sha256_hashes_is_a_mistake_of_the_caller()
    {
        var key = await bench.Service().OpenKeyAsync("ecdsa", null, default);

        await Assert.ThrowsAsync<ArgumentException>(() => key.SignAsync([], default));
        await Assert.ThrowsAsync<ArgumentException>(() => key.SignAsync([new byte[20]], default));
    }
}
