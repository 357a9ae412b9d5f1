using System.Text.Json.Nodes;
using MlOpsBuild.Common;

namespace MlOpsBuild.Pipelines;

/// <summary>A plan for programs: indented canonical JSON of the form <see cref="Schema"/>.</summary>
public static class ExplainJson
{
    /// <summary>The value of <c>format</c>; another one means another form.</summary>
    public const string Format = "mlopsbuild.explain.v1";

    /// <summary>The JSON schema of what <see cref="Render"/> gives.</summary>
    public const string Schema = """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "title": "What a build would do, stage by stage, upstream first",
          "type": "object",
          "required": ["format", "stages"],
          "additionalProperties": false,
          "properties": {
            "format": { "const": "mlopsbuild.explain.v1" },
            "stages": {
              "type": "array",
              "items": {
                "type": "object",
                "required": ["changes", "key", "name", "reason", "status"],
                "additionalProperties": false,
                "properties": {
                  "name": { "type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$" },
                  "status": { "enum": ["hit", "restored", "miss"] },
                  "key": {
                    "description": "null while the outputs of a stage above it are not known",
                    "type": ["string", "null"],
                    "pattern": "^sha256:[0-9a-f]{64}$"
                  },
                  "reason": { "type": "string" },
                  "changes": {
                    "type": "array",
                    "items": {
                      "type": "object",
                      "required": ["kind", "name", "new", "old"],
                      "additionalProperties": false,
                      "properties": {
                        "kind": {
                          "enum": ["file", "parameter", "upstream", "external", "version", "output"]
                        },
                        "name": { "type": "string" },
                        "old": { "type": ["string", "null"] },
                        "new": { "type": ["string", "null"] }
                      }
                    }
                  }
                }
              }
            }
          }
        }
        """;

    /// <summary>Renders plans.</summary>
    public static string Render(IReadOnlyList<StagePlan> plans)
    {
        ArgumentNullException.ThrowIfNull(plans);
        var stages = new JsonArray();
        foreach (var plan in plans)
        {
            stages.Add((JsonNode)ToJson(plan));
        }

        var json = new JsonObject { ["format"] = Format, ["stages"] = stages };
        return System.Text.Encoding.UTF8.GetString(CanonicalJson.ToIndented(json));
    }

    private static JsonObject ToJson(StagePlan plan)
    {
        var changes = new JsonArray();
        foreach (var change in plan.Changes)
        {
            changes.Add(
                (JsonNode)
                    new JsonObject
                    {
                        ["kind"] = change.Kind,
                        ["name"] = change.Name,
                        ["old"] = change.Old,
                        ["new"] = change.New,
                    }
            );
        }

        return new JsonObject
        {
            ["name"] = plan.Name,
            ["status"] = plan.Status switch
            {
                StageStatus.Hit => "hit",
                StageStatus.Restored => "restored",
                _ => "miss",
            },
            ["key"] = plan.Key?.ToString(),
            ["reason"] = plan.Reason,
            ["changes"] = changes,
        };
    }
}
