using Microsoft.EntityFrameworkCore;
using XaDienTu.Kernel.Actors;
using XaDienTu.Organizations.Contracts;

namespace XaDienTu.Organizations.Packs;

/// <summary>
/// Invented officers for every organization of a demo, the same on every machine: number 1 of an organization is always its
/// one-stop clerk. Sign-in names are <c>{identifier}-{number}@canbo.example</c>.
/// </summary>
internal sealed class DemoOfficers(OrganizationsDb db)
{
    private static readonly string[] Surnames =
        ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Ngô", "Dương", "Thân", "Giáp", "Lý"];
    private static readonly string[] MenMiddle = ["Văn", "Đức", "Quang", "Hữu", "Xuân", "Minh", "Ngọc"];
    private static readonly string[] MenGiven =
        ["Hùng", "Dũng", "Tuấn", "Sơn", "Hải", "Thắng", "Long", "Nam", "Khánh", "Thành", "Bình", "Việt", "Cường"];
    private static readonly string[] WomenMiddle = ["Thị", "Thị Thu", "Thị Thanh", "Thúy", "Ngọc", "Thị Minh", "Bích"];
    private static readonly string[] WomenGiven =
        ["Lan", "Hương", "Hà", "Nga", "Hằng", "Thảo", "Linh", "Phương", "Yến", "Mai", "Dung", "Oanh", "Quỳnh"];

    public async Task CreateAsync(CancellationToken cancellation)
    {
        var known = (await db.Officers.Select(officer => officer.Code).ToListAsync(cancellation)).ToHashSet();
        foreach (var organization in await db.Organizations.AsNoTracking().ToListAsync(cancellation))
        {
            var number = 0;
            foreach (var (role, title) in Posts(organization))
            {
                var code = $"{organization.Identifier}-{++number}";
                if (!known.Contains(code))
                {
                    Add(organization, code, role, title);
                }
            }
        }

        await db.SaveChangesAsync(cancellation);
    }

    private void Add(Organization organization, string code, OfficerRole role, string title)
    {
        var random = Hash(code);
        var officer = new Officer
        {
            Code = code,
            Name = NameOf(random),
            Email = $"{code.ToLowerInvariant()}@canbo.example",
            Phone = $"0204{random % 1_000_000:D6}",
        };
        db.Officers.Add(officer);
        db.Posts.Add(new Post
        {
            OfficerId = officer.Id,
            OrganizationId = organization.Id,
            Title = title,
            Role = role,
            From = organization.ValidFrom,
            To = organization.ValidTo,
        });
    }

    private static (OfficerRole Role, string Title)[] Posts(Organization organization) => organization.Kind switch
    {
        OrganizationKind.Commune =>
        [
            (OfficerRole.OneStopClerk, "Công chức Bộ phận một cửa"),
            (OfficerRole.AppraisingOfficer, "Công chức Tư pháp – Hộ tịch"),
            (OfficerRole.AppraisingOfficer, "Công chức Địa chính – Xây dựng"),
            (OfficerRole.Leader,
                Hash(organization.Identifier) % 2 == 0 ? $"Chủ tịch UBND {organization.Style}" : $"Phó Chủ tịch UBND {organization.Style}"),
            (OfficerRole.RecordsClerk, "Công chức Văn phòng – Thống kê"),
        ],
        OrganizationKind.District or OrganizationKind.Department =>
        [
            (OfficerRole.OneStopClerk, "Chuyên viên Bộ phận một cửa"),
            (OfficerRole.AppraisingOfficer, "Chuyên viên thẩm định"),
            (OfficerRole.AppraisingOfficer, "Chuyên viên thẩm định"),
            (OfficerRole.HeadOfUnit, "Trưởng phòng chuyên môn"),
            (OfficerRole.Leader, LeaderOf(organization)),
            (OfficerRole.RecordsClerk, "Văn thư"),
            (OfficerRole.AgencyAdministrator, "Quản trị cơ quan"),
        ],
        OrganizationKind.Unit =>
        [
            (OfficerRole.AppraisingOfficer, "Chuyên viên thẩm định"),
            (OfficerRole.AppraisingOfficer, "Chuyên viên thẩm định"),
            (OfficerRole.HeadOfUnit, organization.Style == "phòng" ? "Trưởng phòng" : "Giám đốc"),
        ],
        OrganizationKind.Province =>
        [
            (OfficerRole.SystemAdministrator, "Quản trị nền tảng"),
            (OfficerRole.BusinessAdministrator, "Quản trị nghiệp vụ"),
            (OfficerRole.Auditor, "Kiểm tra nhật ký"),
            (OfficerRole.AgencyAdministrator, "Quản trị cơ quan"),
            (OfficerRole.Leader, "Chủ tịch UBND tỉnh"),
            (OfficerRole.RecordsClerk, "Văn thư"),
        ],
        _ => throw new InvalidOperationException($"No demo officers for {organization.Kind}."),
    };

    private static string LeaderOf(Organization organization) => organization.Style switch
    {
        "sở" => "Giám đốc Sở",
        "văn phòng" => "Chánh Văn phòng",
        "thanh tra" => "Chánh Thanh tra",
        "ban" => "Trưởng ban",
        var district => $"Chủ tịch UBND {district}",
    };

    private static string NameOf(uint random)
    {
        var (middle, given) = random % 2 == 0 ? (MenMiddle, MenGiven) : (WomenMiddle, WomenGiven);
        return $"{Pick(Surnames, random / 2)} {Pick(middle, random / 31)} {Pick(given, random / 397)}";
    }

    private static string Pick(string[] from, uint random) => from[random % from.Length];

    /// <summary>FNV-1a: string.GetHashCode differs from run to run.</summary>
    private static uint Hash(string text) => text.Aggregate(2166136261u, (hash, letter) => (hash ^ letter) * 16777619u);
}
