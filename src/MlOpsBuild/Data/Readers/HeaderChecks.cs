using MlOpsBuild.Common;

namespace MlOpsBuild.Data.Readers;

/// <summary>What every header must satisfy, whatever the schema says.</summary>
internal static class HeaderChecks
{
    public static void Check(string[] header, SourceLocation location, byte delimiter)
    {
        if (header.Length == 1)
        {
            CheckDelimiter(header[0], location, delimiter);
        }

        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < header.Length; i++)
        {
            if (string.IsNullOrWhiteSpace(header[i]))
            {
                throw new UsageException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Column {i + 1} of {header.Length} has no name. Name it in the header."
                    ),
                    location
                );
            }

            if (!seen.TryAdd(header[i], i))
            {
                throw new UsageException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Columns {seen[header[i]] + 1} and {i + 1} have the same name '{header[i]}'; expected different names. Rename or remove one."
                    ),
                    location
                );
            }
        }
    }

    private static void CheckDelimiter(string only, SourceLocation location, byte delimiter)
    {
        foreach (var other in (ReadOnlySpan<char>)[';', '\t', ',', '|'])
        {
            if (other != delimiter && only.Contains(other, StringComparison.Ordinal))
            {
                var (found, expected) = (Show(other), Show((char)delimiter));
                throw new UsageException(
                    $"The header is a single column '{only}' that contains {found}; expected columns separated by {expected}. Write the file with {expected}{(delimiter == ',' && other == '\t' ? ", or name it .tsv" : "")}.",
                    location
                );
            }
        }
    }

    private static string Show(char c) => c == '\t' ? "tabs" : $"'{c}'";
}
