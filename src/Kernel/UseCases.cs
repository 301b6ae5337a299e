using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace XaDienTu.Kernel;

/// <summary>A use case is a class with a <c>RunAsync</c> of its own; a module need not list them.</summary>
public static class UseCases
{
    private const string Entry = "RunAsync";

    /// <summary>One of each for a request; what the module registered in another way stays so.</summary>
    public static void AddUseCasesOf(this IServiceCollection services, Assembly assembly)
    {
        foreach (var type in assembly.GetTypes().Where(IsUseCase))
        {
            services.TryAddScoped(type);
        }
    }

    private static bool IsUseCase(Type type) =>
        type is { IsClass: true, IsAbstract: false, IsGenericTypeDefinition: false, IsNested: false }
        && type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Any(method => method.Name == Entry);
}
