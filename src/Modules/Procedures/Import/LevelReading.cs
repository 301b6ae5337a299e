using XaDienTu.Procedures.Contracts;

namespace XaDienTu.Procedures.Import;

/// <summary>Who receives and who decides, out of <c>cap_thuc_hien</c>, and who may apply.</summary>
internal static class LevelReading
{
    /// <summary>From this day communes and the province are the only local levels (two-level local government).</summary>
    private static readonly DateOnly EndOfDistricts = new(2025, 7, 1);

    public static ProcedureContent ReadLevels(ProcedureContent content, string published, DateOnly today, ContentFlags flags)
    {
        var listed = published.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var kinds = listed.Select(KindOf).OfType<string>().Distinct().OrderBy(Height).ToList();
        foreach (var unknown in listed.Where(level => KindOf(level) is null && !OutsideProvince(level)))
        {
            flags.Add("level", unknown, "Cấp thực hiện chưa có trong danh sách.");
        }

        if (kinds.Count == 0)
        {
            flags.Add("level", published, "Không có cấp nào của tỉnh giải quyết.");
            return content;
        }

        if (kinds.Count > 1)
        {
            flags.Add("level", published, "Nhiều cấp cùng giải quyết; tạm ghi cấp thấp nhất.");
        }

        if (kinds.Contains("district") && today >= EndOfDistricts)
        {
            flags.Add("level", published, "Từ 01/07/2025 không còn cấp huyện.");
        }

        var function = kinds[0] == "department" ? FunctionOf(content.Field) : null;
        if (kinds[0] == "department" && function is null)
        {
            flags.Add("level", $"{published} – {content.Field}", "Chưa biết sở nào giải quyết lĩnh vực này.");
        }

        return content with { ReceivingLevels = kinds, CompetentLevel = kinds[0], CompetentFunction = function };
    }

    public static IReadOnlyList<Audience> ReadAudiences(string published, ContentFlags flags)
    {
        // Two of the published names hold a comma themselves.
        var listed = published
            .Replace("Cán bộ, công chức, viên chức", "Cán bộ", StringComparison.Ordinal)
            .Replace("Tổ chức (không bao gồm doanh nghiệp, HTX)", "Tổ chức", StringComparison.Ordinal)
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        foreach (var unknown in listed.Where(name => AudienceOf(name) is null))
        {
            flags.Add("audiences", unknown, "Đối tượng chưa có trong danh sách.");
        }

        if (listed.Length == 0)
        {
            flags.Add("audiences", published, "Không ghi đối tượng thực hiện.");
        }

        return [.. listed.Select(AudienceOf).OfType<Audience>().Distinct().Order()];
    }

    private static Audience? AudienceOf(string published) => published switch
    {
        "Công dân Việt Nam" or "Người Việt Nam định cư ở nước ngoài" or "Người nước ngoài" or "Cá nhân" => Audience.Citizen,
        "Doanh nghiệp" or "Doanh nghiệp Việt Nam" or "Doanh nghiệp có vốn đầu tư nước ngoài" or "Hợp tác xã"
            or "Tổ chức nước ngoài" or "Tổ chức" => Audience.Business,
        "Cán bộ" or "Cơ quan nhà nước" => Audience.Agency,
        _ => null,
    };

    private static string? KindOf(string level) => level switch
    {
        "Cấp xã" => "commune",
        "Cấp huyện" or "Cấp Quận/huyện" => "district",
        "Cấp tỉnh" => "department",
        _ => null,
    };

    private static int Height(string kind) => kind switch { "commune" => 0, "district" => 1, _ => 2 };

    private static bool OutsideProvince(string level) => level is "Cấp bộ" or "Cấp Bộ" or "Cơ quan khác" or "Cấp trung ương";

    /// <summary>The department of a field, where the field leaves no doubt.</summary>
    private static string? FunctionOf(string field) => field switch
    {
        "Đất đai" or "Môi trường" or "Tài nguyên nước" or "Bảo tồn thiên nhiên và Đa dạng sinh học" or "Địa chất và khoáng sản" =>
            "natural-resources",
        "Thú y" or "Lâm nghiệp" or "Thủy lợi" or "Trồng trọt" or "Chăn nuôi" or "Thủy sản" or "Bảo vệ thực vật" or "Kiểm lâm" =>
            "agriculture",
        "Hộ tịch" or "Công chứng" or "Chứng thực" or "Luật sư" or "Trợ giúp pháp lý" or "Nuôi con nuôi" or "Quốc tịch"
            or "Lý lịch tư pháp" => "justice",
        "Người có công" or "Việc làm" or "Lao động" or "Bảo trợ xã hội" => "home-affairs",
        "Hoạt động xây dựng" or "Quy hoạch xây dựng" or "Hạ tầng kỹ thuật" or "Nhà ở và công sở" => "construction",
        "Đường bộ" or "Đường thủy nội địa" or "Đăng kiểm" => "transport",
        "Khám bệnh, chữa bệnh" or "Dược phẩm" or "Y tế dự phòng" or "An toàn thực phẩm và dinh dưỡng" => "health",
        "Giáo dục mầm non" or "Giáo dục tiểu học" or "Giáo dục trung học" or "Giáo dục nghề nghiệp" => "education",
        "Điện" or "Hóa chất" or "Lưu thông hàng hóa trong nước" or "Xúc tiến thương mại" => "industry-trade",
        "Di sản văn hóa" or "Thể dục thể thao" or "Du lịch" or "Văn hóa cơ sở" => "culture",
        "Thành lập và hoạt động của doanh nghiệp" or "Đầu tư tại Việt Nam" => "finance",
        "Báo chí" or "Bưu chính" or "Viễn thông và Internet" => "information",
        "Dân tộc" or "Công tác dân tộc" => "ethnic-affairs",
        _ => null,
    };
}
