namespace XaDienTu.EndToEnd.Tests.Crawling;

/// <summary>Pages that the walk does not look at, each with its reason. A page of this list that is reached fails the walk, too.</summary>
internal static class PagesWithoutWay
{
    public static readonly IReadOnlyDictionary<string, string> Reasons = new Dictionary<string, string>
    {
        ["/he-thong-giao-dien"] = "for those who build pages: all parts on one page, in error on purpose",
        ["/he-thong-giao-dien/ban-in"] = "for those who build pages",
        ["/he-thong-giao-dien/danh-sach"] = "for those who build pages",
        ["/he-thong-giao-dien/hoi-lai"] = "for those who build pages",
        // The letter of a demonstration lies in a folder of the server.
        ["/dat-lai-mat-khau"] = "the way there stands in a letter, which works once: ResetTests goes through it",
        // Five minutes long.
        ["/dang-nhap/ma-xac-thuc"] = "between password and code, which nobody of the demonstration owes: TwoStepsTests goes through it",
        ["/loi/{status:int:range(0,999)}"] = "shown in place of a page that is not there, with its status: the walk takes that for a fault",
    };
}
