using System.Text.Json.Nodes;
using MlOpsBuild.Common;

namespace MlOpsBuild.Training.Programs;

/// <summary>
/// The versions of the programs of a machine that a training starts, e.g. <c>Python 3.11.2</c>: the first line that
/// <c>program --version</c> prints. What was asked once is kept with the program's modification time and size, so that planning
/// starts nothing.
/// </summary>
/// <param name="projectDirectory">Where programs are started: some choose their version by it.</param>
/// <param name="cacheDirectory">Holds what is kept, if it exists; <see langword="null"/>: nothing is.</param>
internal sealed class ProgramVersions(string projectDirectory, string? cacheDirectory)
{
    /// <summary>What stands for the version of a program that is not there.</summary>
    public const string NotFound = "not found";

    /// <summary>The file in the cache's folder.</summary>
    public const string FileName = "programs.json";

    /// <summary>Program, as written -> version. Files of the project are left out: their digests say more.</summary>
    public JsonObject Of(params IEnumerable<ProgramFile> programs)
    {
        var versions = new JsonObject();
        foreach (var program in programs)
        {
            if (!program.IsOfProject && !versions.ContainsKey(program.Name))
            {
                versions[program.Name] = program.Path is { } path ? VersionOf(path) : NotFound;
            }
        }

        return versions;
    }

    private string VersionOf(string path)
    {
        // A script may be a shim, which starts one program or another.
        if (cacheDirectory is null || !Directory.Exists(cacheDirectory) || IsScript(path))
        {
            return ProgramVersion.Ask(path, projectDirectory);
        }

        var file = Path.Combine(cacheDirectory, FileName);
        var known = Read(file);
        var stamp = StampOf(path);
        if (
            known[path] is JsonObject entry
            && TextOf(entry["stamp"]) == stamp
            && TextOf(entry["version"]) is { } kept
        )
        {
            return kept;
        }

        var version = ProgramVersion.Ask(path, projectDirectory);
        known[path] = new JsonObject { ["stamp"] = stamp, ["version"] = version };
        try
        {
            AtomicFile.Write(file, CanonicalJson.ToIndented(known));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It is asked again next time.
        }

        return version;
    }

    // Of the program itself, where the name is a link: python3 stays when python3.11 becomes python3.12.
    private static string StampOf(string path)
    {
        var file = new FileInfo(path);
        var target = file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{target.FullName} {target.Length} {target.LastWriteTimeUtc.Ticks}"
        );
    }

    private static bool IsScript(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            return stream.ReadByte() == '#' && stream.ReadByte() == '!';
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false; // it may be run, and not be read
        }
    }

    private static JsonObject Read(string file)
    {
        try
        {
            return File.Exists(file) && JsonNode.Parse(File.ReadAllBytes(file)) is JsonObject known
                ? known
                : [];
        }
        catch (Exception e)
            when (e is IOException or UnauthorizedAccessException or System.Text.Json.JsonException)
        {
            return [];
        }
    }

    private static string? TextOf(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}
