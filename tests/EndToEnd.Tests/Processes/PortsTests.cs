using Xunit;

namespace XaDienTu.EndToEnd.Tests.Processes;

public sealed class PortsTests
{
    [Fact]
    public void No_port_is_handed_out_twice_or_taken_from_where_the_system_takes_its_own()
    {
        var ports = Enumerable.Range(0, 500).Select(_ => Ports.Take()).ToList();

        Assert.Equal(ports.Count, ports.Distinct().Count());
        Assert.All(ports, port => Assert.InRange(port, Ports.First, Ports.Last));
    }

    /// <summary>A connection kept for later would be handed out with the dead server's last words: "57P01 unexpected postmaster
    /// exit".</summary>
    [Fact]
    public async Task Who_looks_into_the_tables_of_a_killed_server_finds_the_one_that_took_its_place()
    {
        using var province = await Province.CopyAsync();
        var before = await province.Tables.CountAsync("SELECT count(*) FROM procedures_version");

        await province.Server.KillAsync();
        await province.Server.StartAsync();

        Assert.Equal(before, await province.Tables.CountAsync("SELECT count(*) FROM procedures_version"));
    }
}
