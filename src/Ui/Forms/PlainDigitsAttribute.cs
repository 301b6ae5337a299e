using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace XaDienTu.Ui.Forms;

/// <summary>
/// Binds a number people type in groups: blanks, dots and dashes are dropped, not refused. For string, int and long properties,
/// so for the kinds phone, personal-id, money and number: <c>[PlainDigits] public string? PersonalId { get; set; }</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class PlainDigitsAttribute() : ModelBinderAttribute(typeof(PlainDigitsBinder));

internal sealed class PlainDigitsBinder : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var typed = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
        if (typed == ValueProviderResult.None)
        {
            return Task.CompletedTask;
        }

        bindingContext.ModelState.SetModelValue(bindingContext.ModelName, typed);
        var digits = Grouped.Digits(typed.FirstValue);
        var type = Nullable.GetUnderlyingType(bindingContext.ModelType) ?? bindingContext.ModelType;
        if (digits.Length == 0)
        {
            bindingContext.Result = type == typeof(string) || type != bindingContext.ModelType
                ? ModelBindingResult.Success(null)
                : ModelBindingResult.Failed();
        }
        else if (type == typeof(string))
        {
            bindingContext.Result = ModelBindingResult.Success(digits);
        }
        else if (long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && (type == typeof(long) || number <= int.MaxValue))
        {
            // As an object at once: of an int and a long C# makes a long, which no int property takes.
            bindingContext.Result = ModelBindingResult.Success(type == typeof(int) ? (object)(int)number : number);
        }
        else
        {
            bindingContext.ModelState.TryAddModelError(bindingContext.ModelName, $"“{typed.FirstValue}” không phải số. Chỉ nhập chữ số.");
        }

        return Task.CompletedTask;
    }
}
