using XaDienTu.Kernel.Text;
using XaDienTu.People.Contracts;
using Xunit;

namespace XaDienTu.Modules.Tests.Kernel.Text;

public sealed class PersonValueTests
{
    private const int Most = 150;

    [Theory]
    [InlineData("An")]
    [InlineData("Nguyễn Văn An")]
    [InlineData("Y Bhăm Niê Kđăm")]
    [InlineData("K'Brăm")]
    [InlineData("H’Hen Niê")]
    [InlineData("Sùng A Páo-Lý")]
    [InlineData("Nguyen V. An")]
    public void A_name(string name) => Assert.Null(PersonName.Fault(name, Most));

    [Theory]
    [InlineData("", "Điền họ")]
    [InlineData("Nguyễn Văn 2", "Bỏ “2”")]
    [InlineData("An 😀", "Bỏ “😀”")]
    [InlineData("<b>An</b>", "Bỏ “<”")]
    [InlineData("- -", "phải có chữ")]
    [InlineData("NguyÔn V¨n An", "TCVN3")]
    public void No_name(string name, string said) => Assert.Contains(said, PersonName.Fault(name, Most), StringComparison.Ordinal);

    [Fact]
    public void A_company_may_have_digits_in_its_name() => Assert.Null(PersonName.FaultOfAny("Công ty TNHH MTV 27-7 & Con", Most));

    [Theory]
    [InlineData("0912 345 678", "0912345678")]
    [InlineData("+84 912-345-678", "0912345678")]
    [InlineData("(+84) 0912.345.678", "0912345678")]
    [InlineData("0084912345678", "0912345678")]
    [InlineData("84912345678", "0912345678")]
    [InlineData("0204 385 4321", "02043854321")]
    [InlineData("０９１２３４５６７８", "0912345678")]
    public void A_phone(string typed, string kept)
    {
        Assert.Equal(kept, PhoneNumber.Of(typed));
        Assert.Null(PhoneNumber.Fault(kept));
    }

    [Theory]
    [InlineData("0912345678, 0912345679")]
    [InlineData("912345678")]
    [InlineData("091234567")]
    [InlineData("0912345678\u00001")]
    [InlineData("không có")]
    public void No_phone(string typed) => Assert.NotNull(PhoneNumber.Fault(PhoneNumber.Of(typed)));

    [Theory]
    [InlineData("an@vidu.vn", true)]
    [InlineData("an.nguyen+ho-so@thu.vidu.vn", true)]
    [InlineData("an@vidu", false)]
    [InlineData("an@@vidu.vn", false)]
    [InlineData("a n@vidu.vn", false)]
    [InlineData("<an@vidu.vn>", false)]
    public void An_address_of_mail(string address, bool isOne) => Assert.Equal(isOne, EmailAddress.Fault(address, 200) is null);

    [Theory]
    [InlineData("001\0ABC123456")]
    [InlineData("\0")]
    public void Nothing_hides_in_an_id_number(string typed) => Assert.False(PersonalIdNumber.Parse(typed).Ok);

    [Fact]
    public void Nobody_is_born_tomorrow()
    {
        var today = new DateOnly(2026, 3, 4);

        Assert.NotNull(PersonRules.BirthFault(today.AddDays(1), null, today));
        Assert.NotNull(PersonRules.BirthFault(null, 2027, today));
        Assert.NotNull(PersonRules.BirthFault(null, 1899, today));
        Assert.Null(PersonRules.BirthFault(today, null, today));
        Assert.Null(PersonRules.BirthFault(null, 1931, today));
    }
}
