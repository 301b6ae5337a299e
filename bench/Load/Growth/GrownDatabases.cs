using System.Globalization;
using Npgsql;
using XaDienTu.Load.Hosting;

namespace XaDienTu.Load.Growth;

/// <summary>
/// A database for each size, each grown from a copy of the one before; the data folder is common. They stay on the server, so that one that
/// is not thrown away can be measured again after a change.
/// </summary>
internal sealed class GrownDatabases(PostgresServer postgres, Options options)
{
    public DirectoryInfo Data { get; } = new("artifacts/bench/growth");

    public static string NameOf(int size) => string.Create(CultureInfo.InvariantCulture, $"bench_growth_{size}");

    public Grow Grow(int size) => new(postgres, NameOf(size), options.Lean);

    public async Task<IReadOnlyList<Sizes>> MakeAsync()
    {
        foreach (var database in await postgres.ReadAsync(
            "postgres", "SELECT datname FROM pg_database WHERE datname LIKE 'bench_growth_%'", row => row.GetString(0)))
        {
            await postgres.RunAsync("postgres", $"DROP DATABASE {database} WITH (FORCE)");
        }

        if (Data.Exists)
        {
            Data.Delete(recursive: true);
        }

        Data.Create();
        await HostProcess.FillAsync(postgres.ConnectionString(NameOf(0)), Data, options.Cases);
        var sizes = new List<Sizes>();
        foreach (var (size, place) in options.Sizes.Select((size, place) => (size, place)))
        {
            // A database that somebody is connected to is not copied.
            NpgsqlConnection.ClearAllPools();
            var before = NameOf(place == 0 ? 0 : options.Sizes[place - 1]);
            await postgres.RunAsync("postgres", $"CREATE DATABASE {NameOf(size)} TEMPLATE {before} STRATEGY file_copy");
            var took = await Grow(size).ToAsync(size);
            sizes.Add(await Sizes.ReadAsync(postgres, NameOf(size), took));
            Console.WriteLine(sizes[^1]);
        }

        return sizes;
    }

    public async Task<IReadOnlyList<Sizes>> FindAsync()
    {
        var sizes = new List<Sizes>();
        foreach (var size in options.Sizes)
        {
            sizes.Add(await Sizes.ReadAsync(postgres, NameOf(size), TimeSpan.Zero));
        }

        return sizes;
    }
}
