using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Data;
using XaDienTu.Kernel.Registers;
using XaDienTu.Kernel.Results;
using XaDienTu.Kernel.Text;
using XaDienTu.Kernel.Time;

namespace XaDienTu.Organizations.Registers;

/// <param name="Book">Of a register that goes over the years, book by book; empty: it is this year's.</param>
/// <param name="First">The number it begins with.</param>
internal sealed record OpenRegisterInput(Guid? OrganizationId, string? Title, string? Book, string? Format, int? First);

/// <summary>Opens a register for an agency: this year's, or a book that goes over the years.</summary>
internal sealed class OpenRegister(Work work, Numbering numbering, TimeProvider clock)
{
    public Task<Result<Guid>> RunAsync(OpenRegisterInput input, Actor actor, CancellationToken cancellation) =>
        work.ChangeAsync(Numbering.Opened, async () =>
    {
        if (input.OrganizationId is not { } agency || !RegisterRights.Keeps(actor, agency))
        {
            return RegisterRights.Forbidden;
        }

        var (title, book) = (TypedText.Line(input.Title), TypedText.Line(input.Book));
        var format = TypedText.Line(input.Format);
        var faults = Faults(title, book, format, input.First);
        if (faults.Count > 0)
        {
            return Error.Invalid("registers.open", faults);
        }

        var year = book.Length > 0 ? 0 : clock.VietnamToday().Year;
        return await numbering.OpenAsync(
            new RegisterKey(agency, CodeOf(title), year, book), new RegisterPlan(title, format, input.First!.Value), actor, cancellation);
    }, cancellation);

    /// <summary>"Văn bản đi" and "văn bản  đi" are one register. No dot: codes with one are the modules' own.</summary>
    private static string CodeOf(string title) => string.Join('-', FoldedText.Words(title));

    private static Dictionary<string, string> Faults(string title, string book, string format, int? first)
    {
        var faults = new Dictionary<string, string>();
        if (title.Length > RegisterPlan.MaxTitleLength || CodeOf(title).Length is 0 or > RegisterKey.MaxCodeLength)
        {
            faults[nameof(OpenRegisterInput.Title)] = $"Ghi tên sổ, không quá {RegisterPlan.MaxTitleLength} chữ.";
        }

        if (book.Length > RegisterKey.MaxBookLength)
        {
            faults[nameof(OpenRegisterInput.Book)] = $"Tên quyển không quá {RegisterKey.MaxBookLength} chữ.";
        }

        if (NumberFormat.Fault(format, hasYear: book.Length == 0, hasBook: book.Length > 0) is { } fault)
        {
            faults[nameof(OpenRegisterInput.Format)] = fault;
        }

        if (first is not (>= 1 and <= RegisterPlan.MostFirst))
        {
            faults[nameof(OpenRegisterInput.First)] = $"Điền số từ 1 đến {RegisterPlan.MostFirst}: số đầu tiên sẽ lấy.";
        }

        return faults;
    }
}
