using System.Net;

namespace XaDienTu.Host.Web;

/// <summary>The page of last resort: needs neither database nor sign-in, so it also shows when those fail.</summary>
internal static class ErrorPage
{
    public static (string Code, string Sentence) Words(int status) => status switch
    {
        StatusCodes.Status400BadRequest => ("bad-request", "Yêu cầu không đọc được. Quay lại trang trước, tải lại trang rồi làm lại."),
        StatusCodes.Status401Unauthorized =>
            ("unauthenticated", "Chưa đăng nhập hoặc mã truy cập đã hết hạn. Đăng nhập, hoặc lấy mã truy cập mới rồi gửi lại."),
        StatusCodes.Status403Forbidden =>
            ("forbidden", "Tài khoản này không có quyền làm việc đó. Đổi tài khoản, hoặc hỏi quản trị của cơ quan."),
        StatusCodes.Status404NotFound => ("not-found", "Không có trang hoặc dữ liệu này. Kiểm tra lại đường dẫn, hoặc tìm từ trang chủ."),
        StatusCodes.Status405MethodNotAllowed => ("method", "Địa chỉ này không nhận kiểu yêu cầu đó. Xem mô tả tại /openapi/v1.json."),
        StatusCodes.Status409Conflict =>
            ("changed-meanwhile", "Người khác vừa sửa nội dung này. Tải lại trang, xem nội dung mới rồi làm lại."),
        StatusCodes.Status413PayloadTooLarge =>
            ("too-large", "Nội dung gửi lên lớn quá mức cho phép. Tách nhỏ tệp hoặc chụp lại ảnh nhẹ hơn."),
        StatusCodes.Status415UnsupportedMediaType =>
            ("media-type", "Kiểu nội dung gửi lên không được nhận. Gửi application/json, hoặc nội dung tệp."),
        StatusCodes.Status429TooManyRequests => ("too-many", "Gửi quá nhiều lần trong một phút. Chờ một phút rồi thử lại."),
        StatusCodes.Status503ServiceUnavailable =>
            ("database-away", "Đang mất kết nối tới nơi lưu dữ liệu. Những gì đã báo xong vẫn còn nguyên. Chờ 10 giây, tải lại trang xem việc vừa gửi đã ghi chưa, rồi làm tiếp."),
        StatusCodes.Status507InsufficientStorage =>
            ("storage-full", "Nơi lưu dữ liệu đã đầy nên lần gửi này chưa được ghi. Những gì đã báo xong vẫn còn nguyên. Báo bộ phận kỹ thuật của cơ quan, rồi gửi lại sau."),
        >= 500 => ("our-fault", "Chưa làm được do lỗi phía cơ quan. Phần đã lưu còn nguyên. Thử lại sau vài phút."),
        _ => ("error", "Chưa làm được việc này. Quay lại trang trước rồi thử lại."),
    };

    public static Task WriteAsync(HttpContext http, int status) => WriteAsync(http, status, Words(status).Sentence);

    public static Task WriteAsync(HttpContext http, int status, string sentence)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/html; charset=utf-8";
        return http.Response.WriteAsync($$"""
            <!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{{status}} – Dịch vụ công</title></head>
            <body><main><h1>{{WebUtility.HtmlEncode(sentence)}}</h1><p>Mã hỗ trợ: {{WebUtility.HtmlEncode(http.TraceIdentifier)}}</p>
            <p><a href="/">Về trang chủ</a></p></main></body></html>
            """);
    }
}
