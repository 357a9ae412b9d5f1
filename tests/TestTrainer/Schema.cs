using System.Text.Json;

namespace MlOpsBuild.TestTrainer;

/// <summary>What schema.json says.</summary>
internal sealed record Schema(string Task, string[] Classes, int FirstNumber)
{
    public static Schema Read(string folder)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "schema.json")));
        var features = json.RootElement.GetProperty("features").EnumerateArray().ToList();
        return new Schema(
            json.RootElement.GetProperty("task").GetString()!,
            [
                .. json
                    .RootElement.GetProperty("classes")
                    .EnumerateArray()
                    .Select(c => c.GetString()!),
            ],
            features.FindIndex(f => f.GetProperty("kind").GetString() == "number")
        );
    }
}
