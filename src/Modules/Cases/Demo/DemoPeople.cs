using System.Globalization;
using XaDienTu.Accounts.Contracts;
using XaDienTu.Cases.Process;

namespace XaDienTu.Cases.Demo;

/// <summary>Invented applicants: common Vietnamese names of the region, ID numbers with a province code that is not in use.</summary>
internal static class DemoPeople
{
    // 000 is no province's code, so no generated number can be anybody's.
    private const string NoProvince = "000";

    private static readonly string[] Families = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Ngô", "Dương", "Lý",
        "Giáp", "Thân", "Nông", "Vi", "Lục", "Hà"];

    private static readonly string[] Middles = ["Văn", "Thị", "Đức", "Minh", "Thanh", "Ngọc", "Hữu", "Quang", "Thu", "Xuân"];

    private static readonly string[] Given = ["An", "Bình", "Chi", "Dũng", "Giang", "Hà", "Hải", "Hạnh", "Hoa", "Hùng", "Lan", "Linh",
        "Long", "Mai", "Nam", "Nga", "Phương", "Quân", "Sơn", "Tâm", "Thảo", "Trung", "Tuấn", "Vân", "Yến"];

    public static CasePerson Next(Random random)
    {
        var birth = new DateOnly(1945, 1, 1).AddDays(random.Next(60 * 365));
        var century = birth.Year < 2000 ? random.Next(2) : 2 + random.Next(2);
        return new CasePerson
        {
            FullName = $"{Pick(random, Families)} {Pick(random, Middles)} {Pick(random, Given)}",
            IdNumber =
                string.Create(CultureInfo.InvariantCulture, $"{NoProvince}{century}{birth.Year % 100:D2}{random.Next(1_000_000):D6}"),
            BirthDate = birth,
            Phone = string.Create(CultureInfo.InvariantCulture, $"09{random.Next(100_000_000):D8}"),
            Address = $"Thôn {random.Next(1, 15)}",
        };
    }

    /// <summary>The same person of the demonstration each time.</summary>
    public static CasePerson Of(DemoCitizen citizen) => new()
    {
        FullName = citizen.Name, IdNumber = citizen.IdNumber, Phone = citizen.Phone, BirthDate = new DateOnly(1985, 5, 12),
        Address = "Tổ dân phố 3, phường Thọ Xương",
    };

    public static T Pick<T>(Random random, IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];
}
