using Microsoft.Extensions.DependencyInjection;

namespace XaDienTu.Ui;

/// <summary>Registers what the layouts and tag helpers inject.</summary>
public static class UiServices
{
    public static IServiceCollection AddUi(this IServiceCollection services) =>
        services.AddScoped<PageFrame>().AddScoped<AssetUrls>().AddHttpContextAccessor();
}
