namespace XaDienTu.Procedures.LifeEvents;

/// <summary>An event in life as citizens name it; procedures name its slug.</summary>
/// <param name="Icon">Name in the sprite.</param>
internal sealed record LifeEvent(string Slug, string Name, string Icon, string Sentence)
{
    /// <summary>In the order people ask for them.</summary>
    public static IReadOnlyList<LifeEvent> All { get; } =
    [
        new("co-con-nho", "Có con nhỏ", "users", "Khai sinh, bảo hiểm y tế, nhận cha mẹ con, nuôi con nuôi."),
        new("nha-dat", "Nhà, đất", "house", "Sổ đỏ, sang tên, tách thửa, biến động đất đai."),
        new("ket-hon", "Kết hôn", "user", "Đăng ký kết hôn, xác nhận tình trạng hôn nhân."),
        new("chung-thuc", "Chứng thực", "file-text", "Sao y bản chính, chữ ký, hợp đồng."),
        new("mat-tang-le", "Mất, tang lễ", "calendar", "Khai tử, mai táng phí, thừa kế."),
        new("ho-ngheo", "Hộ nghèo, trợ cấp", "clipboard-list", "Hộ nghèo, trợ cấp hằng tháng, người khuyết tật."),
        new("lam-an", "Làm ăn, hộ kinh doanh", "chart-column", "Đăng ký, thay đổi, tạm ngừng kinh doanh."),
        new("xay-nha", "Xây nhà", "landmark", "Giấy phép xây dựng, sửa chữa, cải tạo."),
        new("cu-tru", "Nơi cư trú", "map", "Thường trú, tạm trú, xác nhận cư trú."),
        new("nong-lam", "Trồng trọt, chăn nuôi, rừng", "folder", "Nông nghiệp, thuỷ lợi, khai thác rừng."),
        new("nguoi-co-cong", "Người có công", "check", "Chế độ, trợ cấp, mộ liệt sĩ."),
        new("giay-to", "Giấy tờ cá nhân", "copy", "Cấp lại, sửa, trích lục giấy tờ."),
    ];

    /// <summary>As many as the portal's first page shows.</summary>
    public static IEnumerable<LifeEvent> First => All.Take(8);

    public string Url => $"/viec-trong-doi/{Slug}";

    public static LifeEvent? Find(string slug) => All.FirstOrDefault(known => known.Slug == slug);
}
