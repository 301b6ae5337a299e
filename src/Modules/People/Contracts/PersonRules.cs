using XaDienTu.Kernel.Inputs;
using XaDienTu.Kernel.Text;
using XaDienTu.Kernel.Time;

namespace XaDienTu.People.Contracts;

/// <summary>What may be said of a person, judged alike at the counter, online, by a program and for an account. Texts come
/// cleaned.</summary>
public static class PersonRules
{
    public const int EarliestYear = 1900;

    public static string? NameFault(string name) => PersonName.Fault(name, Letters.Name);

    public static string? BirthFault(DateOnly? date, int? year, DateOnly today) =>
        date > today || year > today.Year ? $"Ngày sinh phải trước hôm nay, {VietnamTime.Short(today)}."
        : (date?.Year ?? year) < EarliestYear ? $"Năm sinh {date?.Year ?? year} quá xa. Kiểm tra lại, năm sinh từ {EarliestYear}."
        : null;

    /// <summary>Phone, e-mail and address by their fields' names; what is not said is not wrong.</summary>
    public static IEnumerable<(string Field, string Fault)> ContactFaults(string phone, string email, string address)
    {
        if (phone.Length > 0 && PhoneNumber.Fault(phone) is { } wrongPhone)
        {
            yield return ("phone", wrongPhone);
        }

        if (email.Length > 0 && EmailAddress.Fault(email, Letters.Email) is { } wrongEmail)
        {
            yield return ("email", wrongEmail);
        }

        if (address.Length > Letters.Address)
        {
            yield return ("address", $"Địa chỉ dài {address.Length} ký tự, chỉ nhận tới {Letters.Address}. Viết ngắn lại.");
        }
    }
}
