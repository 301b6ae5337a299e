using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace XaDienTu.EndToEnd.Tests.Processes;

/// <summary>The line between two programs, as a port of this machine that can be cut, can fall silent, and can be mended.</summary>
internal sealed class CuttableLine : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<Socket, byte> ends = [];
    private readonly CancellationTokenSource over = new();
    private readonly int target;
    private volatile TaskCompletionSource flowing = Finished();
    private volatile bool isCut;

    public CuttableLine(int target)
    {
        this.target = target;
        listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Every connection breaks and none is made.</summary>
    public void Cut()
    {
        isCut = true;
        foreach (var end in ends.Keys)
        {
            Break(end);
        }
    }

    /// <summary>Connections stay, new ones are taken, and nothing more comes through: what a dead firewall or a pulled cable looks
    /// like.</summary>
    public void Stall() => flowing = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Heal()
    {
        isCut = false;
        flowing.TrySetResult();
    }

    public void Dispose()
    {
        over.Cancel();
        listener.Dispose();
        Cut();
        flowing.TrySetResult();
        over.Dispose();
    }

    private static void Break(Socket end)
    {
        try
        {
            // Reset, not closed politely.
            end.LingerState = new LingerOption(true, 0);
            end.Dispose();
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
        {
            // It ended by itself in this moment.
        }
    }

    private static TaskCompletionSource Finished()
    {
        var source = new TaskCompletionSource();
        source.SetResult();
        return source;
    }

    private async Task AcceptAsync()
    {
        var end = over.Token;
        try
        {
            while (true)
            {
                _ = CarryAsync(await listener.AcceptSocketAsync(end), end);
            }
        }
        catch (Exception failure) when (failure is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task CarryAsync(Socket near, CancellationToken end)
    {
        using var far = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        near.NoDelay = true;
        ends.TryAdd(near, 0);
        ends.TryAdd(far, 0);
        try
        {
            await flowing.Task.WaitAsync(end);
            if (!isCut)
            {
                await far.ConnectAsync(IPAddress.Loopback, target, end);
                await Task.WhenAny(PumpAsync(near, far, end), PumpAsync(far, near, end));
            }
        }
        catch (Exception failure) when (failure is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Cut, or the other side is not there.
        }
        finally
        {
            ends.TryRemove(near, out _);
            ends.TryRemove(far, out _);
            near.Dispose();
        }
    }

    private async Task PumpAsync(Socket from, Socket to, CancellationToken end)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            int read;
            while ((read = await from.ReceiveAsync(buffer, end)) > 0)
            {
                await flowing.Task.WaitAsync(end);
                await to.SendAsync(buffer.AsMemory(0, read), end);
            }
        }
        catch (Exception failure) when (failure is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Cut, or one side hung up.
        }
    }
}
