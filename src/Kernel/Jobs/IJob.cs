using Microsoft.Extensions.DependencyInjection;

namespace XaDienTu.Kernel.Jobs;

/// <summary>
/// Work that comes round by the clock. Of all nodes one does it; a node that dies at it is followed by another, so that what was half done
/// is done again: a job saves in small transactions of its own and bears to be repeated.
/// </summary>
public interface IJob
{
    Task RunAsync(DateTimeOffset now, CancellationToken cancellation);
}

/// <param name="Name">Fixed for ever, with the module in front: <c>cases.forget-uploads</c>.</param>
/// <param name="Title">What it does, in Vietnamese, for the page of the jobs.</param>
public sealed record JobPlan(string Name, string Title, JobSchedule Schedule)
{
    public const int MaxNameLength = 60;
}

/// <summary>A plan and the class that does it.</summary>
internal sealed record PlannedJob(JobPlan Plan, Func<IServiceProvider, IJob> Make);

public static class JobRegistration
{
    public static IServiceCollection AddJob<TJob>(this IServiceCollection services, string name, string title, JobSchedule schedule)
        where TJob : class, IJob
    {
        services.AddScoped<TJob>();
        return services.AddSingleton(new PlannedJob(
            new JobPlan(name, title, schedule), scope => scope.GetRequiredService<TJob>()));
    }
}
