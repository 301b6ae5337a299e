using System.Text.Json;
using CsCheck;
using XaDienTu.Kernel;
using XaDienTu.Procedures.Contracts;
using Xunit;

namespace XaDienTu.Modules.Tests.Procedures.Forms;

public sealed class FormSchemaTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    private const string Schema = """
        {
          "type": "object", "title": "Tờ khai",
          "properties": {
            "name": { "type": "string", "title": "Họ, chữ đệm và tên", "x-group": "Người con", "minLength": 2, "maxLength": 40 },
            "born": { "type": "string", "format": "date", "title": "Ngày sinh", "x-group": "Người con", "x-pastDate": true },
            "sex": { "type": "string", "title": "Giới tính", "x-group": "Người con", "enum": ["m", "f"], "x-enumNames": ["Nam", "Nữ"] },
            "motherId": { "type": "string", "format": "personal-id", "title": "Số căn cước", "x-group": "Người mẹ" },
            "motherBorn": { "type": "string", "format": "date", "title": "Năm sinh của mẹ", "x-group": "Người mẹ", "x-allowYearOnly": true },
            "phone": { "type": "string", "format": "phone", "title": "Số điện thoại", "x-group": "Người mẹ" },
            "mail": { "type": "string", "format": "email", "title": "Thư điện tử", "x-group": "Người mẹ" },
            "commune": { "type": "string", "format": "commune", "title": "Xã nơi đang ở", "x-group": "Người mẹ" },
            "copies": { "type": "integer", "title": "Số bản sao", "x-group": "Bản sao", "minimum": 0, "maximum": 20 },
            "area": { "type": "number", "title": "Diện tích", "x-group": "Bản sao" },
            "plate": { "type": "string", "title": "Số thửa", "x-group": "Bản sao", "pattern": "^[0-9]+$", "x-patternMessage": "Số thửa chỉ gồm chữ số." },
            "other": { "type": "boolean", "title": "Nộp thay", "x-group": "Bản sao" },
            "otherName": { "type": "string", "title": "Tên người nộp thay", "x-group": "Bản sao", "x-showIf": { "field": "other", "equals": true } }
          },
          "required": ["name", "born", "sex", "commune", "otherName"]
        }
        """;

    private static readonly FormSchema Form = FormSchema.Parse(Schema);

    [Fact]
    public void Groups_are_the_pages_in_order()
    {
        Assert.Equal(["Người con", "Người mẹ", "Bản sao"], Form.Groups.Select(group => group.Title));
        Assert.Equal(3, Form.Groups[0].Fields.Count);
    }

    [Theory]
    [InlineData("name", "", "Điền họ, chữ đệm và tên.")]
    [InlineData("sex", "", "Chọn giới tính.")]
    [InlineData("sex", "x", "Chọn giới tính.")]
    [InlineData("commune", "", "Chọn xã nơi đang ở.")]
    [InlineData("born", "31/04/2020", "Ngày 31/04 không có. Kiểm tra lại ngày hoặc tháng.")]
    [InlineData("born", "29/02/2025", "Ngày 29/02 không có trong năm 2025. Kiểm tra lại ngày hoặc tháng.")]
    [InlineData("born", "25/11/2026", "Ngày sinh không được sau hôm nay, 24/11/2026.")]
    [InlineData("born", "1996", "Ngày sinh cần đủ ngày, tháng, năm, mới có năm 1996.")]
    [InlineData("born", "hôm qua", "Ngày sinh cần đủ ngày, tháng, năm, ví dụ 02/11/1996.")]
    [InlineData("born", "01/01/96", "Năm 96 không đúng. Ghi đủ 4 chữ số của năm.")]
    [InlineData("motherId", "02419600123", "Số căn cước phải đủ 12 chữ số, mới có 11.")]
    [InlineData("motherId", "0241960012345", "Số căn cước chỉ có 12 chữ số, đang ghi 13.")]
    [InlineData("motherId", "02419600123A", "Số căn cước chỉ gồm chữ số, đang ghi “02419600123A”.")]
    [InlineData("motherId", "024230001234", "Số căn cước này ghi năm sinh 2030, sau năm nay. Kiểm tra lại số thứ 4, 5 và 6.")]
    [InlineData("motherId", "000196001234", "Số căn cước bắt đầu bằng mã nơi đăng ký khai sinh, không thể là 000. Kiểm tra lại 3 số đầu.")]
    [InlineData("phone", "12345", "Số điện thoại phải có 10 hoặc 11 chữ số, bắt đầu bằng số 0, đang ghi “12345”.")]
    [InlineData("mail", "may@", "Địa chỉ “may@” chưa đủ. Ghi theo dạng ten@noi.vn.")]
    [InlineData("copies", "hai", "Số bản sao phải là số, đang ghi “hai”.")]
    [InlineData("copies", "2,5", "Số bản sao phải là số nguyên, đang ghi “2,5”.")]
    [InlineData("copies", "21", "Số bản sao không quá 20, đang ghi 21.")]
    [InlineData("plate", "12A", "Số thửa chỉ gồm chữ số.")]
    public void A_wrong_answer_gets_one_sentence_and_stays_as_typed(string field, string typed, string message)
    {
        var outcome = Validate((field, typed));

        Assert.Equal(new FieldError(field, message), Assert.Single(outcome.Errors));
        Assert.Equal(typed.Length > 0, outcome.Values.ContainsKey(field));
    }

    [Theory]
    [InlineData("name", "  Lý   Minh An ", "Lý Minh An")]
    [InlineData("born", "2/11/2026", "2026-11-02")]
    [InlineData("born", "24-11-2026", "2026-11-24")]
    [InlineData("motherId", "0241 9600-1234", "024196001234")]
    [InlineData("motherBorn", "1996", "1996")]
    [InlineData("phone", "+84 987.654.321", "0987654321")]
    [InlineData("area", "1.250,5", "1250.5")]
    [InlineData("copies", "1.000", null)]
    [InlineData("area", "2.5", "2.5")]
    public void A_right_answer_is_stored_plain(string field, string typed, string? stored)
    {
        var outcome = Validate((field, typed));

        Assert.Equal(stored, outcome.Errors.Any(error => error.Field == field) ? null : outcome.Values[field]);
    }

    [Fact]
    public void A_date_may_come_in_three_boxes()
    {
        Assert.Equal("2020-05-01", Validate(("born", null), ("born.Day", "1"), ("born.Month", "5"), ("born.Year", "2020")).Values["born"]);
        Assert.Equal(
            "Ngày 31/04 không có. Kiểm tra lại ngày hoặc tháng.",
            Assert.Single(Validate(("born", null), ("born.Day", "31"), ("born.Month", "4"), ("born.Year", "2020")).Errors).Message);
        Assert.Equal("1950", Validate(("motherBorn.Year", "1950")).Values["motherBorn"]);
    }

    [Fact]
    public void A_hidden_question_is_neither_asked_nor_kept()
    {
        Assert.False(Validate(("otherName", "Ẩn")).Values.ContainsKey("otherName"));
        Assert.Equal("Điền tên người nộp thay.", Assert.Single(Validate(("other", "on")).Errors).Message);
    }

    [Fact]
    public void A_page_reports_only_its_own_errors()
    {
        var outcome = Form.Validate(new Dictionary<string, string?>(), Today, ["Người mẹ"]);

        Assert.Equal("commune", Assert.Single(outcome.Errors).Field);
    }

    [Fact]
    public void Values_are_shown_in_the_words_of_people()
    {
        string Shown(string field, string value) => Form.Fields.Single(candidate => candidate.Name == field).Display(value);

        Assert.Equal("02/11/2026", Shown("born", "2026-11-02"));
        Assert.Equal("Nữ", Shown("sex", "f"));
        Assert.Equal("0241 9600 1234", Shown("motherId", "024196001234"));
        Assert.Equal("Có", Shown("other", "true"));
    }

    [Fact]
    public void Any_text_gets_an_answer_and_no_exception() =>
        Gen.Select(Gen.OneOf<string>(Form.Fields.Select(field => field.Name).ToArray()), Gen.String)
            .Sample((field, typed) => Validate((field, typed)).Errors.All(error => error.Message.EndsWith('.')));

    [Fact]
    public void Storing_and_checking_again_changes_nothing() =>
        Gen.Select(Gen.OneOf<string>("0987654321", "02438251234"), Gen.Int[1880, 2026], Gen.Int[1, 12], Gen.Int[1, 28], Gen.Int[0, 20])
            .Sample((phone, year, month, day, copies) =>
            {
                var first = Validate(("phone", phone), ("born", $"{day}/{month}/{Math.Min(year, 2025)}"), ("copies", $"{copies}"));
                var second = Form.Validate(first.Values.ToDictionary(pair => pair.Key, string? (pair) => pair.Value), Today);
                return first.IsValid && second.IsValid
                    && first.Values.OrderBy(pair => pair.Key).SequenceEqual(second.Values.OrderBy(pair => pair.Key));
            });

    [Fact]
    public void A_schema_is_written_back_as_it_was_read()
    {
        var written = JsonText.Of(Form);

        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(Schema).RootElement, JsonDocument.Parse(written).RootElement));
    }

    [Theory]
    [InlineData("""{"type":"object"}""")]
    [InlineData("""{"properties":{"a":{"type":"string"}}}""")]
    [InlineData("""{"properties":{"a":{"type":"array","title":"A"}}}""")]
    [InlineData("""{"properties":{"a":{"type":"string","title":"A","pattern":"("}}}""")]
    [InlineData("""{"properties":{"a":{"type":"string","title":"A","enum":["1","2"],"x-enumNames":["Một"]}}}""")]
    [InlineData("""{"properties":{"a":{"type":"string","title":"A"}},"required":["b"]}""")]
    public void A_mistake_in_a_schema_is_named_at_once(string schema) => Assert.Throws<JsonException>(() => FormSchema.Parse(schema));

    private static FormOutcome Validate(params (string Field, string? Typed)[] answers)
    {
        var values =
            new Dictionary<string, string?> { ["name"] = "Lý Minh An", ["born"] = "02/11/2020", ["sex"] = "f", ["commune"] = "08116" };
        foreach (var (field, typed) in answers)
        {
            values[field] = typed;
        }

        return Form.Validate(values, Today);
    }
}
