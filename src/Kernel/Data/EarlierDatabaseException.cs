namespace XaDienTu.Kernel.Data;

/// <summary>
/// The database was made by an edition from before the first release, whose steps to here were never kept. The message is for who
/// starts the platform.
/// </summary>
public sealed class EarlierDatabaseException() : InvalidOperationException(
    "Cơ sở dữ liệu này do một bản thử nghiệm trước đây tạo, bản này không nâng cấp được. "
    + "Bắt đầu với thư mục dữ liệu (--data) hoặc cơ sở dữ liệu mới; cần dữ liệu cũ thì mở bằng bản đã tạo ra nó.");
