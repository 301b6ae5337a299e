using System.Text.Json;
using System.Text.Json.Serialization;
using XaDienTu.RemoteSigner;

// A stand-in for a remote signing service, for tests alone: its keys are made at each start, its "phone" is a control address.
// --port N (0: any free one), --client ID, --secret S, --token-seconds N. It ends when its standard input is closed.
var builder = WebApplication.CreateSlimBuilder(args);
var settings = builder.Configuration;
builder.Logging.ClearProviders();
builder.WebHost.UseUrls($"http://127.0.0.1:{settings["port"] ?? "0"}");
// The standard writes "SAD" and "credentialID": names go out as they stand.
builder.Services.ConfigureHttpJsonOptions(options =>
{
    options.SerializerOptions.PropertyNamingPolicy = null;
    options.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
});
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddSingleton<Credentials>();
builder.Services.AddSingleton(services => new Access(
    settings["client"] ?? "xa-dien-tu", settings["secret"] ?? "secret-of-the-tests", settings.GetValue("token-seconds", 3600),
    services.GetRequiredService<TimeProvider>()));

var app = builder.Build();
ServiceApi.Map(app);
ControlApi.Map(app);
await app.StartAsync();
Console.WriteLine($"Remote signer ready {app.Urls.First()}");
await Console.In.ReadToEndAsync();
await app.StopAsync();
