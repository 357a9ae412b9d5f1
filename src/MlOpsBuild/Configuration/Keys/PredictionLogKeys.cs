using MlOpsBuild.Scoring.Serving;

namespace MlOpsBuild.Configuration.Keys;

/// <summary>The <c>serve.log:</c> section.</summary>
internal static class PredictionLogKeys
{
    private static readonly PredictionLogSettings Defaults = new();

    /// <summary><see cref="PredictionLogSettings.Fields"/>.</summary>
    public static readonly ConfigKey Fields = new(
        "fields",
        new ListType(TextTypes.ColumnName, "a list of column names") { Unique = true },
        "The features whose values are logged. Without it, all that the schema does not mark personal."
    );

    /// <summary><see cref="PredictionLogSettings.Folder"/>.</summary>
    public static readonly ConfigKey Folder = new(
        "folder",
        new TextType("a folder") { AsWritten = true },
        "Where the log is; in a container a folder that is mounted."
    )
    {
        Default = Defaults.Folder,
    };

    /// <summary><see cref="PredictionLogSettings.MaxBytes"/>.</summary>
    public static readonly ConfigKey MaxBytes = new(
        "maxBytes",
        new NumberType
        {
            Whole = true,
            Min = 4096,
            Max = 1L << 40,
        },
        "A file that is longer is rotated, in bytes."
    )
    {
        Default = Defaults.MaxBytes,
    };

    /// <summary><see cref="PredictionLogSettings.MaxFiles"/>.</summary>
    public static readonly ConfigKey MaxFiles = new(
        "maxFiles",
        new NumberType
        {
            Whole = true,
            Min = 1,
            Max = 1000,
        },
        "How many files are kept, the newest included."
    )
    {
        Default = (long)Defaults.MaxFiles,
    };

    /// <summary>The section.</summary>
    public static readonly SectionType Type = new([Fields, Folder, MaxBytes, MaxFiles]);

    /// <summary>The record.</summary>
    public static PredictionLogSettings Bind(Section log) =>
        new()
        {
            Fields = log.Has(Fields) ? log.Texts(Fields) : null,
            Folder = log.Text(Folder)!,
            MaxBytes = (long)log.Value(MaxBytes)!,
            MaxFiles = (int)(long)log.Value(MaxFiles)!,
        };
}
