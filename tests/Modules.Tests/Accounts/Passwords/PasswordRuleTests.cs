using XaDienTu.Accounts;
using XaDienTu.Accounts.Passwords;
using Xunit;

namespace XaDienTu.Modules.Tests.Accounts.Passwords;

public sealed class PasswordRuleTests
{
    private static readonly string?[] Own = ["congdan.an", "Nguyễn Thị Hương Giang", "024085000123", "0912345678", null];

    [Theory]
    [InlineData("ruong bac thang mua lua", 14)]
    [InlineData("ao cá Bác Hồ 77", 14)]
    [InlineData("Hương Giang và bốn con mèo", 14)]
    [InlineData("chim sẻ nâu", 8)]
    [InlineData("kx7-Rw9p", 8)]
    [InlineData("chuồn chuồn bay thấp", 14)]
    [InlineData("coffee bottle moon", 14)]
    [InlineData("mèo mun trèo cau 2026", 14)]
    public void Words_that_nobody_connects_with_the_owner_do(string password, int minLength) =>
        Assert.Null(PasswordRule.Fault(password, minLength, Own));

    [Theory]
    [InlineData("chim sẻ nâu", 14, "ít nhất 14 ký tự")]
    [InlineData("kx7-Rw9", 8, "ít nhất 8 ký tự")]
    [InlineData("", 8, "ít nhất 8 ký tự")]
    [InlineData("aabbaabbaabbaabb", 14, "khác nhau")]
    [InlineData("matkhau123", 8, "nhiều người dùng")]
    [InlineData("sunshine1", 8, "nhiều người dùng")]
    [InlineData(" TRUSTNO1 ", 8, "nhiều người dùng")]
    [InlineData("NguyenThiHuongGiang", 14, "dễ đoán")]
    [InlineData("huonggiang@2026", 14, "dễ đoán")]
    [InlineData("Giang0912345678!", 14, "dễ đoán")]
    [InlineData("024085000123-an", 14, "dễ đoán")]
    [InlineData("BacGiang-1985!", 8, "dễ đoán")]
    [InlineData("xadientu@2026ab", 14, "dễ đoán")]
    [InlineData("qwertyuiop4321!!", 14, "dễ đoán")]
    [InlineData("lkjhgfdsa 7654", 8, "dễ đoán")]
    [InlineData("aaaaaaaabcdefgh", 14, "dễ đoán")]
    [InlineData("congdan.an.2025", 14, "dễ đoán")]
    [InlineData("iloveyouiloveyou", 14, "lặp lại")]
    [InlineData("iloveyouiloveyou", 8, "lặp lại")]
    [InlineData("1iloveyouiloveyou99", 14, "lặp lại")]
    [InlineData("P@ssw0rdP@ssw0rd", 14, "lặp lại")]
    [InlineData("P@ssw0rdP@ssw0rd!", 8, "lặp lại")]
    [InlineData("adminadminadmin1", 14, "lặp lại")]
    [InlineData("adminadmin1", 8, "lặp lại")]
    [InlineData("11223344556677", 14, "dễ đoán")]
    [InlineData("11223344556677", 8, "dễ đoán")]
    [InlineData("hanoi2026hanoi2026", 14, "dễ đoán")]
    [InlineData("hanoi2026hanoi2026", 8, "dễ đoán")]
    public void What_a_stranger_tries_first_is_refused_with_the_cure(string password, int minLength, string reason) =>
        Assert.Contains(reason, PasswordRule.Fault(password, minLength, Own), StringComparison.Ordinal);

    [Fact]
    public void It_is_short_enough_to_be_hashed() =>
        Assert.Contains("quá 200", PasswordRule.Fault(new string('a', 100) + new string('b', 101), 14, Own), StringComparison.Ordinal);

    [Fact]
    public void The_list_knows_more_than_a_hundred_thousand() => Assert.InRange(CommonPasswords.Count, 100_000, 1_000_000);

    [Fact]
    public void Beside_a_second_step_eight_signs_are_enough()
    {
        var citizen = new Account { Kind = AccountKind.Citizen, FullName = "Lý A Páo" };
        Assert.Equal(14, PasswordRules.MinLengthOf(citizen));
        citizen.TotpSecret = "…";
        Assert.Equal(8, PasswordRules.MinLengthOf(citizen));
        Assert.Equal(8, PasswordRules.MinLengthOf(new Account { Kind = AccountKind.Officer, FullName = "Vi Văn Păn" }));
    }
}
