using MlOpsBuild.Shared;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace MlOpsBuild.GitHubDouble.Description;

/// <summary>GitHub's own description of its API (npm <c>@octokit/openapi</c>), installed together with Prism, which serves it.</summary>
public static class GitHubDescription
{
    private const string Package = "@octokit/openapi";
    private const string Version = "23.0.2";
    private const string Prism = "@stoplight/prism-cli";
    private const string PrismVersion = "5.16.0";
    private const string File = "api.github.com.json";

    /// <summary>The description's file and the program of Prism, or why they are not there.</summary>
    public static async Task<(string? Api, string? Prism, string? Missing)> FindAsync()
    {
        var (folder, missing) = await NpmPackages.EnsureAsync(
            $"openapi-{Version}-prism-{PrismVersion}",
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [Package] = Version,
                [Prism] = PrismVersion,
            },
            Prune
        );
        if (folder is null)
            return (null, null, missing);

        var modules = Path.Combine(folder, "node_modules");
        return (
            Path.Combine(modules, Package, "generated", File),
            Path.Combine(modules, Prism, "dist/index.js"),
            null
        );
    }

    /// <summary>Reads the part of the description that holds some paths: all of it takes its readers many times longer.</summary>
    /// <param name="file">See <see cref="FindAsync"/>.</param>
    /// <param name="isUsed">Says of a path template, such as <c>/repos/{owner}/{repo}/pulls</c>, whether it is kept.</param>
    public static JObject Read(string file, Predicate<string> isUsed)
    {
        using var reader = new JsonTextReader(System.IO.File.OpenText(file))
        {
            DateParseHandling = DateParseHandling.None,
        };
        return Trim(JObject.Load(reader), isUsed);
    }

    private static JObject Trim(JObject description, Predicate<string> isUsed)
    {
        var paths = new JObject(
            description.Value<JObject>("paths")!.Properties().Where(x => isUsed(x.Name))
        );
        var components = new JObject();
        var open = new Stack<JToken>([paths]);
        while (open.TryPop(out var node))
        {
            foreach (var reference in GetReferences(node))
            {
                // #/components/<kind>/<name>
                var parts = reference.Split('/');
                var name = parts[3].Replace("~1", "/", StringComparison.Ordinal);
                var kind = (JObject)(components[parts[2]] ??= new JObject());
                if (kind.ContainsKey(name))
                    continue;

                var component = description["components"]![parts[2]]![name]!;
                kind[name] = component;
                open.Push(component);
            }
        }

        return new JObject
        {
            ["openapi"] = description["openapi"],
            ["info"] = description["info"],
            ["paths"] = paths,
            ["components"] = components,
        };
    }

    private static IEnumerable<string> GetReferences(JToken node) =>
        ((JContainer)node)
            .DescendantsAndSelf()
            .OfType<JProperty>()
            .Where(x => x is { Name: "$ref", Value.Type: JTokenType.String })
            .Select(x => (string)x.Value!);

    private static void Prune(string folder)
    {
        var generated = Path.Combine(folder, "node_modules", Package, "generated");
        foreach (var file in Directory.GetFiles(generated))
        {
            // Other servers, and references written out: hundreds of megabytes.
            if (Path.GetFileName(file) != File)
                System.IO.File.Delete(file);
        }
    }
}
