using System.Text.Json;

namespace MlOpsBuild.Scoring;

/// <summary>
/// Reads <c>model.json</c>, trusting nothing. Keys that it does not know are passed over: a later version may add some,
/// and raises <see cref="ModelBundle.FormatVersion"/> when a model cannot be understood without them.
/// </summary>
internal static class ModelManifestReader
{
    public static (ModelManifest Manifest, WeightsReference Weights) Read(byte[] json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return Read(document.RootElement);
        }
        catch (JsonException e)
        {
            throw new ModelFormatException($"model.json is not JSON: {e.Message}", e);
        }
        catch (InvalidOperationException e) // a string that is not UTF-16
        {
            throw new ModelFormatException($"model.json has an invalid string: {e.Message}", e);
        }
    }

    private static (ModelManifest Manifest, WeightsReference Weights) Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new ModelFormatException(
                $"model.json holds {Describe(root)}, expected an object."
            );
        }

        var format = Text(root, "format");
        if (format != ModelBundle.FormatName)
        {
            throw new ModelFormatException(
                $"model.json has format '{format}', expected '{ModelBundle.FormatName}'."
            );
        }

        var version = Whole(root, "formatVersion");
        if (version != ModelBundle.FormatVersion)
        {
            throw new ModelFormatException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"model.json has format version {version}, this version of MlOpsBuild reads {ModelBundle.FormatVersion}."
                )
            );
        }

        var trainer = Member(root, "trainer", JsonValueKind.Object);
        var weights = Member(root, "weights", JsonValueKind.Object);
        var manifest = new ModelManifest
        {
            Trainer = Text(trainer, "name"),
            TrainerVersion = Whole(trainer, "version"),
            Signature = ReadSignature(root),
            Parameters = ReadParameters(Member(root, "parameters", JsonValueKind.Object)),
            Seed = Member(root, "seed", JsonValueKind.Number).TryGetUInt64(out var seed)
                ? seed
                : throw new ModelFormatException("model.json: seed is not a whole number."),
            DataDigest = Text(root, "dataDigest"),
            Metrics = ReadMetrics(Member(root, "metrics", JsonValueKind.Object)),
        };
        return (manifest, ReadWeights(weights));
    }

    // Those of several files have 'files', and another kind than those of one.
    private static WeightsReference ReadWeights(JsonElement weights)
    {
        var kind =
            weights.TryGetProperty("kind", out var named) && named.ValueKind == JsonValueKind.String
                ? named.GetString()!
                : "";
        if (kind == WeightsReference.ProcessKind)
        {
            return new WeightsReference(kind, "", 0, Process: ReadProcess(weights));
        }

        if (weights.TryGetProperty("files", out _) && WeightsReference.IsRuntimeKind(kind))
        {
            var runtime = new RuntimeWeights { Kind = kind, Files = ReadFiles(weights) };
            return runtime.Problem() is { } problem
                ? throw new ModelFormatException($"model.json: {problem}")
                : new WeightsReference(kind, "", 0, Runtime: runtime);
        }

        if (Text(weights, "file") != ModelBundle.WeightsFile)
        {
            throw new ModelFormatException(
                $"model.json names the weights file '{Text(weights, "file")}', expected '{ModelBundle.WeightsFile}'."
            );
        }

        var size = Member(weights, "size", JsonValueKind.Number).TryGetInt64(out var bytes)
            ? bytes
            : -1;
        return new WeightsReference(Text(weights, "kind"), Text(weights, "sha256"), size);
    }

    private static Dictionary<string, string> ReadFiles(JsonElement weights)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Member(weights, "files", JsonValueKind.Object).EnumerateObject())
        {
            if (
                !files.TryAdd(
                    file.Name,
                    file.Value.ValueKind == JsonValueKind.String ? file.Value.GetString()! : ""
                )
            )
            {
                throw new ModelFormatException($"model.json names the file '{file.Name}' twice.");
            }
        }

        return files;
    }

    private static ProcessWeights ReadProcess(JsonElement weights)
    {
        var process = new ProcessWeights
        {
            Command =
            [
                .. Member(weights, "command", JsonValueKind.Array)
                    .EnumerateArray()
                    .Select(a =>
                        a.ValueKind == JsonValueKind.String
                            ? a.GetString()!
                            : throw new ModelFormatException(
                                $"model.json: 'command' holds {Describe(a)}, expected strings."
                            )
                    ),
            ],
            Files = ReadFiles(weights),
            Protocol = weights.TryGetProperty("protocol", out _)
                ? Text(weights, "protocol")
                : ProcessWeights.Lines,
        };
        return process.Problem() is { } problem
            ? throw new ModelFormatException($"model.json: {problem}")
            : process;
    }

    private static ModelSignature ReadSignature(JsonElement root)
    {
        var name = Text(root, "task");
        var task = name switch
        {
            "binary" => ModelTask.Binary,
            "multiclass" => ModelTask.Multiclass,
            "regression" => ModelTask.Regression,
            _ => throw new ModelFormatException(
                $"model.json has task '{name}', expected binary, multiclass or regression."
            ),
        };
        var classes = Strings(root, "classes", sorted: task == ModelTask.Multiclass);
        var expected = task switch
        {
            ModelTask.Binary => classes.Length == 2,
            ModelTask.Multiclass => classes.Length >= 2,
            _ => classes.Length == 0,
        };
        if (!expected)
        {
            throw new ModelFormatException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"model.json has {classes.Length} classes, which does not fit task {name}."
                )
            );
        }

        var features = new List<FeatureSpec>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in Member(root, "features", JsonValueKind.Array).EnumerateArray())
        {
            var feature = ReadFeature(item);
            if (!names.Add(feature.Name))
            {
                throw new ModelFormatException($"model.json has feature '{feature.Name}' twice.");
            }

            features.Add(feature);
        }

        return new ModelSignature(task, Text(root, "label"), classes, features);
    }

    private static FeatureSpec ReadFeature(JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            throw new ModelFormatException(
                $"model.json: a feature is {Describe(item)}, expected an object."
            );
        }

        var name = Text(item, "name");
        return Text(item, "kind") switch
        {
            "number" => new FeatureSpec(name, FeatureKind.Number, []),
            "category" => new FeatureSpec(
                name,
                FeatureKind.Category,
                Strings(item, "categories", sorted: true)
            ),
            var kind => throw new ModelFormatException(
                $"model.json: feature '{name}' has kind '{kind}', expected number or category."
            ),
        };
    }

    private static Dictionary<string, object> ReadParameters(JsonElement map)
    {
        var result = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var item in map.EnumerateObject())
        {
            result[item.Name] = item.Value.ValueKind switch
            {
                JsonValueKind.True => true,
                JsonValueKind.False => false,
                JsonValueKind.String => item.Value.GetString()!,
                JsonValueKind.Number when item.Value.TryGetInt64(out var whole) => whole,
                JsonValueKind.Number when item.Value.TryGetDouble(out var number) => number,
                _ => throw new ModelFormatException(
                    $"model.json: parameter '{item.Name}' is {Describe(item.Value)}, expected a plain value."
                ),
            };
        }

        return result;
    }

    private static Dictionary<string, double> ReadMetrics(JsonElement map)
    {
        var result = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var item in map.EnumerateObject())
        {
            result[item.Name] =
                item.Value.ValueKind == JsonValueKind.Number
                && item.Value.TryGetDouble(out var number)
                    ? number
                    : throw new ModelFormatException(
                        $"model.json: metric '{item.Name}' is {Describe(item.Value)}, expected a number."
                    );
        }

        return result;
    }

    private static JsonElement Member(JsonElement map, string name, JsonValueKind kind)
    {
        if (!map.TryGetProperty(name, out var value))
        {
            throw new ModelFormatException($"model.json has no '{name}'.");
        }

        return value.ValueKind == kind
            ? value
            : throw new ModelFormatException(
                $"model.json: '{name}' is {Describe(value)}, expected {Describe(kind)}."
            );
    }

    private static string Text(JsonElement map, string name) =>
        Member(map, name, JsonValueKind.String).GetString()!;

    private static int Whole(JsonElement map, string name) =>
        Member(map, name, JsonValueKind.Number).TryGetInt32(out var value)
            ? value
            : throw new ModelFormatException($"model.json: '{name}' is no 32-bit whole number.");

    private static string[] Strings(JsonElement map, string name, bool sorted)
    {
        var list = Member(map, name, JsonValueKind.Array);
        var result = new string[list.GetArrayLength()];
        var i = 0;
        foreach (var item in list.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.String)
            {
                throw new ModelFormatException(
                    $"model.json: '{name}' holds {Describe(item)}, expected strings."
                );
            }

            result[i] = item.GetString()!;
            if (i > 0 && string.CompareOrdinal(result[i - 1], result[i]) is var order and >= 0)
            {
                if (sorted || order == 0)
                {
                    throw new ModelFormatException(
                        $"model.json: '{name}' has '{result[i]}' after '{result[i - 1]}', expected ordinal order without doubles."
                    );
                }
            }

            i++;
        }

        return result;
    }

    private static string Describe(JsonElement value) => Describe(value.ValueKind);

    private static string Describe(JsonValueKind kind) =>
        kind switch
        {
            JsonValueKind.Object => "an object",
            JsonValueKind.Array => "a list",
            JsonValueKind.String => "a string",
            JsonValueKind.Number => "a number",
            JsonValueKind.Null => "null",
            _ => "true or false",
        };
}
