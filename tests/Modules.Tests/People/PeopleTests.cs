using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Audit;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Results;
using XaDienTu.People;
using XaDienTu.People.Contracts;
using XaDienTu.TestKit;
using Xunit;

namespace XaDienTu.Modules.Tests.People;

public sealed class PeopleTests
{
    public static TheoryData<string> Both => Databases.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task A_person_told_once_is_found_by_number_and_each_look_leaves_a_trace(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        var told = Input() with { Phone = "+84 912.345.678", Email = "senh@example.vn", Address = "Bản  Huổi Cơ Mông" };
        var remembered = (await RememberAsync(platform, told)).Value!;

        var found = (await FindAsync(platform, $"{told.IdNumber![..3]} {told.IdNumber[3..]}")).Value!;

        Assert.Equivalent(remembered, found);
        Assert.Equal(("Giàng Thị Sếnh", 1990, Sex.Female), (found.FullName, found.BirthYear, found.Sex));
        Assert.Equal(("0912345678", "Bản Huổi Cơ Mông"), (found.Phone, found.Address));
        Assert.Equal(["PersonRemembered", "PersonRead"], (await AuditAsync(platform, found.Id)).Select(row => row.Action));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task An_unknown_number_is_not_found_and_a_wrong_one_refused(string database)
    {
        var platform = await TestPlatform.OnAsync(database);

        Assert.Equal(ErrorKind.NotFound, (await FindAsync(platform, NewNumber())).Error?.Kind);
        Assert.Equal("Số căn cước phải đủ 12 chữ số, chứng minh nhân dân cũ 9 chữ số, mới có 11.",
            (await FindAsync(platform, "01119000123")).Error?.Message);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Told_again_a_person_is_completed_not_doubled(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        var first = Input() with { Phone = "0912345678" };
        var id = (await RememberAsync(platform, first)).Value!.Id;

        var second =
            (await RememberAsync(
                platform, first with { FullName = "GIÀNG THỊ SẾNH", BirthDate = new(1990, 5, 17), Phone = "0987654321" })).Value!;
        await RememberAsync(platform, first with { Phone = null });

        Assert.Equal((id, "Giàng Thị Sếnh"), (second.Id, second.FullName));
        Assert.Equal((new DateOnly(1990, 5, 17), "0987654321"), (second.BirthDate, second.Phone));
        Assert.Empty(second.ToCheck);
        // The third time told nothing new: no trace.
        Assert.Equal(["PersonRemembered", "PersonCompleted"], (await AuditAsync(platform, id)).Select(row => row.Action));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Another_name_birth_or_sex_is_kept_beside_and_never_replaces(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        var first = Input() with { IdNumber = OldNumber(), OldIdNumberAllowed = true, BirthDate = new(1955, 2, 3), Sex = Sex.Female };
        await RememberAsync(platform, first);
        var other = first with { FullName = "Giàng Thị Sinh", BirthDate = null, BirthYear = 1956, Sex = Sex.Male };

        await RememberAsync(platform, other);
        var person = (await RememberAsync(platform, other)).Value!;

        Assert.Equal(("Giàng Thị Sếnh", new DateOnly(1955, 2, 3), Sex.Female), (person.FullName, person.BirthDate, person.Sex));
        Assert.Equal(
            [(FactKind.FullName, "Giàng Thị Sinh"), (FactKind.Birth, "1956"), (FactKind.Sex, "Male")],
            person.ToCheck.OrderBy(fact => fact.Kind).Select(fact => (fact.Kind, fact.Value)));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Many_counters_writing_one_number_at_once_make_one_person(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        var input = Input();

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(counter =>
            RememberAsync(platform, input with { Address = $"Thôn {counter}" })));

        Assert.All(answers, answer => Assert.True(answer.Ok));
        Assert.Single(answers.Select(answer => answer.Value!.Id).Distinct());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Without_a_number_each_is_a_person_until_named(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        var nameless = Input() with { IdNumber = null, BirthYear = 1938 };

        var one = (await RememberAsync(platform, nameless)).Value!;
        var two = (await RememberAsync(platform, nameless)).Value!;
        var completed = (await RememberAsync(platform, nameless with { PersonId = one.Id, Phone = "02153823456" })).Value!;

        Assert.NotEqual(one.Id, two.Id);
        Assert.Equal((one.Id, "02153823456"), (completed.Id, completed.Phone));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_number_on_file_is_not_given_to_a_second_person(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        var holder = Input();
        await RememberAsync(platform, holder);
        var other = (await RememberAsync(platform, Input() with { IdNumber = null })).Value!;

        var answer = await RememberAsync(platform, holder with { PersonId = other.Id });

        Assert.Equal("people.id-number-taken", answer.Error?.Code);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task What_is_left_without_commit_forgets_the_person(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        var input = Input();
        await using (var scope = platform.NewScope())
        {
            await using var transaction = await scope.ServiceProvider.GetRequiredService<Work>().BeginAsync(default);
            Assert.True((await scope.ServiceProvider.GetRequiredService<IPeople>().RememberAsync(input, Actor.System, default)).Ok);
        }

        Assert.Equal(ErrorKind.NotFound, (await FindAsync(platform, input.IdNumber!)).Error?.Kind);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task All_faults_are_told_at_once_each_at_its_field(string database)
    {
        var platform = await TestPlatform.OnAsync(database);
        var wrong =
            Input() with { FullName = " ", BirthDate = new(2030, 1, 1), Phone = "91234", Email = "senh@", Address = new string('x', 301) };

        var error = (await RememberAsync(platform, wrong)).Error!;

        Assert.Equal(["address", "birthDate", "email", "fullName", "idNumber", "phone"], error.Fields.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("Ngày sinh phải trước hôm nay, 04/03/2026.", error.Fields["birthDate"]);
    }

    private static PersonInput Input() => new() { FullName = " Giàng Thị  Sếnh ", IdNumber = NewNumber() };

    /// <summary>A woman of 1990, registered in Điện Biên.</summary>
    private static string NewNumber() => "011190" + Digits(6);

    private static string OldNumber() => Digits(9);

    private static string Digits(int count) =>
        string.Concat(Enumerable.Range(0, count).Select(_ => RandomNumberGenerator.GetInt32(10).ToString(CultureInfo.InvariantCulture)));

    private static async Task<Result<PersonSummary>> RememberAsync(TestPlatform platform, PersonInput input)
    {
        await using var scope = platform.NewScope();
        return await scope.ServiceProvider.GetRequiredService<IPeople>().RememberAsync(input, Actor.System, default);
    }

    private static async Task<Result<PersonSummary>> FindAsync(TestPlatform platform, string number)
    {
        await using var scope = platform.NewScope();
        return await scope.ServiceProvider.GetRequiredService<IPeople>().FindByIdNumberAsync(number, Actor.System, default);
    }

    private static async Task<List<AuditEvent>> AuditAsync(TestPlatform platform, Guid personId)
    {
        await using var scope = platform.NewScope();
        var subject = personId.ToString();
        return await scope.ServiceProvider.GetRequiredService<PeopleDb>().Set<AuditEvent>()
            .Where(row => row.SubjectType == "person" && row.SubjectId == subject).OrderBy(row => row.At).ToListAsync();
    }
}
