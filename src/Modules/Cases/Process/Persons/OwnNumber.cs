using XaDienTu.Ui.Forms;

namespace XaDienTu.Cases.Process.Persons;

/// <summary>The ID number of who files online is the account's: typed into a form it could be anybody's.</summary>
internal static class OwnNumber
{
    /// <summary>What is wrong with the number typed where the account's own belongs; an empty one is filled in.</summary>
    public static string? Fault(string? own, string? typed) => own switch
    {
        null => "Tài khoản chưa có số căn cước. Khai ở trang Tài khoản rồi quay lại nộp.",
        _ when IdNumbers.Digits(typed) is { Length: > 0 } other && other != own =>
            $"Số căn cước lấy theo tài khoản: {Grouped.PersonalId(own)}. Hồ sơ của người khác thì chọn nộp thay.",
        _ => null,
    };

    /// <summary>The two people of a citizen's filing with the account's number at its place.</summary>
    public static (CasePerson Applicant, CasePerson? Submitter) Put(
        CasePerson applicant, CasePerson? submitter, string? own, Dictionary<string, string> faults)
    {
        if (submitter is null)
        {
            return (Owned(applicant, "applicant"), null);
        }

        if (own is not null && applicant.IdNumber == own)
        {
            faults["applicant.idNumber"] = "Chủ hồ sơ đang mang số của chính người nộp. Nộp cho mình thì bỏ phần nộp thay.";
        }

        return (applicant, Owned(submitter, "submitter"));

        CasePerson Owned(CasePerson person, string place)
        {
            if (Fault(own, person.IdNumber) is { } fault)
            {
                faults[$"{place}.idNumber"] = fault;
            }

            return person with { IdNumber = own ?? "" };
        }
    }
}
