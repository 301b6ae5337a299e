using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace XaDienTu.Ui.Forms;

/// <summary>Writes the control of a field.</summary>
internal sealed class FieldInput(FieldTagHelper tag, FieldState state, TagHelperAttribute[] passed)
{
    public string? DescribedBy
    {
        get
        {
            var hint = tag.Hint is null ? null : state.Id + "-hint";
            var error = state.Error is null ? null : state.Id + "-error";
            return hint is null ? error : error is null ? hint : hint + " " + error;
        }
    }

    public void Write(Markup html)
    {
        switch (tag.Kind)
        {
            case "textarea":
                Start(html, "textarea").Attribute("class", Size("full"))
                    .Attribute("rows", tag.Rows.ToString(CultureInfo.InvariantCulture)).Raw(">\n").Text(state.Value).Raw("</textarea>");
                break;
            case "select":
                WriteSelect(html);
                break;
            case "radios" or "checkboxes":
                WriteChoices(html, tag.Kind == "radios" ? "radio" : "checkbox");
                break;
            case "check":
                WriteCheck(html);
                break;
            case "date":
                WriteDate(html);
                break;
            case "file":
                Start(html, "input").Raw(" type=\"file\"").Flag("data-photo", tag.Photo).Attribute("class", "file").Raw(">");
                break;
            default:
                WriteText(html);
                break;
        }
    }

    private void WriteText(Markup html)
    {
        var (type, mode, autocomplete, size, value) = tag.Kind switch
        {
            "phone" => ("tel", "tel", "tel", "s", Grouped.Phone(state.Value)),
            "personal-id" => ("text", "numeric", "off", "m", Grouped.PersonalId(state.Value)),
            "money" => ("text", "numeric", "off", "s", Amount(state.Value)),
            "number" => ("text", "numeric", "off", "xs", state.Value),
            "code" => ("text", null, "off", "m", state.Value),
            "email" => ("email", "email", "email", "l", state.Value),
            "password" => ("password", null, "current-password", "m", null),
            "search" => ("search", null, "off", "full", state.Value),
            "day" => ("date", null, null, "s", state.Value),
            "time" or "month" => (tag.Kind, null, null, "s", state.Value),
            _ => ("text", (string?)null, (string?)null, "l", state.Value),
        };
        Start(html, "input").Attribute("type", type)
            .Attribute("inputmode", Passed("inputmode") ? null : mode)
            .Attribute("autocomplete", Passed("autocomplete") ? null : autocomplete)
            .Attribute("class", Size(size) + (tag.Kind is "code" or "personal-id" or "phone" or "money" ? " digits" : ""))
            .Flag("spellcheck=\"false\"", tag.Kind is "code" or "personal-id")
            .Attribute("value", value).Attribute("data-suggest", tag.Suggest).Raw(">");
        if (tag.Kind == "password"
            || passed.Any(attribute => attribute.Name == "autocomplete" && attribute.Value?.ToString() == "one-time-code"))
        {
            // Kept nowhere: neither by the browser nor by a sign-in that a form has to wait for.
            html.Raw("<input type=\"hidden\" name=\"__secret\"").Attribute("value", state.Name).Raw(">");
        }
    }

    private static string? Amount(string? value) => long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var dong)
        ? Grouped.Number(dong)
        : value;

    private void WriteSelect(Markup html)
    {
        var chosen = state.Values;
        Start(html, "select").Attribute("class", Size("l")).Raw(">");
        if (tag.Choose is not null)
        {
            html.Raw("<option value=\"\">").Text(tag.Choose).Raw("</option>");
        }

        // Options of one group stand together; choices with a hint have none of this.
        string? group = null;
        foreach (var item in tag.Items ?? [])
        {
            if (item.Group?.Name != group)
            {
                html.Raw(group is null ? "" : "</optgroup>");
                group = item.Group?.Name;
                if (group is not null)
                {
                    html.Raw("<optgroup").Attribute("label", group).Raw(">");
                }
            }

            html.Raw("<option").Attribute("value", item.Value ?? item.Text)
                .Flag("selected", IsChosen(chosen, item.Value ?? item.Text, item.Selected)).Flag("disabled", item.Disabled)
                .Raw(">").Text(item.Text).Raw("</option>");
        }

        html.Raw(group is null ? "</select>" : "</optgroup></select>");
    }

    private void WriteChoices(Markup html, string type)
    {
        var chosen = state.Values;
        var number = 0;
        html.Raw("<div class=\"choices\">");
        foreach (var item in tag.Items ?? [])
        {
            var value = item.Value ?? item.Text;
            // The first choice carries the id of the field: the error summary links to it.
            var id = number == 0 ? state.Id : state.Id + "-" + number.ToString(CultureInfo.InvariantCulture);
            number++;
            html.Raw("<div class=\"choice\"><input").Attribute("type", type).Attribute("id", id).Attribute("name", state.Name)
                .Attribute("value", value).Flag("checked", IsChosen(chosen, value, item.Selected)).Flag("disabled", item.Disabled);
            PassOn(html);
            html.Raw("><label").Attribute("for", id).Raw(">").Text(item.Text);
            if (item.Group?.Name is { } hint)
            {
                html.Raw("<span class=\"hint\">").Text(hint).Raw("</span>");
            }

            html.Raw("</label></div>");
        }

        html.Raw("</div>");
    }

    private bool IsChosen(HashSet<string> chosen, string value, bool selected) =>
        chosen.Count > 0 ? chosen.Contains(value) : selected && state.Model is null;

    private void WriteCheck(Markup html)
    {
        var on = state.Values.Any(value => value.Equals("true", StringComparison.OrdinalIgnoreCase));
        html.Raw("<div class=\"choice\">");
        Start(html, "input").Raw(" type=\"checkbox\" value=\"true\"").Flag("checked", on).Raw("><label").Attribute("for", state.Id)
            .Raw(">").Text(tag.Label).Raw("</label></div><input type=\"hidden\" value=\"false\"").Attribute("name", state.Name).Raw(">");
    }

    private void WriteDate(Markup html)
    {
        var date = state.Model as DateInput ?? DateInput.From(state.Model as DateOnly?);
        html.Raw("<div class=\"date\">");
        WriteBox(html, "Day", "Ngày", state.Id, date.Day, "xs");
        WriteBox(html, "Month", "Tháng", state.Id + "_Month", date.Month, "xs");
        WriteBox(html, "Year", "Năm", state.Id + "_Year", date.Year, "s4");
        html.Raw("</div>");
        if (tag.YearOnly)
        {
            var typed = state.Typed(state.Name + ".YearOnly");
            var on = typed is null ? date.YearOnly : typed.Contains("true", StringComparison.OrdinalIgnoreCase);
            var id = state.Id + "_YearOnly";
            html.Raw("<div class=\"choice\"><input type=\"checkbox\" value=\"true\"").Attribute("id", id)
                .Attribute("name", state.Name + ".YearOnly").Flag("checked", on).Raw("><label").Attribute("for", id)
                .Raw(">Chỉ biết năm sinh</label></div>");
        }
    }

    private void WriteBox(Markup html, string part, string label, string id, string? value, string size)
    {
        var name = state.Name + "." + part;
        html.Raw("<div><label").Attribute("for", id).Raw(">").Text(label).Raw("</label><input type=\"text\" inputmode=\"numeric\"")
            .Attribute("id", id).Attribute("name", name).Attribute("class", "w-" + size + " digits")
            .Attribute("maxlength", part == "Year" ? "4" : "2")
            .Attribute("autocomplete", Birthday(part)).Attribute("value", state.Typed(name) ?? value)
            .Attribute("aria-invalid", state.Error is null ? null : "true").Raw("></div>");
    }

    private string? Birthday(string part) =>
        passed.FirstOrDefault(attribute => attribute.Name == "autocomplete")?.Value?.ToString() == "bday"
            ? "bday-" + part.ToLowerInvariant()
            : "off";

    private Markup Start(Markup html, string element)
    {
        html.Raw("<" + element).Attribute("id", state.Id).Attribute("name", state.Name)
            .Attribute("aria-describedby", DescribedBy).Attribute("aria-invalid", state.Error is null ? null : "true");
        PassOn(html);
        return html;
    }

    private void PassOn(Markup html)
    {
        foreach (var attribute in passed)
        {
            if (attribute.ValueStyle == HtmlAttributeValueStyle.Minimized || attribute.Value is true)
            {
                html.Raw(" " + attribute.Name);
            }
            else if (attribute.Value is IHtmlContent content)
            {
                html.Raw(" " + attribute.Name + "=\"").Raw(content).Raw("\"");
            }
            else if (attribute.Value is not (null or false))
            {
                html.Attribute(attribute.Name, Convert.ToString(attribute.Value, CultureInfo.InvariantCulture));
            }
        }
    }

    private bool Passed(string name) => passed.Any(attribute => attribute.Name == name);

    private string Size(string usual) => "w-" + (tag.Width ?? usual);
}
