using XaDienTu.Load.Cases;
using XaDienTu.Load.Driving;
using XaDienTu.Load.Hosting;

namespace XaDienTu.Load.Growth;

/// <summary>One size under measurement: its host and what is asked of it.</summary>
internal sealed record GrownProvince(int Cases, HostProcess Host, Grow Grow, IReadOnlyList<Scenario> Scenarios) : IDisposable
{
    /// <param name="facts">Of the smallest size: officers and counters are the same at all.</param>
    public static async Task<GrownProvince> OpenAsync(PostgresServer postgres, GrownDatabases databases, Facts facts, int size)
    {
        var database = GrownDatabases.NameOf(size);
        var known = await KnownCases.ReadAsync(postgres, database, facts.Officers, size);
        var host = await HostProcess.ServeAsync(postgres.ConnectionString(database), databases.Data, isOwnData: false);
        var filing = await Filing.PrepareAsync(await Session.ProgramAsync(host), facts.Counters);
        var officers = await Officers.SignInAsync(host, facts.Officers);
        return new(
            size, host, databases.Grow(size),
            [officers.Worklist, officers.Figures, .. new Searching(officers, known).All, Reading.Tracking(host.NewClient(), known.Anywhere),
                filing.FileCase]);
    }

    public Task TakeOutFiledAsync() => Grow.TakeOutFiledAsync();

    public void Dispose() => Host.Dispose();
}
