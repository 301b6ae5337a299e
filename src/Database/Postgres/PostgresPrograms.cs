using System.Diagnostics;
using System.Globalization;
using Npgsql;
using XaDienTu.Kernel.Backups;

namespace XaDienTu.Database.Postgres;

/// <summary>PostgreSQL's own programs, of the server's version, talking to the same server as we do.</summary>
internal sealed class PostgresPrograms(NpgsqlConnection connection, string connectionString)
{
    private static readonly string[] Places = ["/usr/lib/postgresql/{0}/bin", "/usr/pgsql-{0}/bin", "/opt/homebrew/opt/postgresql@{0}/bin"];

    private readonly NpgsqlConnectionStringBuilder server = new(connectionString);

    /// <param name="database">Null for programs that talk to the whole server.</param>
    public async Task RunAsync(string program, IEnumerable<string> arguments, string? database, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(Find(program)) { RedirectStandardError = true };
        foreach (var word in arguments)
        {
            start.ArgumentList.Add(word);
        }

        // In the environment, not in the arguments: those every user of the machine can read.
        // Of several servers the one we talk to: a snapshot is known there only.
        start.Environment["PGHOST"] = connection.Host;
        start.Environment["PGPORT"] = connection.Port.ToString(CultureInfo.InvariantCulture);
        start.Environment["PGUSER"] = server.Username ?? "";
        start.Environment["PGPASSWORD"] = server.Password ?? "";
        start.Environment["PGSSLMODE"] = server.SslMode.ToString().ToLowerInvariant() switch
        {
            "verifyca" => "verify-ca",
            "verifyfull" => "verify-full",
            var mode => mode,
        };
        if (database is not null)
        {
            start.Environment["PGDATABASE"] = database;
        }

        using var process = Process.Start(start)!;
        try
        {
            var said = await process.StandardError.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            if (process.ExitCode != 0)
            {
                throw new KeepingException($"{program} không làm được: {said.Trim()}");
            }
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }
    }

    private string Find(string program)
    {
        var version = connection.PostgreSqlVersion.Major;
        var path = Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator) ?? [];
        return Places.Select(place => string.Format(CultureInfo.InvariantCulture, place, version)).Concat(path)
            .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists)
            ?? throw new KeepingException($"Không tìm thấy {program}. Cài gói postgresql-client-{version} trên máy này.");
    }
}
