namespace MlOpsBuild.Evaluation.Baselines;

/// <summary>
/// Reads references from their files, without any library: a run in which nothing changed asks for no more than that.
/// </summary>
internal sealed class GitRefs(GitLayout layout)
{
    private const int MaxSymbolic = 5;
    private string[]? _packed;

    /// <summary>The commit that is checked out; <see langword="null"/> before the first commit.</summary>
    public string? Head() => Resolve("HEAD")?.ObjectId;

    /// <summary>The branch that is checked out, e.g. <c>main</c>, or <see langword="null"/>.</summary>
    public string? HeadBranch()
    {
        const string Branch = "ref: refs/heads/";
        var head = ReadText(Path.Combine(layout.GitDirectory, "HEAD"));
        return head?.StartsWith(Branch, StringComparison.Ordinal) == true
            ? head[Branch.Length..]
            : null;
    }

    /// <summary>
    /// What a full reference name such as <c>refs/heads/main</c> stands for, or <see langword="null"/>. Peeled is the
    /// commit behind it where that is known without reading objects.
    /// </summary>
    public (string ObjectId, string? Peeled)? Resolve(string name)
    {
        for (var i = 0; i < MaxSymbolic; i++)
        {
            if (name.Contains("..", StringComparison.Ordinal))
            {
                return null;
            }

            var directory = name == "HEAD" ? layout.GitDirectory : layout.CommonDirectory;
            var text = ReadText(Path.Combine(directory, name));
            if (text is null)
            {
                return Packed(name);
            }

            if (!text.StartsWith("ref: ", StringComparison.Ordinal))
            {
                return IsObjectId(text) ? (text, PeeledAs(name, text)) : null;
            }

            name = text["ref: ".Length..].Trim();
        }

        return null;
    }

    /// <summary>Whether it is 40 hexadecimal digits.</summary>
    public static bool IsObjectId(string text) =>
        text.Length == 40 && text.All(char.IsAsciiHexDigit);

    // Branches are always commits, tags may be objects of their own.
    private static string? PeeledAs(string name, string id) =>
        name.StartsWith("refs/tags/", StringComparison.Ordinal) ? null : id;

    private (string, string?)? Packed(string name)
    {
        _packed ??= File.Exists(Path.Combine(layout.CommonDirectory, "packed-refs"))
            ? File.ReadAllLines(Path.Combine(layout.CommonDirectory, "packed-refs"))
            : [];
        for (var i = 0; i < _packed.Length; i++)
        {
            var line = _packed[i];
            if (
                line.Length == 41 + name.Length
                && line[40] == ' '
                && line.EndsWith(name, StringComparison.Ordinal)
            )
            {
                var id = line[..40];
                var next = i + 1 < _packed.Length ? _packed[i + 1] : "";
                return (id, next.StartsWith('^') ? next[1..].Trim() : PeeledAs(name, id));
            }
        }

        return null;
    }

    private static string? ReadText(string path) =>
        File.Exists(path) ? File.ReadAllText(path).Trim() : null;
}
