namespace MlOpsBuild.Configuration.Keys;

/// <summary>The kinds of text in mlops.yaml.</summary>
internal static class TextTypes
{
    private const int LongestModelName = 63;

    /// <summary>A column of the data.</summary>
    public static readonly TextType ColumnName = new("a column name") { AsWritten = true };

    /// <summary>A value in the data, exactly as it stands there.</summary>
    public static readonly TextType DataValue = new("a value of the label column")
    {
        AsWritten = true,
    };

    /// <summary>A model's name: also a repository name, a tag and a host name.</summary>
    public static readonly TextType ModelName = new(
        "a name of lower case letters, digits and dashes between them, at most 63 characters"
    )
    {
        IsValid = IsModelName,
        Pattern = "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$",
        Hint = name =>
            ToModelName(name) is var better && IsModelName(better) ? $" Write {better}." : "",
    };

    /// <summary>A file within the project.</summary>
    public static readonly TextType FilePath = new(
        "a path relative to this file, with forward slashes"
    )
    {
        IsValid = IsRelative,
        Pattern = @"^(?![/~]|[A-Za-z]:)[^\\]+$",
        Hint = HintForPath,
    };

    /// <summary>Data files.</summary>
    public static readonly TextType DataPath = new(
        "a path or glob relative to this file, with forward slashes, that ends in .csv, .tsv or .jsonl, each also with .gz"
    )
    {
        IsValid = path => IsRelative(path) && HasDataExtension(path),
        Pattern =
            @"^(?![/~]|[A-Za-z]:)[^\\]*\.([cC][sS][vV]|[tT][sS][vV]|[jJ][sS][oO][nN][lL])(\.[gG][zZ])?$",
        Hint = HintForPath,
    };

    /// <summary>Files within the project.</summary>
    public static readonly TextType Glob = Within("a path or glob");

    /// <summary>A file or folder within the project.</summary>
    public static readonly TextType PathWithin = Within("a path");

    /// <summary>What a program is called with.</summary>
    public static readonly TextType Argument = new("a text, a number, true or false")
    {
        AsWritten = true,
        MayBeEmpty = true,
        IsValid = text => !text.Contains('\0', StringComparison.Ordinal),
    };

    /// <summary>What to compare with.</summary>
    public static readonly TextType Baseline = new(
        "production, constant, or a Git branch, tag or commit without spaces"
    )
    {
        AsWritten = true,
        IsValid = IsRevision,
        Pattern = @"^[^\s-][^\s]*$",
    };

    /// <summary>A repository of a registry; <c>{model}</c> in it stands for the model's name.</summary>
    public static readonly TextType Repository = new(
        "a repository of an OCI registry without tag: registry[:port]/repository, {model} in it is the model's name"
    )
    {
        AsWritten = true,
        IsValid = text =>
            text.IndexOf('/', StringComparison.Ordinal) > 0
            && !text.Contains("://", StringComparison.Ordinal)
            && !text.Contains('@', StringComparison.Ordinal),
        Pattern = "^[^/@]+/[^@]+$",
        Hint = text =>
            text.IndexOf("://", StringComparison.Ordinal) is var scheme && scheme >= 0
                ? $" Write {text[(scheme + 3)..]}."
                : "",
    };

    /// <summary>A name that points at a version of the model, e.g. <c>production</c>.</summary>
    public static readonly TextType Alias = NameOf("an alias");

    /// <summary>A place where the model is served, e.g. <c>staging</c>.</summary>
    public static readonly TextType EnvironmentName = NameOf("an environment's name");

    /// <summary>Whether it is a name that <c>model:</c> may have.</summary>
    public static bool IsModelName(string name)
    {
        foreach (var c in name)
        {
            if (!(char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
            {
                return false;
            }
        }

        return name.Length is > 0 and <= LongestModelName && name[0] != '-' && name[^1] != '-';
    }

    private static TextType NameOf(string what) =>
        new(
            $"{what}: lower case letters, digits and single dashes between them, first a letter, at most 63 characters"
        )
        {
            IsValid = name =>
                IsModelName(name)
                && char.IsAsciiLetterLower(name[0])
                && !name.Contains("--", StringComparison.Ordinal),
            Pattern = "^(?=.{1,63}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$",
        };

    private static string ToModelName(string name)
    {
        var characters = name.ToLowerInvariant().ToCharArray();
        for (var i = 0; i < characters.Length; i++)
        {
            var c = characters[i];
            characters[i] = char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) ? c : '-';
        }

        return new string(characters).Trim('-');
    }

    // The rules are those of every system at once, so that a project means the same on all.
    private static bool IsRelative(string path) =>
        path[0] is not ('/' or '~')
        && !path.Contains('\\', StringComparison.Ordinal)
        && !(path.Length > 1 && char.IsAsciiLetter(path[0]) && path[1] == ':');

    private static TextType Within(string what) =>
        new($"{what} within the project, relative to this file, with forward slashes")
        {
            IsValid = path => IsRelative(path) && !path.Split('/').Contains(".."),
            Pattern = @"^(?![/~]|[A-Za-z]:|(.*/)?\.\.(/|$))[^\\]+$",
            Hint = HintForPath,
        };

    private static bool HasDataExtension(string path)
    {
        var name = Ends(path, ".gz") ? path[..^3] : path;
        return Ends(name, ".csv") || Ends(name, ".tsv") || Ends(name, ".jsonl");
    }

    private static bool Ends(string path, string extension) =>
        path.EndsWith(extension, StringComparison.OrdinalIgnoreCase);

    private static string HintForPath(string path) =>
        path.Contains('\\', StringComparison.Ordinal)
        && path.Replace('\\', '/') is var better
        && IsRelative(better)
            ? $" Write {better}."
            : "";

    private static bool IsRevision(string text)
    {
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c))
            {
                return false;
            }
        }

        return text[0] != '-';
    }
}
