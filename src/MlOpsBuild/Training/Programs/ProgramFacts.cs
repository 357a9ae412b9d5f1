using System.Text.Json.Nodes;

namespace MlOpsBuild.Training.Programs;

/// <summary>What the key of a training by programs says of them.</summary>
internal static class ProgramFacts
{
    /// <summary>Adds the versions of programs to what else is known.</summary>
    /// <param name="planned">The project.</param>
    /// <param name="facts">What else is known.</param>
    /// <param name="programs">The first words of commands.</param>
    public static JsonObject Of(
        TrainerContext planned,
        JsonObject facts,
        params IReadOnlyList<string> programs
    )
    {
        var project = planned.Config.ProjectDirectory;
        facts["programs"] = new ProgramVersions(project, planned.CacheDirectory).Of(
            programs.Select(name => ProgramFile.Find(project, name))
        );
        return facts;
    }

    /// <summary>A list of texts.</summary>
    public static JsonArray Words(IReadOnlyList<string> words) =>
        new([.. words.Select(w => (JsonNode)JsonValue.Create(w))]);
}
