using Microsoft.Extensions.DependencyInjection;

namespace XaDienTu.Kernel.Outbox;

/// <summary>Reacts to an event of another module. What it saves commits together with the mark that the message was delivered.</summary>
public interface IHandle<in TEvent>
{
    Task HandleAsync(TEvent news, CancellationToken cancellation);
}

/// <summary>Which handler hears which event.</summary>
internal sealed record Subscription(string EventName, Type EventType, Func<IServiceProvider, object, CancellationToken, Task> Deliver);

public static class OutboxRegistration
{
    /// <summary>All news that are declared in the assembly are known here from now on.</summary>
    public static IServiceCollection AddNewsOf(this IServiceCollection services, System.Reflection.Assembly assembly) =>
        services.AddSingleton(NewsOf.Assembly(assembly));

    public static IServiceCollection AddHandler<TEvent, THandler>(this IServiceCollection services)
        where TEvent : class
        where THandler : class, IHandle<TEvent>
    {
        services.AddScoped<THandler>();
        services.AddSingleton(new Subscription(
            NewsAttribute.NameOf(typeof(TEvent)),
            typeof(TEvent),
            (scope, news, cancellation) => scope.GetRequiredService<THandler>().HandleAsync((TEvent)news, cancellation)));
        return services;
    }
}
