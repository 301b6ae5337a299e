namespace XaDienTu.EndToEnd.Tests.Crawling;

/// <summary>Pages that no link of a first walk leads to, each with its reason. A page of this list that is reached fails the walk, too.</summary>
internal static class PagesWithoutWay
{
    public static readonly IReadOnlyDictionary<string, string> Reasons = new Dictionary<string, string>
    {
        ["/he-thong-giao-dien"] = "for those who build pages",
        ["/he-thong-giao-dien/ban-in"] = "for those who build pages",
        ["/dat-lai-mat-khau"] = "the way there stands in a letter",
        ["/dang-xuat"] = "people leave by a button; shown to programs that ask",
        ["/dang-nhap/ma-xac-thuc"] = "between password and code",
        ["/can-bo/tai-khoan/yeu-cau/{id:guid}"] = "2026-11-30, not yet walked to",
        ["/can-bo/chung-thu/de-nghi/{id:guid}"] = "2026-11-30, not yet walked to",
        ["/can-bo/ky-so/{id:guid}"] = "2026-11-30, not yet walked to",
        ["/can-bo/ho-so/{code}/ky-so"] = "2026-11-30, not yet walked to",
        ["/ho-so/{code}/bo-sung"] = "2026-11-30, not yet walked to",
        ["/nop-ho-so/{procedureCode}/{draftId:guid}/kiem-tra"] = "2026-11-30, not yet walked to",
        ["/nop-ho-so/{procedureCode}/{draftId:guid}/xoa"] = "2026-11-30, not yet walked to",
        ["/nop-ho-so/{procedureCode}/{draftId:guid}/giay-to"] = "2026-11-30, not yet walked to",
        ["/nop-ho-so/{procedureCode}/{draftId:guid}/nguoi-nop"] = "2026-11-30, not yet walked to",
        ["/nop-ho-so/{procedureCode}/{draftId:guid}/khai/{groupNumber:int:min(1)}"] = "2026-11-30, not yet walked to",
        ["/loi/{status:int:range(0,999)}"] = "shown in place of a page that is not there",
    };
}
