namespace XaDienTu.Host.Api;

/// <summary>What the description of the API says in words.</summary>
internal static class ApiWords
{
    public const string Title = "Xã điện tử – giao diện lập trình";

    public const string Introduction = """
        Chương trình của cơ quan lấy mã truy cập ở `/connect/token` (client_id, client_secret, scope `api`) rồi gửi trong tiêu đề `Authorization: Bearer …`.
        Quản trị cơ quan đăng ký chương trình tại trang *Chương trình kết nối* (`/can-bo/chuong-trinh`);
        bí mật dùng được sau khi quản trị thứ hai đồng ý.

        - **Lỗi** trả về dạng `application/problem+json` (RFC 9457): `code` không đổi giữa các phiên bản, `detail` là câu tiếng Việt nói sai ở đâu và phải làm gì,
          `errors` nói từng trường.
        - **Gửi lại an toàn**: yêu cầu tạo mới mang tiêu đề `Idempotency-Key` riêng; gửi lại cùng khoá và cùng nội dung thì nhận lại câu trả lời cũ.
        - **Danh sách dài** trả từng trang; lấy trang sau bằng cách gửi lại `next` vào tham số `after`.
        - **Thời gian** theo ISO 8601 với độ lệch `+07:00`; ngày theo dạng `2026-11-24`.
        - Gửi quá nhanh thì nhận mã 429 kèm `Retry-After` (giây); mất kết nối tới nơi lưu dữ liệu thì 503 cũng kèm `Retry-After`.
        """;

    public const string Procedures = "Thủ tục hành chính";
    public const string Organizations = "Cơ quan";
    public const string Calendar = "Lịch làm việc";
    public const string Cases = "Hồ sơ";
    public const string Signatures = "Chữ ký số";
    public const string Accounts = "Tài khoản";

    public static readonly IReadOnlyList<(string Name, string Description)> Tags =
    [
        (Procedures, "Thủ tục đang có hiệu lực: tìm, đọc từng thủ tục theo mã và theo ngày. Ai cũng đọc được."),
        (Organizations, "Cơ quan của tỉnh theo mã định danh, có hiệu lực tại một ngày. Ai cũng đọc được."),
        (Calendar, "Ngày hẹn trả tính theo lịch làm việc chính thức, kèm cách tính. Ai cũng hỏi được."),
        (Cases, "Nộp, đọc, xử lý, bổ sung, trả kết quả hồ sơ một cửa. Cần mã truy cập; riêng tra cứu thì không."),
        (Signatures, "Kiểm tra chữ ký số trong tệp. Ai cũng gửi được; tệp không được giữ lại."),
        (Accounts, "Mã truy cập đang dùng là của ai, có vai trò nào."),
    ];

    public const string ProgramScheme = "program";
    public const string PersonScheme = "person";
    public const string Scope = "api";
    public const string ProgramWords = "Chương trình của cơ quan, bằng client_id và client_secret. Mã truy cập sống 30 phút.";
    public const string PersonWords =
        "Người dùng đăng nhập trong một phần mềm khác (authorization code, PKCE S256). Chương trình làm được đúng những gì người ấy làm được.";
    public const string ScopeWords = "Dùng /api/v1 theo vai trò của chương trình hoặc của người đăng nhập";

    public static readonly IReadOnlyDictionary<int, (string Name, string Words, string Code, string Detail)> Errors =
        new Dictionary<int, (string, string, string, string)>
    {
        [400] =
            ("Malformed", "Yêu cầu không đọc được", "request.malformed", "Thân yêu cầu không phải JSON đúng. Xem lại dấu ngoặc, dấu phẩy."),
        [401] = ("NoToken", "Thiếu mã truy cập, hoặc mã hết hạn", "accounts.token",
            "Thiếu mã truy cập hoặc mã đã hết hạn. Lấy mã mới ở /connect/token rồi gửi lại trong tiêu đề Authorization."),
        [403] = ("NotAllowed", "Không có quyền", "accounts.forbidden",
            "Chương trình này không có vai trò cần cho việc này. Nhờ quản trị cơ quan giao vai trò."),
        [404] = ("NotFound", "Không có, hoặc không được xem", "cases.not-found", "Không có hồ sơ này, hoặc không được xem."),
        [409] = ("Changed", "Người khác vừa đổi, hoặc việc này không còn làm được", "cases.changed",
            "Hồ sơ vừa được người khác xử lý. Đọc lại hồ sơ rồi làm tiếp."),
        [412] = ("Stale", "Nội dung đã đổi sau lần đọc có ETag trong If-Match", "version.stale",
            "Nội dung đã đổi sau lần đọc trước. Đọc lại, xem nội dung mới rồi gửi lại với ETag mới trong If-Match."),
        [413] = ("TooLarge", "Quá dung lượng", "files.too-large", "Tệp lớn hơn mức cho phép. Giảm dung lượng rồi gửi lại."),
        [415] = ("WrongType", "Sai kiểu nội dung", "request.type", "Gửi nội dung với tiêu đề Content-Type: application/json."),
        [422] =
            ("Invalid", "Dữ liệu chưa đúng; errors nói từng trường", "input.invalid", "Dữ liệu chưa đúng. Xem từng trường trong errors."),
        [428] = ("VersionNeeded", "Thiếu If-Match", "version.missing",
            "Thiếu tiêu đề If-Match. Đọc trước rồi gửi lại ETag nhận được, hoặc gửi * khi chấp nhận mọi thay đổi."),
        [429] = ("TooMany", "Gửi quá nhanh; chờ số giây trong Retry-After", "rate.tracking",
            "Từ mạng này tra cứu hồ sơ quá nhiều lần trong một phút. Chờ một phút rồi gửi lại."),
        [503] = ("Away", "Tạm mất kết nối tới nơi lưu dữ liệu; gửi lại sau số giây trong Retry-After", "database-away",
            "Đang mất kết nối tới nơi lưu dữ liệu. Gửi lại sau ít giây."),
    };

    /// <summary>By name; a name that means different things in two places stands with the tag before it.</summary>
    private static readonly Dictionary<string, (string Words, string Example)> Parameters = new()
    {
        ["at"] = ("Có hiệu lực tại ngày này; để trống là hôm nay", "2026-11-24"),
        ["parent"] = ("Mã định danh của cơ quan cấp trên trực tiếp", "H02"),
        ["kind"] = ("Loại cơ quan", "commune"),
        ["q"] = ("Từ cần tìm, có dấu hay không dấu đều được", "khai sinh"),
        ["after"] = ("next của trang trước; để trống là trang đầu", ""),
        ["size"] = ("Số mục một trang, nhiều nhất 100", "25"),
        ["identifier"] = ("Mã định danh của cơ quan, dạng mới hoặc dạng cũ", "H02.21.01"),
        ["received"] = ("Lúc nhận hồ sơ", "2026-02-13T16:10:00+07:00"),
        ["amount"] = ("Thời hạn, theo đơn vị ở unit", "5"),
        ["unit"] = ("Đơn vị của thời hạn: hour, workingDay, day, month", "workingDay"),
        ["policy"] = ("Bắt đầu tính từ khi nào: none, after15, sameDay15", "none"),
        ["organization"] = ("Mã định danh của cơ quan", "H02.21.01"),
        ["field"] = ("Lĩnh vực, đúng như trong danh mục", "Hộ tịch"),
        ["level"] = ("Cấp của nơi nhận: commune, district, department…", "commune"),
        ["audience"] = ("Dành cho citizen, business hoặc agency", "citizen"),
        ["lifeEvent"] = ("Việc trong đời, theo mã", "co-con-nho"),
        ["code"] = ("Mã hồ sơ, như trên giấy hẹn", "H02.21.01-261124-0017"),
        [Procedures + ".code"] = ("Mã thủ tục quốc gia", "1.001193"),
        ["step"] = ("Khoá của bước đang mở, có trong hồ sơ và trong danh sách việc", "tiep-nhan"),
        ["Idempotency-Key"] =
            ("Khoá riêng của yêu cầu này, ví dụ một UUID. Gửi lại cùng khoá thì không tạo thêm", "0190d6f2-6a3c-7c1e-9a51-0d6f2a3c7c1e"),
        ["If-Match"] = ("ETag của lần đọc hồ sơ trước đó, hoặc * khi chấp nhận mọi thay đổi. Hồ sơ đã đổi thì trả lời 412", "*"),
        ["fileName"] = ("Tên tệp kèm đuôi", "giay-chung-sinh.pdf"),
        ["view"] = ("Nhóm việc: mine, new, overdue, today, waiting, returning", "mine"),
        ["id"] = ("Số căn cước của chủ hồ sơ hoặc người nộp", "024196001234"),
        ["hash"] = ("Mã băm SHA-256 của tệp", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"),
        ["khung"] = ("true: để hiện trong khung của trang; để trống thì tải về", ""),
        ["ho-so"] = ("Mã hồ sơ có tệp này", "H02.21.01-261124-0017"),
        ["ten"] = ("Tên để lưu tệp: một tên mà tệp mang trong hồ sơ. Để trống là tên đầu tiên", "giay-chung-sinh.pdf"),
    };

    public static (string Words, string Example)? Parameter(string tag, string name) =>
        Parameters.TryGetValue($"{tag}.{name}", out var own) || Parameters.TryGetValue(name, out own) ? own : null;
}
