using System.Net;
using XaDienTu.Load.Driving;
using XaDienTu.Load.Hosting;

namespace XaDienTu.Load.Cases;

/// <summary>Officers with work on their desks, signed in.</summary>
internal sealed class Officers(IReadOnlyList<HttpClient> clients)
{
    private int next;

    public static async Task<Officers> SignInAsync(HostProcess host, IReadOnlyList<string> names)
    {
        var clients = new List<HttpClient>();
        foreach (var name in names)
        {
            var client = host.NewClient(new CookieContainer());
            if (await Session.SignInAsync(client, name) is { } fault)
            {
                throw new InvalidOperationException(fault);
            }

            clients.Add(client);
        }

        return new Officers(clients);
    }

    public Scenario Worklist => new("worklist", _ => Reading.GetAsync(Next(), "/can-bo/viec", "<a href=\"/can-bo/ho-so/"u8.ToArray()));

    /// <summary>The first page of the day, with what waits, is late and is due today.</summary>
    public Scenario Figures => new("figures", _ => Reading.GetAsync(Next(), "/can-bo", "</html>"u8.ToArray()));

    public HttpClient Next() => clients[(int)((uint)Interlocked.Increment(ref next) % (uint)clients.Count)];
}
