using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using XaDienTu.Kernel.Actors;
using XaDienTu.Kernel.Inputs;
using XaDienTu.Kernel.Paging;
using XaDienTu.Ui.Lists.Files;

namespace XaDienTu.Ui.Lists;

/// <summary>
/// Reads a list as its address asks: filtered, from a place on, or all of it into a file. Who may see which rows is said by
/// <see cref="ListOf{TRow}.Rows"/> alone.
/// <code>List = await lists.ReadAsync(this, new ListOf&lt;Row&gt; { … }, cancellation); return List.Answer;</code>
/// </summary>
public sealed class ListReading(IKeepLists keeper, ActorAccessor who, PageFrame frame, TimeProvider clock)
{
    public async Task<ShownList> ReadAsync<TRow>(PageModel page, ListOf<TRow> list, CancellationToken cancellation)
        where TRow : notnull
    {
        var address = AddressOf(page.Request, list);
        var hasFaults = AddFaults(page, list, address);
        var rows = list.Rows;
        if (!hasFaults && rows is not null)
        {
            foreach (var filter in list.Filters)
            {
                rows = await filter.ApplyAsync(rows, address.Answer);
            }
        }

        var read = list.Reader(rows);
        var offers = !list.IsPlain && who.Actor.IsOfficer;
        if (!hasFaults && offers && list.HasFiles && ListFileKinds.Of(address.File) is { } kind)
        {
            return new ShownList { Answer = await FileAsync(list, read, kind, address, cancellation) };
        }

        var found = hasFaults ? new Page<TRow>([], null) : await read(address.After, list.Size, cancellation);
        if (list.PrepareAsync is not null)
        {
            await list.PrepareAsync(found.Items, cancellation);
        }

        return new ShownList
        {
            Answer = page.Page(),
            Title = list.Title,
            Count = list.Counts && !hasFaults && rows is not null ? await CountAsync(rows, cancellation) : null,
            HideCaption = list.HideCaption,
            Columns = list.Columns,
            Rows = [.. found.Items.Cast<object>()],
            Cells = [.. found.Items.Select(row => list.Columns.Select(column => column.Cell(row)).ToList())],
            Fields = [.. list.Filters.SelectMany(filter => filter.Fields(address.Answer))],
            FilterWords = list.FilterWords,
            IsFiltered = address.IsFiltered,
            HasFaults = hasFaults,
            Tabs = list.TabsAsRead?.Invoke() ?? list.Tabs,
            Address = address,
            Empty = list.Empty,
            Size = list.Size,
            NextUrl = found.Next is null ? null : address.From(found.Next),
            HasFiles = offers && list.HasFiles,
            Offers = offers,
            Views = offers && list.Filters.Count > 0 ? await keeper.ViewsAsync(address.Path, cancellation) : [],
        };
    }

    private static ListAddress AddressOf<TRow>(HttpRequest request, ListOf<TRow> list) => new(
        request,
        [.. list is { Tabs: null, TabsAsRead: null } ? [] : new[] { ListAddress.Tab }, .. list.Keep],
        [.. list.Filters.SelectMany(filter => filter.Names)],
        [.. list.Filters.Where(filter => filter.IsTyped).SelectMany(filter => filter.Names)]);

    /// <summary>What cannot be meant is told at its field, and nothing is looked for.</summary>
    private static bool AddFaults<TRow>(PageModel page, ListOf<TRow> list, ListAddress address)
    {
        // A form of the page that was refused has nothing to do with its list.
        var hasFaults = HttpMethods.IsGet(page.Request.Method) && !page.ModelState.IsValid;
        foreach (var filter in list.Filters)
        {
            foreach (var name in filter.Names.Where(name => address.Answer(name)?.Length > Letters.Line))
            {
                Add(name, MostLettersAttribute.Sentence(Letters.Line));
            }

            if (filter.Fault(address.Answer) is var (field, sentence))
            {
                Add(field, sentence);
            }
        }

        if (hasFaults)
        {
            page.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }

        return hasFaults;

        void Add(string field, string sentence)
        {
            hasFaults = true;
            if (page.ModelState[field]?.Errors.Any(error => error.ErrorMessage == sentence) is not true)
            {
                page.ModelState.AddModelError(field, sentence);
            }
        }
    }

    private async Task<ListFile> FileAsync<TRow>(
        ListOf<TRow> list, Func<string?, int, CancellationToken, Task<Page<TRow>>> read, ListFileKind kind, ListAddress address,
        CancellationToken cancellation)
    {
        await keeper.NoteFileAsync(address.Path, kind.Name(), Told(list.Filters.Where(filter => !filter.IsTyped)), cancellation);
        var sheet = new ListSheet(
            list.Title, [.. list.Columns.Where(column => column.InFiles)], kind.MostRows(), Told(list.Filters), who.Actor.Name,
            frame.UnitName ?? frame.ProvinceName, clock.GetUtcNow());
        return await ListFile.WriteAsync(kind, sheet, sheet.ReadAsync(list, read, cancellation), cancellation);

        string? Told(IEnumerable<ListFilter<TRow>> filters) =>
            string.Join("; ", filters.Select(filter => filter.Told(address.Answer)).OfType<string>()) is { Length: > 0 } told ? told : null;
    }

    private static async Task<int> CountAsync<TRow>(IQueryable<TRow> rows, CancellationToken cancellation) =>
        rows.Provider is IAsyncQueryProvider ? await rows.CountAsync(cancellation) : rows.Count();
}
