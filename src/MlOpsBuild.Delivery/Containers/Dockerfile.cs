using System.Text;
using MlOpsBuild.Common;

namespace MlOpsBuild.Delivery.Containers;

/// <summary>
/// The Dockerfile of a serving image. What changes least comes first, so that a new model is a small new layer; what is not a
/// layer comes between, so that it costs none.
/// </summary>
public static class Dockerfile
{
    /// <summary>Goes up when the text below changes: images are then built anew.</summary>
    public const int Version = 1;

    /// <summary>The archive of the program, in the build context.</summary>
    public const string AppArchive = "app.tar";

    /// <summary>The archive of the models, in the build context.</summary>
    public const string ModelArchive = "model.tar";

    /// <summary>Whom the program runs as: nobody's number, so that Kubernetes sees that it is not root.</summary>
    public const int UserId = 10001;

    /// <summary>The text.</summary>
    /// <param name="baseImage">What it is built on.</param>
    /// <param name="labels">The labels, in any order.</param>
    public static string Render(string baseImage, IReadOnlyDictionary<string, string> labels)
    {
        ArgumentNullException.ThrowIfNull(baseImage);
        ArgumentNullException.ThrowIfNull(labels);
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"""
            # Made by MlOpsBuild from mlops.yaml: change it there.
            # The base: what a self-contained .NET program needs, nothing else. Another one: container.baseImage, or --base-image.
            FROM {baseImage}

            # Nobody. A number, so that Kubernetes sees that it is not root (runAsNonRoot).
            USER {UserId}

            # No socket for debuggers: it would be written to a file system that is read-only.
            ENV DOTNET_EnableDiagnostics=0

            EXPOSE 8080
            HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 CMD ["/app/mlops-serve", "health"]
            ENTRYPOINT ["/app/mlops-serve"]
            CMD ["serve", "--models", "/models", "--address", "0.0.0.0"]

            # The program, then the models. Archives bring their folders and times with them, so that the same files are the same
            # layer whenever and wherever they are built.
            ADD {AppArchive} /
            ADD {ModelArchive} /


            """
        );
        var lines = labels
            .Where(l => l.Value.Length > 0)
            .OrderBy(l => l.Key, StringComparer.Ordinal)
            .Select(l => $"{l.Key}={Quote(l.Value)}");
        text.Append("LABEL ").AppendJoin(" \\\n      ", lines).Append('\n');
        return text.ToString().ReplaceLineEndings("\n");
    }

    // Variables are replaced in labels, so the dollar is escaped too.
    private static string Quote(string value)
    {
        var text = new StringBuilder("\"");
        foreach (var c in PlainText.Of(value))
        {
            if (c is '"' or '\\' or '$')
            {
                text.Append('\\');
            }

            text.Append(c);
        }

        return text.Append('"').ToString();
    }
}
