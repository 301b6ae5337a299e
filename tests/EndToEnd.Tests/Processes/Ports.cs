using System.Net;
using System.Net.Sockets;

namespace XaDienTu.EndToEnd.Tests.Processes;

/// <summary>
/// Ports of this machine for programs that a test starts. A program keeps its own over a restart (tokens and links name the address they
/// were given at), and nobody else in this run ever gets it: what still points at a server that was killed must not find another one there.
/// </summary>
internal static class Ports
{
    // Below the range from which the system takes the near ends of connections (32768 on): there a port that was free when it was looked at
    // may be taken before its server starts.
    public const int First = 12_000;
    public const int Last = 31_999;

    private static readonly Lock Gate = new();

    // Where another run on this machine does not begin as well.
    private static int next = Random.Shared.Next(First, Last + 1);

    /// <summary>A port that nobody listens at and that was not handed out before.</summary>
    public static int Take()
    {
        lock (Gate)
        {
            for (var tried = First; tried <= Last; tried++)
            {
                var port = next;
                next = next == Last ? First : next + 1;
                if (IsFree(port))
                {
                    return port;
                }
            }
        }

        throw new InvalidOperationException($"No port between {First} and {Last} is free.");
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
