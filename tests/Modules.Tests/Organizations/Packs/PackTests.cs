using XaDienTu.Organizations.Contracts;
using XaDienTu.Organizations.Packs;
using Xunit;

namespace XaDienTu.Modules.Tests.Organizations.Packs;

public sealed class PackTests
{
    private static readonly Pack BacGiang = Pack.Read("bac-giang-2015");
    private static readonly Pack BacNinh = Pack.Read("bac-ninh-2025");

    [Fact]
    public void Bac_Giang_had_18_departments_10_districts_and_230_communes()
    {
        Assert.Equal(18, CountOf(BacGiang, OrganizationKind.Department));
        Assert.Equal(10, CountOf(BacGiang, OrganizationKind.District));
        Assert.Equal(230, CountOf(BacGiang, OrganizationKind.Commune));
        Assert.Equal((10, 16, 204), (StyleOf(BacGiang, "phường"), StyleOf(BacGiang, "thị trấn"), StyleOf(BacGiang, "xã")));
        Assert.Equal("Phường Trần Nguyên Hãn", BacGiang.Units.Single(unit => unit.UnitCode == "07204").Name);
    }

    [Fact]
    public void Bac_Ninh_has_99_communes_and_no_district()
    {
        Assert.Equal(0, CountOf(BacNinh, OrganizationKind.District));
        Assert.Equal(99, CountOf(BacNinh, OrganizationKind.Commune));
        Assert.Equal((33, 66), (StyleOf(BacNinh, "phường"), StyleOf(BacNinh, "xã")));
        Assert.All(BacNinh.Units.Where(unit => unit.Kind == OrganizationKind.Commune), unit => Assert.NotEmpty(unit.Predecessors));
    }

    [Theory, InlineData("bac-giang-2015"), InlineData("bac-ninh-2025")]
    public void Identifiers_are_unique_and_parents_come_first(string name)
    {
        var seen = new HashSet<string>();
        foreach (var unit in Pack.Read(name).Units)
        {
            Assert.True(unit.Parent is null ? seen.Count == 0 : seen.Contains(unit.Parent), $"{unit.Identifier} stands before its parent.");
            Assert.True(seen.Add(unit.Identifier), $"{unit.Identifier} stands twice.");
        }
    }

    [Fact]
    public void No_unit_of_2015_is_replaced_twice_and_all_replaced_ones_exist()
    {
        var replaced = BacNinh.Units.SelectMany(unit => unit.Replaces).ToList();

        Assert.Equal(replaced.Count, replaced.Distinct().Count());
        Assert.Subset(BacGiang.Units.Select(unit => unit.Identifier).ToHashSet(), replaced.ToHashSet());
    }

    [Fact]
    public void An_unknown_pack_is_named() =>
        Assert.Contains("ha-noi", Assert.Throws<InvalidOperationException>(() => Pack.Read("ha-noi")).Message, StringComparison.Ordinal);

    private static int CountOf(Pack pack, OrganizationKind kind) => pack.Units.Count(unit => unit.Kind == kind);

    private static int StyleOf(Pack pack, string style) =>
        pack.Units.Count(unit => unit.Kind == OrganizationKind.Commune && unit.Style == style);
}
