using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace XaDienTu.Load.Line;

/// <summary>
/// A slow line between browser and host: everything passes here, at so many bits a second in each direction and half a round trip later.
/// All connections share the line as they share a village's. A new connection costs a round trip before its first byte, as the
/// handshake does. Loss and TCP's slow start are not played: at this speed ten packets fill the line.
/// </summary>
internal sealed class ShapedLine : IDisposable
{
    // What a packet carries, and what its heads add.
    private const int Packet = 1460;
    private const int Heads = 40;
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly IPEndPoint host;
    private readonly TimeSpan roundTrip;
    private readonly Lane up;
    private readonly Lane down;

    public ShapedLine(Uri host, int kilobits, TimeSpan roundTrip)
    {
        (this.host, this.roundTrip) = (new IPEndPoint(IPAddress.Loopback, host.Port), roundTrip);
        (up, down) = (new Lane(kilobits), new Lane(kilobits));
        listener.Start();
        _ = AcceptAsync();
    }

    public Uri BaseAddress => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");

    public void Dispose() => listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = CarryAsync(await listener.AcceptSocketAsync());
            }
        }
        catch (Exception end) when (end is ObjectDisposedException or SocketException)
        {
            // The line was taken down.
        }
    }

    private async Task CarryAsync(Socket browser)
    {
        using var server = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using (browser)
        {
            browser.NoDelay = true;
            await server.ConnectAsync(host);
            await Task.Delay(roundTrip);
            await Task.WhenAll(PumpAsync(browser, server, up), PumpAsync(server, browser, down));
        }
    }

    private async Task PumpAsync(Socket from, Socket to, Lane lane)
    {
        var onTheWay = Channel.CreateUnbounded<(byte[] Bytes, DateTimeOffset Arrives)>();
        var delivery = DeliverAsync(to, onTheWay.Reader);
        try
        {
            var buffer = new byte[Packet];
            for (int read; (read = await from.ReceiveAsync(buffer)) > 0;)
            {
                var sent = await lane.SendAsync(read + Heads);
                onTheWay.Writer.TryWrite((buffer[..read], sent + (roundTrip / 2)));
            }
        }
        catch (SocketException)
        {
            // One end hung up; the other is told below.
        }

        onTheWay.Writer.Complete();
        await delivery;
    }

    private static async Task DeliverAsync(Socket to, ChannelReader<(byte[] Bytes, DateTimeOffset Arrives)> onTheWay)
    {
        try
        {
            await foreach (var (bytes, arrives) in onTheWay.ReadAllAsync())
            {
                if (arrives - TimeProvider.System.GetUtcNow() is { Ticks: > 0 } wait)
                {
                    await Task.Delay(wait);
                }

                await to.SendAsync(bytes);
            }

            to.Shutdown(SocketShutdown.Send);
        }
        catch (SocketException)
        {
            // The browser left the page while it was still coming.
        }
    }

    /// <summary>One direction: a packet goes when those before it have gone.</summary>
    private sealed class Lane(int kilobits)
    {
        private readonly Lock turn = new();
        private DateTimeOffset free;

        /// <summary>Waits until the packet has left.</summary>
        public async Task<DateTimeOffset> SendAsync(int bytes)
        {
            DateTimeOffset gone;
            var now = TimeProvider.System.GetUtcNow();
            lock (turn)
            {
                gone = free = (free > now ? free : now) + TimeSpan.FromMilliseconds(bytes * 8.0 / kilobits);
            }

            if (gone > now)
            {
                await Task.Delay(gone - now);
            }

            return gone;
        }
    }
}
