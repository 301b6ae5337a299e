using Microsoft.AspNetCore.Http;

namespace XaDienTu.Ui.Forms;

/// <summary>Order of the fields on the page; the model state knows only the alphabet.</summary>
internal sealed class FieldOrder
{
    private readonly List<string> names = [];

    public static FieldOrder Of(HttpContext context)
    {
        if (context.Items[typeof(FieldOrder)] is not FieldOrder order)
        {
            context.Items[typeof(FieldOrder)] = order = new FieldOrder();
        }

        return order;
    }

    public void Add(string name) => names.Add(name);

    /// <summary>Place of a field; errors of no field come first.</summary>
    public int Place(string name) => names.FindIndex(known => known.Equals(name, StringComparison.OrdinalIgnoreCase));
}
