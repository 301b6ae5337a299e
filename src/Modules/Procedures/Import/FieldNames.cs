namespace XaDienTu.Procedures.Import;

/// <summary>How officers call the fields of a procedure.</summary>
internal static class FieldNames
{
    public static string Of(string field) => field.Split('.')[0] switch
    {
        "name" => "Tên thủ tục",
        "field" => "Lĩnh vực",
        "level" => "Cấp giải quyết",
        "audiences" => "Đối tượng",
        "channels" => "Cách nộp",
        "term" => "Thời hạn",
        "fees" => "Phí, lệ phí",
        "documents" => "Giấy tờ",
        "results" => "Kết quả",
        "howItGoes" => "Trình tự",
        "whereToApply" => "Nơi giải quyết",
        "conditions" => "Điều kiện",
        "legalBasis" => "Căn cứ pháp lý",
        "process" => "Quy trình",
        var other => other,
    };
}
