using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;

namespace XaDienTu.Kernel.Inputs;

/// <summary>A page whose handlers look at the model state themselves before they do anything: its handler runs, faults and all.</summary>
public interface IChecksModelState;

/// <summary>A page that comes back in another way than its GET shows it.</summary>
public interface IShowsAgain
{
    /// <param name="handler">Name of the handler that was asked for and did not run.</param>
    Task<IActionResult> ShowAgainAsync(string handler, CancellationToken cancellation);
}

/// <summary>
/// Pages take what people type cleaned, and nothing beyond its bound: the page comes back as a GET shows it, with everything typed and the
/// sentence at its field. An address is shown without what is too long in it.
/// </summary>
public sealed class PageInputs : IAsyncPageFilter
{
    private static readonly BindingFlags Any = BindingFlags.Instance | BindingFlags.Public;

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (context.HandlerMethod is not { } handler || context.HandlerInstance is not PageModel page
            || FaultsOf(context, handler) is not { } faults)
        {
            await next();
            return;
        }

        foreach (var (field, sentence) in faults)
        {
            // The framework checks attributes, too.
            if (page.ModelState[field]?.Errors.Any(error => error.ErrorMessage == sentence) is not true)
            {
                page.ModelState.AddModelError(field, sentence);
            }
        }

        if (page is not IChecksModelState && !HttpMethods.IsGet(page.Request.Method))
        {
            context.Result = Refused(page, await ShowAgainAsync(context, handler, page));
            return;
        }

        if (HttpMethods.IsGet(page.Request.Method))
        {
            Forget(context, page, faults.Keys);
        }

        var done = await next();
        if (done.Exception is null)
        {
            done.Result = Refused(page, done.Result);
        }
    }

    /// <summary>Inputs of a page that nobody gave a bound.</summary>
    public static IEnumerable<string> Missing(CompiledPageActionDescriptor page)
    {
        var name = page.HandlerTypeInfo.Name;
        var parameters = page.HandlerMethods.SelectMany(handler => handler.Parameters);
        return InputBounds.OfPage(page.HandlerTypeInfo).Missing(name).Concat(
            parameters.SelectMany(parameter =>
                InputBounds.OfParameter(parameter.ParameterInfo)?.Missing($"{name}.{parameter.Name}") ?? []));
    }

    private static Dictionary<string, string>? FaultsOf(PageHandlerExecutingContext context, HandlerMethodDescriptor handler)
    {
        var faults = new InputFaults(isJson: false);
        var bounds = InputBounds.OfPage(context.HandlerInstance.GetType());
        bounds.Clean(context.HandlerInstance);
        bounds.Check(context.HandlerInstance, "", faults);
        foreach (var parameter in handler.Parameters)
        {
            if (context.HandlerArguments.TryGetValue(parameter.Name, out var value) && value is not null
                && InputBounds.OfParameter(parameter.ParameterInfo) is { } bound)
            {
                context.HandlerArguments[parameter.Name] = value = bound.Clean(value);
                bound.Check(value, NameOf(parameter), faults);
            }
        }

        return faults.Found;
    }

    /// <summary>The page as a GET shows it, with everything typed; the handler that was asked for does not run.</summary>
    public static async Task<IActionResult> ShowAgainAsync(
        PageHandlerExecutingContext context, HandlerMethodDescriptor handler, PageModel page)
    {
        var cancellation = page.HttpContext.RequestAborted;
        if (page is IShowsAgain again)
        {
            return await again.ShowAgainAsync(handler.Name ?? "", cancellation);
        }

        var show = context.ActionDescriptor.HandlerMethods
            .FirstOrDefault(method => method.Name is null && HttpMethods.IsGet(method.HttpMethod))?.MethodInfo;
        if (show is null)
        {
            return page.Page();
        }

        // The GET fills the page as if nothing had been typed; what was typed comes back over it.
        var typed = Bound(page).Select(property => (Property: property, Value: property.GetValue(page))).ToList();
        object?[] arguments =
            [.. show.GetParameters().Select(parameter => parameter.ParameterType == typeof(CancellationToken) ? cancellation
            : context.HandlerArguments.TryGetValue(parameter.Name!, out var value) ? value
            : Empty(parameter.ParameterType))];
        var shown = show.Invoke(page, arguments);
        if (shown is Task task)
        {
            await task;
            shown = task.GetType().GetProperty(nameof(Task<>.Result))?.GetValue(task);
        }

        typed.ForEach(bound => bound.Property.SetValue(page, bound.Value));
        return shown as IActionResult ?? page.Page();
    }

    /// <summary>What is too long for a search is not searched for; the field still shows it.</summary>
    private static void Forget(PageHandlerExecutingContext context, PageModel page, IEnumerable<string> fields)
    {
        var names = fields.ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var property in Bound(page).Where(property => names.Contains(NameOf(property))))
        {
            property.SetValue(page, Empty(property.PropertyType));
        }

        foreach (var parameter in context.HandlerMethod!.Parameters.Where(parameter => names.Contains(NameOf(parameter))))
        {
            context.HandlerArguments[parameter.Name] = Empty(parameter.ParameterType);
        }
    }

    private static IActionResult? Refused(PageModel page, IActionResult? shown)
    {
        if (shown is null or PageResult or JsonResult)
        {
            page.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }

        return shown ?? page.Page();
    }

    private static IEnumerable<PropertyInfo> Bound(PageModel page) => page.GetType().GetProperties(Any)
        .Where(property => property.SetMethod is not null && property.IsDefined(typeof(BindPropertyAttribute)));

    private static string NameOf(PropertyInfo property) => property.GetCustomAttribute<BindPropertyAttribute>()!.Name ?? property.Name;

    private static string NameOf(HandlerParameterDescriptor parameter) => parameter.BindingInfo?.BinderModelName ?? parameter.Name;

    private static object? Empty(Type type) => type == typeof(string) ? "" : type.IsValueType ? Activator.CreateInstance(type) : null;
}
