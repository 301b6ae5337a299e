namespace XaDienTu.Cases.Process;

/// <summary>How a result reaches the applicant (Decree 61/2018, article 20).</summary>
internal enum ResultWay
{
    /// <summary>On paper at the counter that received the case; the electronic copy comes with it.</summary>
    Counter,

    Post,

    /// <summary>The electronic original alone.</summary>
    Electronic,
}

internal static class ResultWayWords
{
    /// <summary>What citizens choose from and papers say.</summary>
    public static string Word(this ResultWay way) => way switch
    {
        ResultWay.Counter => "Tại nơi nộp",
        ResultWay.Post => "Qua bưu điện",
        ResultWay.Electronic => "Bản điện tử",
        _ => throw new ArgumentOutOfRangeException(nameof(way), way, null),
    };

    /// <summary>The wish of a case in one line; of cases nobody was asked about, the counter.</summary>
    public static string WayWords(this Case filed) => filed.ResultWay switch
    {
        ResultWay.Post when filed.ResultAddress.Length > 0 => $"Qua bưu điện, tới {filed.ResultAddress}",
        { } way => way.Word(),
        null => ResultWay.Counter.Word(),
    };

    /// <summary>How the applicant comes by a result that is ready.</summary>
    public static string FetchWords(this Case filed)
    {
        var isReleased = filed.Released().Any();
        return filed.ResultWay switch
        {
            ResultWay.Electronic => isReleased ? "Tải bản điện tử ở trang hồ sơ." : "Tải được ở trang hồ sơ khi cơ quan ký số xong.",
            ResultWay.Post => isReleased ? "Tải bản điện tử ở trang hồ sơ; bản giấy gửi qua bưu điện." : "Bản giấy gửi qua bưu điện.",
            _ => isReleased ? "Tải bản điện tử ở trang hồ sơ, hoặc nhận bản giấy tại nơi nộp." : "Nhận tại nơi nộp.",
        };
    }
}
