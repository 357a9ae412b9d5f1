using System.Text;
using MlOpsBuild.Common;

namespace MlOpsBuild.Tests.Configuration;

/// <summary>One mistake in an otherwise good file: <paramref name="Good"/> is replaced by <paramref name="Bad"/>.</summary>
internal sealed record ErrorCase(string Title, string Good, string Bad)
{
    /// <summary>Renders cases with their messages, for people to review.</summary>
    public static string Render(
        IEnumerable<ErrorCase> cases,
        string goodFile,
        string fileName,
        Action<string> load
    )
    {
        var text = new StringBuilder();
        foreach (var (title, good, bad) in cases)
        {
            goodFile.ShouldContain(good, customMessage: title);
            var file = good.Length == 0 ? bad : goodFile.Replace(good, bad);
            var error = Should.Throw<UsageException>(() => load(file), title);
            error.Location.ShouldNotBeNull(title).File.ShouldBe(fileName);
            text.Append("## ").Append(title).Append('\n');
            foreach (var line in bad.Split('\n'))
            {
                text.Append("    ").Append(Visible(line)).Append('\n');
            }

            text.Append(error.Message).Append("\n\n");
        }

        return text.ToString();
    }

    private static string Visible(string line) =>
        string.Concat(
                line.Select(c =>
                    c is '\t' ? "<tab>"
                    : c < ' ' ? $"<U+{(int)c:X4}>"
                    : $"{c}"
                )
            )
            .TrimEnd();
}
