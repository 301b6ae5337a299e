using System.Net;
using System.Net.Sockets;

namespace XaDienTu.Kernel.Web;

/// <summary>
/// What counts as one visitor where attempts are counted: an IPv4 address, or the /64 of an IPv6 one. Every home and every phone has a
/// whole /64 to itself, so whoever counts single IPv6 addresses counts nothing.
/// </summary>
public static class ClientNetwork
{
    private const int Prefix = 64;

    public static string Of(IPAddress? address)
    {
        if (address is null)
        {
            return "unknown";
        }

        var plain = Plain(address);
        if (plain.AddressFamily is not AddressFamily.InterNetworkV6)
        {
            return plain.ToString();
        }

        var bytes = plain.GetAddressBytes();
        bytes.AsSpan(Prefix / 8).Clear();
        return $"{new IPAddress(bytes)}/{Prefix}";
    }

    /// <summary>An IPv4 address that came over an IPv6 socket, as IPv4; without the name of this machine's network card.</summary>
    public static IPAddress Plain(IPAddress address) =>
        address.IsIPv4MappedToIPv6 ? address.MapToIPv4()
        : address.AddressFamily is AddressFamily.InterNetworkV6 && address.ScopeId != 0 ? new IPAddress(address.GetAddressBytes())
        : address;
}
