using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace XaDienTu.Host.Web;

/// <summary>What a page says of a value that does not fit its field at all, before any rule is asked; the framework's own words are
/// English.</summary>
internal static class BindingWords
{
    private const string Missing = "Thiếu một mục. Tải lại trang rồi làm lại.";
    private const string Unfit = "Mục này không nhận được giá trị đã gửi. Chọn hoặc nhập lại.";
    private const string NoNumber = "Nhập bằng chữ số.";

    public static void Set(DefaultModelBindingMessageProvider words)
    {
        words.SetAttemptedValueIsInvalidAccessor((value, _) => Unfitting(value));
        words.SetNonPropertyAttemptedValueIsInvalidAccessor(Unfitting);
        words.SetValueIsInvalidAccessor(Unfitting);
        words.SetUnknownValueIsInvalidAccessor(_ => Unfit);
        words.SetNonPropertyUnknownValueIsInvalidAccessor(() => Unfit);
        words.SetValueMustBeANumberAccessor(_ => NoNumber);
        words.SetNonPropertyValueMustBeANumberAccessor(() => NoNumber);
        words.SetValueMustNotBeNullAccessor(_ => "Nhập mục này.");
        words.SetMissingBindRequiredValueAccessor(_ => Missing);
        words.SetMissingKeyOrValueAccessor(() => Missing);
        words.SetMissingRequestBodyRequiredValueAccessor(() => Missing);
    }

    private static string Unfitting(string value) => $"Không nhận được “{value}” ở mục này. Chọn hoặc nhập lại.";
}
