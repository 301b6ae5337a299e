using XaDienTu.Cases.Reception;
using Xunit;

namespace XaDienTu.Modules.Tests.Cases.Reception;

public sealed class CitizenCardTests
{
    private const string Whole =
        "024090004321|012345678|Nguyễn Văn An|05031990|Nam|Thôn 3, Xã Xuân Lương, Huyện Yên Thế, Bắc Giang|10052021";
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Theory]
    [InlineData(Whole)]
    [InlineData("024090004321||Nguyễn Văn An|05031990|Nam|Thôn 3, Xã Xuân Lương, Huyện Yên Thế, Bắc Giang|10052021")]
    [InlineData("\uFEFF" + Whole + "\r\n")]
    [InlineData("024090004321|012345678| Nguyễn  Văn An |05031990|Nam|Thôn 3, Xã Xuân Lương,\u00A0Huyện Yên Thế, Bắc Giang|10052021\t")]
    [InlineData(
        "024090004321|012345678|Nguye\u0302\u0303n Va\u0306n An|05031990|Nam|Thôn 3, Xã Xuân Lương, Huyện Yên Thế, Bắc Giang|10052021")]
    public void A_whole_card_is_read(string scanned)
    {
        var reading = CitizenCard.Read(scanned, Today);

        Assert.Null(reading.Fault);
        Assert.Equal(
            new CitizenCard("024090004321", "Nguyễn Văn An", new DateOnly(1990, 3, 5), "Thôn 3, Xã Xuân Lương, Huyện Yên Thế, Bắc Giang"),
            reading.Card);
    }

    [Theory]
    [InlineData("024090004321|012345678|Nguyễn Văn An|05031990|Nam|10052021", "6 phần")]
    [InlineData(Whole + "|" + Whole, "14 phần")]
    [InlineData("024090004321|", "2 phần")]
    [InlineData("024090004321|012345678|Nguyễn Văn An|31021990|Nam|Thôn 3, Xã Mỹ|10052021", "Ngày")]
    [InlineData("024090004321|012345678|Nguyễn Văn An|05032090|Nam|Thôn 3, Xã Mỹ|10052091", "Ngày")]
    [InlineData("024090004321|012345678|Nguyễn Văn An|05031990|Nam|Thôn 3, Xã Mỹ|10051980", "Ngày")]
    [InlineData("024090004321|012345678|Nguyễn Văn An|5/3/1990|Nam|Thôn 3, Xã Mỹ|10052021", "Ngày")]
    [InlineData("024090004321|012345678|Nguy?n V?n An|05031990|Nam|Th?n 3, X? M?|10052021", "dấu")]
    [InlineData("024090004321|012345678|Nguyen Van An|05031990|Nam|Thon 3, Xa My, Bac Giang|10052021", "dấu")]
    [InlineData("024090004321|012345678|Nguye6n4 Va8n An|05031990|Nam|Thôn 3, Xã Mỹ|10052021", "dấu")]
    [InlineData("024090004321|012345678||05031990|Nam|Thôn 3, Xã Mỹ|10052021", "dấu")]
    public void Of_a_broken_card_only_the_number_is_taken(string scanned, string said)
    {
        var reading = CitizenCard.Read(scanned, Today);

        Assert.Null(reading.Card);
        Assert.Equal("024090004321", reading.IdNumber);
        Assert.Contains(said, reading.Fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("02409000432|012345678|Nguyễn Văn An|05031990|Nam|Thôn 3, Xã Mỹ|10052021", "mới có 11")]
    [InlineData("O24090004321|012345678|Nguyễn Văn An|05031990|Nam|Thôn 3, Xã Mỹ|10052021", "“O”")]
    [InlineData("|||||||", "12 chữ số")]
    public void A_wrong_number_is_no_number(string scanned, string said)
    {
        var reading = CitizenCard.Read(scanned, Today);

        Assert.Equal((null, null), (reading.Card, reading.IdNumber));
        Assert.Contains(said, reading.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_typed_by_hand_is_no_card() => Assert.False(CitizenCard.IsScanned("0240 9000 4321"));
}
