using Microsoft.Extensions.Diagnostics.HealthChecks;
using XaDienTu.Kernel.Data;

namespace XaDienTu.Host.Web;

/// <summary>Ready means the database answers; a balancer sends nobody to a node that is not.</summary>
internal sealed class DatabaseAnswers(IDatabaseProvider provider) : IHealthCheck
{
    public const string Ready = "ready";

    /// <summary>A database that answers later than this serves nobody; the balancer wants to know soon.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(3);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var connection = provider.CreateConnection();
            await connection.OpenAsync(cancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = "SELECT 1";
            await command.ExecuteScalarAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (System.Data.Common.DbException failure)
        {
            return HealthCheckResult.Unhealthy(failure.GetType().Name);
        }
    }
}
