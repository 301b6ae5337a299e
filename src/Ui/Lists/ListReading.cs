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
        foreach (var filter in hasFaults ? [] : list.Filters)
        {
            rows = await filter.ApplyAsync(rows, address.Answer);
        }

        var offers = !list.IsPlain && who.Actor.IsOfficer;
        if (!hasFaults && offers && ListFileKinds.Of(address.File) is { } kind)
        {
            return new ShownList { Answer = await FileAsync(list, rows, kind, address, cancellation) };
        }

        var found = hasFaults ? new Page<TRow>([], null) : await list.Order.PageAsync(rows, address.After, list.Size, cancellation);
        if (list.PrepareAsync is not null)
        {
            await list.PrepareAsync(found.Items, cancellation);
        }

        return new ShownList
        {
            Answer = page.Page(),
            Title = list.Title,
            Count = list.Counts && !hasFaults ? await CountAsync(rows, cancellation) : null,
            HideCaption = list.HideCaption,
            Columns = list.Columns,
            Rows = [.. found.Items.Cast<object>()],
            Cells = [.. found.Items.Select(row => list.Columns.Select(column => column.Cell(row)).ToList())],
            Fields = [.. list.Filters.SelectMany(filter => filter.Fields(address.Answer))],
            FilterWords = list.FilterWords,
            IsFiltered = address.IsFiltered,
            HasFaults = hasFaults,
            Tabs = list.Tabs,
            Address = address,
            Empty = list.Empty,
            Size = list.Size,
            NextUrl = found.Next is null ? null : address.From(found.Next),
            Offers = offers,
            Views = offers && list.Filters.Count > 0 ? await keeper.ViewsAsync(address.Path, cancellation) : [],
        };
    }

    private static ListAddress AddressOf<TRow>(HttpRequest request, ListOf<TRow> list) => new(
        request,
        [.. list.Tabs is null ? [] : new[] { ListAddress.Tab }, .. list.Keep],
        [.. list.Filters.SelectMany(filter => filter.Names)]);

    /// <summary>What cannot be meant is told at its field, and nothing is looked for.</summary>
    private static bool AddFaults<TRow>(PageModel page, ListOf<TRow> list, ListAddress address)
    {
        var hasFaults = false;
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

        return hasFaults;

        void Add(string field, string sentence)
        {
            page.ModelState.AddModelError(field, sentence);
            page.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            hasFaults = true;
        }
    }

    private async Task<ListFile> FileAsync<TRow>(
        ListOf<TRow> list, IQueryable<TRow> rows, ListFileKind kind, ListAddress address, CancellationToken cancellation)
    {
        await keeper.NoteFileAsync(address.Path, kind.Name(), Told(list.Filters.Where(filter => !filter.IsTyped)), cancellation);
        var sheet = new ListSheet(
            list.Title, [.. list.Columns.Where(column => column.InFiles)], kind.MostRows(), Told(list.Filters), who.Actor.Name,
            frame.UnitName ?? frame.ProvinceName, clock.GetUtcNow());
        return await ListFile.WriteAsync(kind, sheet, sheet.ReadAsync(list, rows, cancellation), cancellation);

        string? Told(IEnumerable<ListFilter<TRow>> filters) =>
            string.Join("; ", filters.Select(filter => filter.Told(address.Answer)).OfType<string>()) is { Length: > 0 } told ? told : null;
    }

    private static async Task<int> CountAsync<TRow>(IQueryable<TRow> rows, CancellationToken cancellation) =>
        rows.Provider is IAsyncQueryProvider ? await rows.CountAsync(cancellation) : rows.Count();
}
