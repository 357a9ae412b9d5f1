using System.Text;
using FsCheck;
using MlOpsBuild.Common;
using MlOpsBuild.Data;
using MlOpsBuild.Data.Schema;
using MlOpsBuild.Tests.Configuration;

namespace MlOpsBuild.Tests.Data.Schema;

public sealed class SchemaFileTests
{
    private const string Good = """
        columns:
          - name: churn
            type: category
            values: ["No", "Yes"]
          - name: tenure
            type: integer
            min: 0
            max: 72
            nullable: true
          - { name: paperless, type: boolean, values: [no, yes] }
          - { name: charges, type: number, min: 0.5 }

        """;

    private static readonly ErrorCase[] Cases =
    [
        new("no columns", "", "columns: []\n"),
        new("another file", "", "model: telco-churn\n"),
        new("columns as a section", "", "columns:\n  churn: { type: category }\n"),
        new("unknown type", "type: category", "type: categry"),
        new("missing type", "    type: category\n", ""),
        new("missing name", "- name: tenure\n    type", "- type"),
        new("unknown key", "nullable: true", "nullabel: true"),
        new("column twice", "name: tenure", "name: churn"),
        new("key twice", "min: 0\n", "min: 0\n    min: 1\n"),
        new("min above max", "min: 0\n", "min: 73\n"),
        new("a fraction for an integer column", "max: 72", "max: 72.5"),
        new("infinity", "max: 72", "max: .inf"),
        new("a limit that is text", "max: 72", "max: \"72\""),
        new("values of a number", "min: 0.5", "values: [1, 2]"),
        new("limits of a category", "values: [\"No\", \"Yes\"]", "min: 0\n    max: 1"),
        new("values without any", "values: [\"No\", \"Yes\"]", "values: []"),
        new("values not as a list", "values: [\"No\", \"Yes\"]", "values: No, Yes"),
        new("value twice", "values: [\"No\", \"Yes\"]", "values: [\"No\", No]"),
        new("a value without quotes that is nothing", "[\"No\", \"Yes\"]", "[\"No\", null]"),
        new("one spelling", "values: [no, yes]", "values: [yes]"),
        new("three spellings", "values: [no, yes]", "values: [no, yes, maybe]"),
        new("yes where true belongs", "nullable: true", "nullable: yes"),
        new("a default outside the limits", "max: 72", "max: 72\n    default: 73"),
        new("a default of another type", "max: 72", "max: 72\n    default: many"),
        new(
            "a default that is no value",
            "values: [\"No\", \"Yes\"]",
            "values: [\"No\", \"Yes\"]\n    default: Maybe"
        ),
    ];

    private static readonly string[] Awkward =
    [
        "Yes",
        "No",
        "y",
        "N",
        "on",
        "OFF",
        "true",
        "False",
        "null",
        "~",
        "NULL",
        "",
        " ",
        " a",
        "a ",
        "1",
        "-1",
        "1.5",
        "1e3",
        "0x1F",
        "0o17",
        "017",
        "1_000",
        "12:30",
        "1:2",
        "2024-01-01",
        ".5",
        ".inf",
        ".nan",
        "a: b",
        "a:",
        ":a",
        "a #b",
        "#a",
        "- a",
        "-",
        "-a",
        "? a",
        "?",
        "a,b",
        "[a]",
        "{a}",
        "]",
        "}",
        "&a",
        "*a",
        "!a",
        "|",
        ">",
        "%a",
        "@a",
        "`a`",
        "\"",
        "'",
        "''",
        "\\",
        "\\n",
        "<<",
        "=",
        "---",
        "...",
        "a\nb",
        "a\r\nb",
        "\t",
        "a\tb",
        "\0",
        "\a",
        "\u001B",
        "\u007F",
        "\u0085",
        "\u00A0",
        "\u00AD",
        "\u2028",
        "\u2029",
        "\u200B",
        "\uFEFF",
        "\uFFFD",
        "\uFFFE",
        "\uFDD0",
        "é",
        "İ",
        "ı",
        "日本",
        "😀",
        "\U0010FFFF",
        "Month-to-month",
        "Bank transfer (automatic)",
        "DSL",
        "Fiber optic",
        "a  b",
        "a/b",
        "inf",
        "nan",
        "e3",
        "None",
    ];

    [Fact]
    public void The_written_text_is_what_a_person_reviewed() =>
        GoldenFile.Check("Golden/schema.yaml", SchemaFile.Write(Sample()));

    [Fact]
    public void Every_mistake_is_told_with_its_place_and_what_is_allowed() =>
        GoldenFile.Check(
            "Golden/errors.txt",
            ErrorCase.Render(
                Cases,
                Good,
                "data/schema.yaml",
                text => SchemaFile.Parse(text, "data/schema.yaml")
            )
        );

    [Fact]
    public void The_JSON_schema_is_what_a_person_reviewed() =>
        GoldenFile.Check(
            "Golden/schema.schema.json",
            Encoding.UTF8.GetString(SchemaFile.WriteJsonSchema())
        );

    [Fact]
    public void Columns_are_read_with_their_lines()
    {
        var schema = SchemaFile.Parse(Good, "data/schema.yaml");
        schema.File.ShouldBe("data/schema.yaml");
        schema
            .Columns.Select(c => (c.Name, c.Line))
            .ShouldBe([("churn", 2), ("tenure", 5), ("paperless", 10), ("charges", 11)]);
        schema
            .Find("tenure")
            .ShouldBe(
                new ColumnSchema
                {
                    Name = "tenure",
                    Type = ColumnType.Integer,
                    Min = 0,
                    Max = 72,
                    Nullable = true,
                    Line = 5,
                }
            );
        schema.Find("charges")!.Min.ShouldBe(0.5);
        schema.Find("paperless")!.Values.ShouldBe(["no", "yes"]);
    }

    [Fact]
    public void Allowed_values_are_put_in_ordinal_order_and_spellings_are_not()
    {
        var schema = SchemaFile.Parse(
            "columns:\n  - { name: a, type: category, values: [b, B, \"10\", a, 9] }\n  - { name: b, type: boolean, values: [Z, A] }\n",
            "f"
        );
        schema.Columns[0].Values.ShouldBe(["10", "9", "B", "a", "b"]);
        schema.Columns[1].Values.ShouldBe(["Z", "A"]);
    }

    [Fact]
    public void A_missing_file_is_told_with_what_to_do() =>
        Should
            .Throw<UsageException>(() =>
                SchemaFile.Load("/no/such/schema.yaml", "data/schema.yaml")
            )
            .Message.ShouldBe(
                "data/schema.yaml: there is no such file (looked for /no/such/schema.yaml). Infer it from the data with the target InferSchema, review it and commit it."
            );

    [Fact]
    public void Any_text_survives_writing_and_reading()
    {
        var any =
            from parts in Gen.ListOf(
                Gen.OneOf(
                    Gen.Elements(Awkward),
                    Gen.Choose(0, 0xD7FF).Select(c => $"{(char)c}"),
                    Gen.Choose(0xE000, 0x10FFFF).Select(char.ConvertFromUtf32)
                )
            )
            select string.Concat(parts);
        var texts = Gen.OneOf(any, Gen.Elements(Awkward));
        var schemas = from text in Gen.ArrayOf(texts) select SchemaOf(text);
        Always.Holds(schemas, Survives, 3000);
    }

    [Fact]
    public void Each_awkward_text_survives_alone()
    {
        foreach (var text in Awkward)
        {
            Survives(SchemaOf([text])).ShouldBeTrue(text);
        }
    }

    [Fact]
    public void Any_number_survives_writing_and_reading() =>
        Always.Holds(
            Arb.Default.NormalFloat().Generator,
            n =>
                Survives(
                    new DataSchema([
                        new ColumnSchema
                        {
                            Name = "a",
                            Type = ColumnType.Number,
                            Min = n.Get,
                            Max = n.Get,
                        },
                    ])
                ),
            2000
        );

    private static DataSchema Sample() =>
        new([
            .. SchemaFile.Parse(Good, "f").Columns,
            new ColumnSchema { Name = "signed up", Type = ColumnType.Time },
            new ColumnSchema
            {
                Name = "no",
                Type = ColumnType.Text,
                Nullable = true,
            },
            new ColumnSchema
            {
                Name = "payment",
                Type = ColumnType.Category,
                Values =
                [
                    "",
                    "Bank transfer (automatic)",
                    "Credit card (automatic)",
                    "Electronic check",
                    "Mailed check: post",
                ],
            },
            new ColumnSchema
            {
                Name = "awkward",
                Type = ColumnType.Category,
                Values = ["1", "2024-01-01", "N", "a\tb", "\"", "true", "é", "日本"],
            },
        ]);

    // Names are never empty: there is no header cell to match.
    private static DataSchema SchemaOf(string[] texts)
    {
        var distinct = texts.Distinct(StringComparer.Ordinal).ToList();
        return new DataSchema([
            new ColumnSchema
            {
                Name = "first",
                Type = ColumnType.Category,
                Values = distinct.Count == 0 ? null : [.. distinct.Order(StringComparer.Ordinal)],
            },
            .. distinct
                .Where(t => t is not ("" or "first"))
                .Select(t => new ColumnSchema { Name = t, Type = ColumnType.Text }),
        ]);
    }

    private static bool Survives(DataSchema schema)
    {
        var text = SchemaFile.Write(schema);
        var read = SchemaFile.Parse(text, "f");
        return read.Columns.Count == schema.Columns.Count
            && read.Columns.Zip(schema.Columns)
                .All(p =>
                    p.First with { Values = null, Line = 0 } == (p.Second with { Values = null })
                    && (p.First.Values ?? []).SequenceEqual(p.Second.Values ?? [])
                )
            && SchemaFile.Write(read) == text;
    }
}
