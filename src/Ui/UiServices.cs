using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Ui.Histories;
using XaDienTu.Ui.Lists;

namespace XaDienTu.Ui;

/// <summary>Registers what the layouts and tag helpers inject.</summary>
public static class UiServices
{
    public static IServiceCollection AddUi(this IServiceCollection services) =>
        services.AddScoped<PageFrame>().AddScoped<AssetUrls>().AddHttpContextAccessor()
            .AddScoped<ListReading>().AddScoped<HistoryReading>();
}
