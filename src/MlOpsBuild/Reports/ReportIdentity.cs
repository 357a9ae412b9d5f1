using System.Text.Json.Nodes;
using MlOpsBuild.Common;
using MlOpsBuild.Evaluation.Comparison;
using MlOpsBuild.Registry.Images;

namespace MlOpsBuild.Reports;

/// <summary>Everything that a report shows and that is no output of an upstream stage; it is in the stage's key.</summary>
public sealed record ReportIdentity
{
    /// <summary>The model's name.</summary>
    public required string Model { get; init; }

    /// <summary>Where the project is in the repository.</summary>
    public required string Project { get; init; }

    /// <summary>The Git commit, or empty outside a repository.</summary>
    public required string Commit { get; init; }

    /// <summary>Whether the working tree of the project differs from that commit.</summary>
    public bool Dirty { get; init; }

    /// <summary>The trainer's name.</summary>
    public required string Trainer { get; init; }

    /// <summary>The data's digest, or empty.</summary>
    public required string DataDigest { get; init; }

    /// <summary>What the candidate was compared with, or <see langword="null"/> when nothing was compared.</summary>
    public BaselineIdentity? Baseline { get; init; }

    /// <summary>What is known of the image that serves the model, or <see langword="null"/> when none was made of it.</summary>
    public ImageRecord? Image { get; init; }

    /// <summary>What differs from the baseline.</summary>
    public IReadOnlyList<ReportChange> Changes { get; init; } = [];

    /// <summary>The stages behind the report.</summary>
    public IReadOnlyList<ReportStage> Stages { get; init; } = [];

    /// <summary>The line that reproduces it.</summary>
    public required string Reproduce { get; init; }

    /// <summary>The lines that findings point at.</summary>
    public ReportPlaces Places { get; init; } = new();

    /// <summary>This as canonical JSON: the stage's parameters.</summary>
    public JsonObject ToJson()
    {
        var node = new JsonObject
        {
            ["model"] = Model,
            ["project"] = Project,
            ["commit"] = Commit,
            ["dirty"] = Dirty,
            ["trainer"] = Trainer,
            ["data"] = DataDigest,
            ["baseline"] = Baseline is { } baseline
                ? Json.ComparisonMapper.BaselineToNode(baseline)
                : null,
            ["changes"] = JsonList.ToNode(Changes, Json.ReportMapper.ChangeToNode),
            ["stages"] = JsonList.ToNode(Stages, Json.ReportMapper.StageToNode),
            ["reproduce"] = Reproduce,
            ["places"] = Places.ToJson(),
        };
        // Without an image the key is that of a pipeline that makes none.
        if (Image is { } image)
        {
            node["image"] = ImageRecordJson.ToNode(image);
        }

        return node;
    }
}
