using System.Text;
using System.Text.Json;
using XaDienTu.Procedures.Contracts;
using XaDienTu.Procedures.Import;
using Xunit;

namespace XaDienTu.Modules.Tests.Procedures.Import;

/// <summary>Made-up records in the format of the national procedure database.</summary>
internal static class Samples
{
    public static readonly DateOnly Today = new(2026, 3, 4);

    public const string RowsHeader = "Hình thức nộpThời gianPhí, lệ phíMô tả";
    public const string PapersHeader = "Tên giấy tờMẫu đơn, tờ khaiSố lượng";
    public const string LawsHeader = "Tên văn bản pháp lýMã văn bản";
    public const string WebPage = "Từ khóaKhông có thông tinMô tảKhông có thông tinChọn cơ quan thực hiện";

    public static Dictionary<string, object?> Record(string code = "1.900001") => new()
    {
        ["ma_thu_tuc"] = code,
        ["ten_thu_tuc"] = "Cấp giấy phép nuôi ong",
        ["cap_thuc_hien"] = "Cấp xã",
        ["linh_vuc"] = "Chăn nuôi",
        ["doi_tuong_thuc_hien"] = "Công dân Việt Nam, Tổ chức (không bao gồm doanh nghiệp, HTX), Cán bộ, công chức, viên chức",
        ["dia_chi_tiep_nhan"] = "",
        ["trinh_tu_thuc_hien"] = "- Bước 1: nộp hồ sơ tại xã\nnơi đặt đàn ong.\n- Bước 2: xã kiểm tra.",
        ["cach_thuc_thuc_hien"] = RowsHeader + "Trực tiếp5 Ngày làm việcMiễn phíTrực tuyến5 Ngày làm việcMiễn phí",
        ["thanh_phan_ho_so"] = "--" + PapersHeader
            + "Đơn đề nghị nuôi ongDon nuoi ong.docx1 bản chính- Bản đồ nơi đặt đàn ong;1 bản chính,2 bản sao",
        ["can_cu_phap_ly"] = LawsHeader + "Luật Chăn nuôi32/2018/QH14Nghị định hướng dẫn Luật Chăn nuôi13/2020/NĐ-CP",
        ["co_quan_thuc_hien"] = "Ủy ban nhân dân xã",
        ["yeu_cau_dieu_kien"] = "Không có thông tin",
        ["ket_qua_xu_ly"] = "Giấy phép nuôi ongMã: KQ.G10.000001" + WebPage,
    };

    public static ProcedureContent Read(params (string Field, object? Value)[] changes)
    {
        var fields = Record();
        foreach (var (field, value) in changes)
        {
            fields[field] = value;
        }

        return Assert.Single(ImportBatch.Read([File(fields)], Today).Records).Content;
    }

    public static SourceFile File(Dictionary<string, object?> record, string name = "a.json") =>
        new(name, JsonSerializer.SerializeToUtf8Bytes(record));

    public static SourceFile Text(string json, string name = "a.json") => new(name, Encoding.UTF8.GetBytes(json));

    public static IEnumerable<string> ReasonsOf(ProcedureContent content, string field) =>
        content.Flags.Where(flag => flag.Field == field).Select(flag => flag.Reason);
}
