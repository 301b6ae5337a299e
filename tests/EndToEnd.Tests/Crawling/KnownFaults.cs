namespace XaDienTu.EndToEnd.Tests.Crawling;

/// <summary>What the walk may find without failing, each with its reason.</summary>
internal static class KnownFaults
{
    /// <summary>Pages that no link of a first walk leads to.</summary>
    public static readonly IReadOnlyDictionary<string, string> WithoutWay = new Dictionary<string, string>
    {
        ["/he-thong-giao-dien"] = "for those who build pages",
        ["/he-thong-giao-dien/ban-in"] = "for those who build pages",
        ["/dat-lai-mat-khau"] = "the way there stands in a letter",
        ["/dang-xuat"] = "people leave by a button; shown to programs that ask",
        ["/dang-nhap/ma-xac-thuc"] = "between password and code",
        ["/can-bo/tai-khoan/yeu-cau/{id:guid}"] = "2026-11-30, not yet walked to",
        ["/can-bo/chung-thu/de-nghi/{id:guid}"] = "2026-11-30, not yet walked to",
        ["/can-bo/ky-so/{id:guid}"] = "2026-11-30, not yet walked to",
        ["/can-bo/ho-so/{code}/giay-hen"] = "2026-11-30, not yet walked to",
        ["/can-bo/ho-so/{code}/ky-so"] = "2026-11-30, not yet walked to",
        ["/ho-so/{code}"] = "2026-11-30, not yet walked to",
        ["/ho-so/{code}/bo-sung"] = "2026-11-30, not yet walked to",
        ["/ho-so/{code}/rut"] = "2026-11-30, not yet walked to",
        ["/ho-so/{code}/da-nop"] = "2026-11-30, not yet walked to",
        ["/nop-ho-so/{procedureCode}/{draftId:guid}/kiem-tra"] = "2026-11-30, not yet walked to",
        ["/nop-ho-so/{procedureCode}/{draftId:guid}/xoa"] = "2026-11-30, not yet walked to",
        ["/nop-ho-so/{procedureCode}/{draftId:guid}/giay-to"] = "2026-11-30, not yet walked to",
        ["/nop-ho-so/{procedureCode}/{draftId:guid}/nguoi-nop"] = "2026-11-30, not yet walked to",
        ["/nop-ho-so/{procedureCode}/{draftId:guid}/khai/{groupNumber:int:min(1)}"] = "2026-11-30, not yet walked to",
        ["/loi/{status:int:range(0,999)}"] = "shown in place of a page that is not there",
    };

    private static readonly (string Route, string What, string Reason)[] Allowed =
    [
        ("/thu-tuc/{code}", "letters a line", "2026-11-30, being mended"),
        ("/can-bo/co-quan", "letters a line", "2026-11-30, being mended"),
        ("/can-bo/co-quan", "wider than its place", "2026-11-30, being mended"),
        ("/can-bo/ho-so", "letters a line", "2026-11-30, being mended"),
        ("/can-bo/nhat-ky", "letters a line", "2026-11-30, being mended"),
        ("/can-bo/nhat-ky", "wider than its place", "2026-11-30, being mended"),
        ("/can-bo/nhat-ky", "a name of the code", "2026-11-30, being mended"),
        ("/can-bo/nhat-ky", "English", "2026-11-30, being mended"),
        ("/can-bo/ho-so/{code}", "cut by its picture", "2026-11-30, being mended"),
        ("/can-bo/ho-so/{code}", "lies over", "2026-11-30, being mended"),
        ("/can-bo/cho-ky", "words against the style", "2026-11-30, being mended"),
        ("/can-bo/chu-ky-cua-toi", "words against the style", "2026-11-30, being mended"),
        ("/tai-khoan/xac-thuc-hai-buoc", "words against the style", "2026-11-30, being mended"),
        ("/viec-trong-doi/{slug?}", "letters a line", "2026-11-30, being mended"),
        ("/can-bo/chung-thu", "landmark-unique", "2026-11-30, being mended"),
        ("/can-bo/ho-so", "landmark-unique", "2026-11-30, being mended"),
        ("/can-bo/nhat-ky", "landmark-unique", "2026-11-30, being mended"),
        ("/ho-so", "answers 403", "2026-11-30, being mended"),
        ("/nop-ho-so/{procedureCode}/{draftId:guid?}", "answers 403", "2026-11-30, being mended"),
    ];

    public static IEnumerable<Fault> Without(IEnumerable<Fault> faults) =>
        faults.Where(fault => !Allowed.Any(known => known.Route == fault.Route && fault.What.Contains(known.What, StringComparison.Ordinal)));
}
