using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Audit;
using XaDienTu.Kernel.Audit.Heads;
using XaDienTu.Kernel.Audit.Reading;
using XaDienTu.Kernel.Audit.Refusals;
using XaDienTu.Kernel.Backups;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Desk;
using XaDienTu.Kernel.Files;
using XaDienTu.Kernel.Idempotency;
using XaDienTu.Kernel.Inputs;
using XaDienTu.Kernel.Jobs;
using XaDienTu.Kernel.Outbox;
using XaDienTu.Kernel.Registers;
using XaDienTu.Kernel.Upkeep;
using XaDienTu.Kernel.Verifying;
using XaDienTu.Kernel.Web;

namespace XaDienTu.Kernel;

public static class KernelServices
{
    public static IServiceCollection AddKernel(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<OutboxSignal>().AddSingleton<KnownNews>().AddNewsOf(typeof(KernelServices).Assembly);
        services.AddHostedService<OutboxDispatcher>();
        services.AddHostedService<HeadWorker>().AddHostedService<AuditSealer>().AddHostedService<RefusalWriter>();
        services.AddHostedService(JobWorker.Of).AddSingleton<JobTurn>().AddScoped<JobTable>();
        services.AddScoped(scope => new JobReading(
            scope.GetRequiredService<KernelDb>(), scope.GetServices<PlannedJob>(), scope.GetRequiredService<TimeProvider>()));
        services.AddScoped(scope => new AskJob(
            scope.GetRequiredService<KernelDb>(), scope.GetRequiredService<Work>(), scope.GetRequiredService<TimeProvider>()));
        services.AddScoped<SealAudit>().AddScoped<AuditVerification>();
        services.AddJob<Housekeeping>(
            "kernel.housekeeping", "Xoá tin đã chuyển quá 30 ngày, chuẩn bị cơ sở dữ liệu cho năm sau", TwiceADay(2, 10));
        services.AddJob<RemoveOrphans>("kernel.remove-orphans", "Xoá tệp không hồ sơ, bản nháp nào dùng", TwiceADay(2, 30));
        services.AddSingleton(root => AuditSettings.Of(root.GetService<IConfiguration>())).AddSingleton<HeadPost>();
        services.AddScoped<StampHead>().AddScoped<ShipHeads>().AddScoped<StampCheck>().AddScoped<AuditReading>().AddScoped<AuditIds>();
        services.AddSingleton<AuditWords>().AddAuditWords(KernelAuditNames.All);
        services.AddSingleton<RefusalLog>()
            .AddScoped(scope => new RefusalNotes(scope.GetRequiredService<RefusalLog>(), scope.GetRequiredService<ActorAccessor>()));
        services.AddScoped<IDeskPart, PlatformFigures>().AddScoped<WhoChanged>();
        services.AddScoped<ActorAccessor>().AddScoped<ActorMaker>().AddScoped<ExpectedVersion>();
        services.AddSingleton<KnownStamps>();
        services.AddScoped<Work>();
        services.AddScoped<Stamps>();
        services.AddScoped<Counters>();
        services.AddScoped(scope => new Numbering(
            scope.GetRequiredService<KernelDb>(), scope.GetRequiredService<Work>(), scope.GetRequiredService<TimeProvider>()));
        services.AddScoped(scope => new RegisterReading(scope.GetRequiredService<KernelDb>())).AddScoped<INameIds, RegisterNames>();
        services.AddScoped<Seeds>();
        services.AddScoped<FileStore>();
        services.AddScoped(scope => new ReadFile(
            scope.GetRequiredService<KernelDb>(), scope.GetRequiredService<Work>(), scope.GetRequiredService<FileStore>(),
            scope.GetServices<IFileGate>(), scope.GetRequiredService<TimeProvider>()));
        services.AddScoped<Idempotent>();
        services.AddModuleDb<KernelDb>();
        services.AddScoped<IDataCheck, TableCheck>().AddScoped<IDataCheck, ReferenceCheck>().AddScoped<IDataCheck, FileCheck>();
        services.AddScoped<IDataCheck, OutboxCheck>().AddScoped<IDataCheck, AuditCheck>().AddScoped<KnownHeads>();
        services.AddScoped<Verification>().AddScoped<Backup>().AddScoped<Restore>();
        return services;
    }

    /// <summary>At night and at noon: an office that is switched off at night has its turn by day.</summary>
    private static JobSchedule TwiceADay(int hour, int minute) =>
        JobSchedule.Daily(new TimeOnly(hour, minute), new TimeOnly(hour + 10, minute));

    /// <summary>Registers a module's context on the request's shared connection, and its place in the migrations.</summary>
    /// <param name="migrations">
    /// For a module from elsewhere, the first part of the names of its libraries of migrations: <c>Some.Module</c> of
    /// <c>Some.Module.Sqlite</c> and <c>Some.Module.Postgres</c>. Those of the platform's own stand with the providers.
    /// </param>
    public static IServiceCollection AddModuleDb<TDb>(this IServiceCollection services, string? migrations = null)
        where TDb : ModuleDb
    {
        services.AddSingleton<ContextPool<TDb>>();
        services.AddScoped(scope =>
        {
            // Asked for first: at the end of the scope it goes after its contexts.
            var work = scope.GetRequiredService<Work>();
            var db = scope.GetRequiredService<ContextPool<TDb>>().Rent();
            work.Attach(db);
            return db;
        });
        services.AddSingleton(new ModuleDbRegistration(typeof(TDb), migrations));
        return services;
    }
}

/// <summary>A context to migrate at start, in registration order.</summary>
public sealed record ModuleDbRegistration(Type DbType, string? Migrations)
{
    internal Assembly MigrationsFor(IDatabaseProvider provider) =>
        Migrations is null ? provider.GetType().Assembly : Assembly.Load($"{Migrations}.{provider.Name}");
}
