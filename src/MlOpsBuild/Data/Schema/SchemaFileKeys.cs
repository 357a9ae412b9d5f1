using MlOpsBuild.Configuration.Keys;
using MlOpsBuild.Configuration.Yaml;

namespace MlOpsBuild.Data.Schema;

/// <summary>The keys of schema.yaml.</summary>
internal static class SchemaFileKeys
{
    private static readonly string[] Types =
    [
        "number",
        "integer",
        "boolean",
        "category",
        "time",
        "text",
    ];

    private static readonly ConfigKey Name = new(
        "name",
        TextTypes.ColumnName,
        "The column's name in the header."
    )
    {
        Required = true,
    };

    private static readonly ConfigKey Kind = new(
        "type",
        new ChoiceType((_, _) => Types),
        "What it holds: number, integer, boolean, category, time or text. Time and text are no features."
    )
    {
        Required = true,
    };

    private static readonly ConfigKey Values = new(
        "values",
        new ListType(
            new TextType("a value") { AsWritten = true, MayBeEmpty = true },
            "a list of values"
        )
        {
            Unique = true,
            MayBeEmpty = false,
        },
        "Category: the allowed values; without it, any. Boolean: the spellings of false and true, in this order."
    );

    private static readonly ConfigKey Min = new(
        "min",
        NumberType.Any,
        "The smallest allowed number."
    );

    private static readonly ConfigKey Max = new(
        "max",
        NumberType.Any,
        "The largest allowed number."
    );

    private static readonly ConfigKey Nullable = new(
        "nullable",
        new FlagType(),
        "Whether values may be missing."
    )
    {
        Default = false,
    };

    private static readonly ConfigKey Default = new(
        "default",
        new TextType("a value") { AsWritten = true, MayBeEmpty = true },
        "What stands in where a request to the served model leaves the column out."
    );

    private static readonly ConfigKey Personal = new(
        "personal",
        new FlagType(),
        "Whether values tell of a person: the served model does not log them unless asked to by name."
    )
    {
        Default = false,
    };

    private static readonly ConfigKey Columns = new(
        "columns",
        new ListType(
            new SectionType([Name, Kind, Values, Min, Max, Nullable, Default, Personal])
            {
                Rules = CheckColumn,
            },
            "a list of columns"
        )
        {
            MayBeEmpty = false,
        },
        "What each column holds, in any order."
    )
    {
        Required = true,
    };

    /// <summary>The file.</summary>
    public static readonly SectionType Type = new([Columns]) { Rules = CheckNames };

    /// <summary>A type's name in schema.yaml.</summary>
    public static string NameOf(ColumnType type) => Types[(int)type];

    /// <summary>The record.</summary>
    public static DataSchema Bind(Section root, string displayPath) =>
        new(Array.ConvertAll(root.Sections(Columns), BindColumn)) { File = displayPath };

    private static ColumnSchema BindColumn(Section column)
    {
        var type = (ColumnType)Array.IndexOf(Types, column.Text(Kind));
        var values = column.Has(Values) ? column.Texts(Values) : null;
        if (type == ColumnType.Category && values is not null)
        {
            Array.Sort(values, StringComparer.Ordinal);
        }

        return new ColumnSchema
        {
            Name = column.Text(Name)!,
            Type = type,
            Nullable = (bool)column.Value(Nullable)!,
            Min = column.Number(Min),
            Max = column.Number(Max),
            Values = values,
            Default = column.Text(Default),
            Personal = (bool)column.Value(Personal)!,
            Line = column.Node.Line,
        };
    }

    private static void CheckNames(Section root, ReadContext context)
    {
        var first = new Dictionary<string, Section>(StringComparer.Ordinal);
        foreach (var column in root.Sections(Columns))
        {
            if (column.Text(Name) is { } name && !first.TryAdd(name, column))
            {
                context.Problems.Add(
                    column.ValueNode(Name),
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"columns: '{name}' is declared again; line {first[name].Node.Line} has it already."
                    )
                );
            }
        }
    }

    private static void CheckColumn(Section column, ReadContext context)
    {
        if (column.Text(Kind) is not { } name)
        {
            return;
        }

        var type = (ColumnType)Array.IndexOf(Types, name);
        var isNumeric = type is ColumnType.Number or ColumnType.Integer;
        var hasValues = type is ColumnType.Category or ColumnType.Boolean;
        Refuse(column, Values, hasValues, "category and boolean", name, context);
        Refuse(column, Min, isNumeric, "number and integer", name, context);
        Refuse(column, Max, isNumeric, "number and integer", name, context);
        CheckLimits(column, type, context);
        CheckDefault(column, type, context);
        if (type == ColumnType.Boolean && column.Texts(Values) is { Length: not 0 and not 2 })
        {
            context.Problems.Add(
                column.ValueNode(Values),
                "columns.values: a boolean column has two, the spellings of false and true in this order, e.g. [\"No\", \"Yes\"]."
            );
        }
    }

    // A default must be what a request may send.
    private static void CheckDefault(Section column, ColumnType type, ReadContext context)
    {
        if (column.Text(Default) is not { } text)
        {
            return;
        }

        var values = column.Texts(Values);
        var expected = type switch
        {
            ColumnType.Number or ColumnType.Integer => WhyNoNumber(column, type, text),
            ColumnType.Boolean => text is "true" or "false" or "0" or "1"
            || Array.IndexOf(values, text) >= 0
                ? null
                : $"true or false{(values.Length == 2 ? $", or {values[0]} or {values[1]}" : "")}",
            ColumnType.Category => values.Length == 0 || Array.IndexOf(values, text) >= 0
                ? null
                : $"one of the column's values: {string.Join(", ", values)}",
            _ => "none: columns of type time and text are no features",
        };
        if (expected is not null)
        {
            context.Problems.Add(
                column.ValueNode(Default),
                $"columns.default: found {column.ValueNode(Default).Describe()}, expected {expected}."
            );
        }
    }

    private static string? WhyNoNumber(Section column, ColumnType type, string text)
    {
        if (
            !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            || !double.IsFinite(number)
        )
        {
            return "a number";
        }

        if (type == ColumnType.Integer && number != Math.Floor(number))
        {
            return "a whole number";
        }

        return number < column.Number(Min) || number > column.Number(Max)
            ? "a number within the column's min and max"
            : null;
    }

    private static void CheckLimits(Section column, ColumnType type, ReadContext context)
    {
        if (column.Number(Min) is { } min && column.Number(Max) is { } max && min > max)
        {
            context.Problems.Add(
                column.ValueNode(Min),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"columns.min: found {min}, expected at most the max of {max}."
                )
            );
        }

        foreach (var key in (ReadOnlySpan<ConfigKey>)[Min, Max])
        {
            if (
                type == ColumnType.Integer
                && column.Number(key) is { } limit
                && limit != Math.Floor(limit)
            )
            {
                context.Problems.Add(
                    column.ValueNode(key),
                    $"columns.{key.Name}: found {column.ValueNode(key).Describe()}, expected a whole number, as the column is of type integer."
                );
            }
        }
    }

    private static void Refuse(
        Section column,
        ConfigKey key,
        bool isAllowed,
        string allowed,
        string type,
        ReadContext context
    )
    {
        if (!isAllowed && column.Has(key))
        {
            context.Problems.Add(
                column.KeyNode(key),
                $"columns: '{key.Name}' is for {allowed} columns; this one is of type {type}."
            );
        }
    }
}
