using CsCheck;
using XaDienTu.People.Contracts;
using Xunit;

namespace XaDienTu.Modules.Tests.People;

public sealed class PersonalIdNumberTests
{
    private static readonly DateOnly Today = new(2026, 3, 4);

    /// <summary>A number as the rules make it, with the year and sex that went into it.</summary>
    private static readonly Gen<(string Number, int Year, Sex Sex)> Issued =
        from province in Any([.. BirthPlaceCodes.Provinces.Keys])
        from year in Gen.Int[1900, 2026]
        from sex in Gen.Enum<Sex>()
        from rest in Gen.Int[0, 999_999]
        let century = (((year / 100) - 19) * 2) + (sex == Sex.Female ? 1 : 0)
        select ($"{province}{century}{year % 100:D2}{rest:D6}", year, sex);

    [Fact]
    public void A_number_tells_the_year_and_sex_it_was_made_of() => Issued.Sample(person =>
    {
        var number = Read(person.Number);

        Assert.Equal((person.Year, person.Sex), (number.BirthYear, number.Sex));
        Assert.Null(number.Contradiction(person.Year, person.Sex, Today));
        Assert.Null(number.Contradiction(null, null, Today));
    });

    [Fact]
    public void Spaces_dots_and_dashes_do_not_count() =>
        (from person in Issued
         from gaps in Any("", " ", ".", "-", " . ", "\u00a0").Array[12]
         select (person.Number, Typed: string.Concat(person.Number.Zip(gaps, (digit, gap) => $"{digit}{gap}"))))
        .Sample(sample => Assert.Equal(sample.Number, Read(sample.Typed).Value));

    [Fact]
    public void Another_birth_year_or_sex_is_noticed() =>
        (from person in Issued
         from year in Gen.Int[1900, 2026]
         where year != person.Year
         select (person, year)).Sample(sample =>
        {
            var number = Read(sample.person.Number);
            var otherSex = sample.person.Sex == Sex.Male ? Sex.Female : Sex.Male;

            Assert.Contains($"{sample.person.Year}", number.Contradiction(sample.year, null, Today), StringComparison.Ordinal);
            Assert.Contains("giới tính", number.Contradiction(sample.person.Year, otherSex, Today), StringComparison.Ordinal);
        });

    [Fact]
    public void Any_other_count_of_digits_is_named() =>
        Gen.Char['0', '9'].Array[1, 30].Where(digits => digits.Length != 12).Select(digits => new string(digits)).Sample(digits =>
        {
            var message = Fault(digits);

            Assert.Contains(
                digits.Length < 12 ? $"mới có {digits.Length}." : $"thừa {digits.Length - 12}.", message, StringComparison.Ordinal);
        });

    [Fact]
    public void Whatever_is_typed_gets_an_answer_not_an_exception() => Gen.String.Sample(text =>
    {
        var number = PersonalIdNumber.Parse(text, oldAllowed: true);

        Assert.True(number.Ok ? number.Value.Value.All(char.IsAsciiDigit) : number.Error.Fields.ContainsKey("idNumber"));
    });

    [Theory]
    [InlineData("", "Nhập số căn cước, gồm 12 chữ số.")]
    [InlineData("01119000123", "Số căn cước phải đủ 12 chữ số, mới có 11.")]
    [InlineData("0111900012345", "Số căn cước chỉ có 12 chữ số, đang thừa 1.")]
    [InlineData("01119000123A", "Số căn cước chỉ gồm chữ số. Bỏ “A”.")]
    [InlineData("003190001234", "Ba số đầu 003 không phải mã tỉnh nào. Đối chiếu lại với thẻ.")]
    [InlineData("040123456", "Số căn cước phải đủ 12 chữ số, mới có 9.")]
    public void A_fault_is_said_in_one_sentence(string typed, string sentence) => Assert.Equal(sentence, Fault(typed));

    [Fact]
    public void An_old_card_number_is_taken_only_where_allowed()
    {
        var old = PersonalIdNumber.Parse("040 123 456", oldAllowed: true).Value!;

        Assert.True(old.IsOld);
        Assert.Null(old.Contradiction(1950, Sex.Male, Today));
        Assert.Contains("chứng minh nhân dân cũ 9 chữ số", PersonalIdNumber.Parse("04012345", oldAllowed: true).Error!.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_year_to_come_contradicts_itself() =>
        Assert.Contains("2031", Read("011231000123").Contradiction(null, null, Today), StringComparison.Ordinal);

    [Fact]
    public void Somebody_born_abroad_carries_a_country_code() => Assert.Equal(1990, Read("138090000123").BirthYear);

    [Fact]
    public void There_are_sixty_three_provinces_of_birth() => Assert.Equal(63, BirthPlaceCodes.Provinces.Count);

    private static Gen<string> Any(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(index => texts[index]);

    private static PersonalIdNumber Read(string text) =>
        PersonalIdNumber.Parse(text).Value ?? throw new InvalidOperationException(Fault(text));

    private static string Fault(string text) => PersonalIdNumber.Parse(text) is { Ok: false } fault ? fault.Error.Message : "";
}
