using System.Net;
using Microsoft.Extensions.Configuration;
using XaDienTu.Accounts;
using Xunit;

namespace XaDienTu.Modules.Tests.Accounts;

public sealed class AccountsSettingsTests
{
    [Theory]
    [InlineData("10.20.0.0/16, 2001:db8::/32", "10.20.7.8", true)]
    [InlineData("10.20.0.0/16, 2001:db8::/32", "::ffff:10.20.7.8", true)]
    [InlineData("10.20.0.0/16, 2001:db8::/32", "2001:db8:5::1", true)]
    [InlineData("10.20.0.0/16, 2001:db8::/32", "10.21.7.8", false)]
    [InlineData("", "10.20.7.8", false)]
    public void Networks_of_the_agencies_are_told_from_the_world(string networks, string address, bool isInside) =>
        Assert.Equal(isInside, Read(("Accounts:AgencyNetworks", networks)).IsInAgency(IPAddress.Parse(address)));

    [Theory]
    [InlineData("Accounts:AgencyNetworks", "10.20.0.0/16, mang-noi-bo")]
    [InlineData("Accounts:AgencyNetworks", "10.20.0.0/33")]
    [InlineData("Accounts:UnusedDays", "0")]
    [InlineData("Accounts:UnusedDays", "nhiều")]
    [InlineData("Accounts:Issuer", "khong-phai")]
    public void A_setting_that_cannot_be_read_stops_the_start_with_its_name(string name, string value)
    {
        var failure = Assert.Throws<InvalidOperationException>(() => Read((name, value)));

        Assert.Contains(name, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Letters_lie_in_the_data_folder_unless_told_otherwise()
    {
        Assert.Equal(Path.GetFullPath("/srv/xdt/outbox"), Read(("Data", "/srv/xdt")).Outbox);
        Assert.Equal(Path.GetFullPath("/srv/mail"), Read(("Accounts:Outbox", "/srv/mail")).Outbox);
        Assert.Equal(TimeSpan.FromDays(45), Read().UnusedTime);
    }

    private static AccountsSettings Read(params (string Key, string Value)[] settings) => AccountsSettings.Read(
        new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))).Build());
}
