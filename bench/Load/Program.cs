using XaDienTu.Load;
using XaDienTu.Load.Cases;
using XaDienTu.Load.Growth;
using XaDienTu.Load.Line;
using XaDienTu.Load.Monday;

// Load on the real host over HTTP, on a private PostgreSQL, beside references measured in the same run.
return args switch
{
    ["cases", .. var rest] when Options.Read(rest, seconds: 20) is { } options => await CasesBench.RunAsync(options),
    ["monday", .. var rest] when Options.Read(rest, seconds: 60) is { } options => await MondayBench.RunAsync(options),
    ["line", .. var rest] when Options.Read(rest, seconds: 0) is { } options => await LineBench.RunAsync(options),
    ["growth", .. var rest] when Options.Read(rest, seconds: 15) is { } options => await GrowthBench.RunAsync(options),
    _ => Options.Misused(),
};
