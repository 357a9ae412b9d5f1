using System.Text.Json.Nodes;
using MlOpsBuild.Shared;

namespace MlOpsBuild.Serving.Tests.Pages;

/// <summary>
/// Judges an OpenAPI description, and values by its schemas, with others' programs: @seriousme/openapi-schema-validator and Ajv.
/// </summary>
internal sealed class OpenApiJudge(string folder)
{
    private const string Script = """
        import { Validator } from '@seriousme/openapi-schema-validator';
        import Ajv2020 from 'ajv/dist/2020.js';
        let text = '';
        for await (const part of process.stdin) text += part;
        const { document, checks } = JSON.parse(text);
        const judged = await new Validator().validate(document);
        const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
        ajv.addSchema({ $id: 'x:doc', ...document });
        const results = checks.map(({ pointer, value }) => {
          const path = pointer.map(p => encodeURIComponent(p.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/');
          const validate = ajv.getSchema('x:doc#/' + path);
          if (!validate) return 'there is no schema ' + path;
          return validate(value) ? '' : ajv.errorsText(validate.errors);
        });
        console.log(JSON.stringify({ version: judged.valid, errors: judged.valid ? [] : judged.errors, results }));
        """;

    /// <summary>Gets the programs; skips the test where they cannot be had.</summary>
    public static async Task<OpenApiJudge> CreateAsync()
    {
        var (folder, missing) = await NpmPackages.EnsureAsync(
            "openapi-judge-2.11.0",
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["@seriousme/openapi-schema-validator"] = "2.11.0",
                ["ajv"] = "8.20.0",
            }
        );
        Assert.SkipWhen(folder is null, missing ?? "");
        return new OpenApiJudge(folder!);
    }

    /// <summary>What is wrong with the description, and with each value.</summary>
    /// <param name="document">The description.</param>
    /// <param name="checks">Values, each with the path of its schema in the description.</param>
    public async Task<(string Document, IReadOnlyList<string> Values)> JudgeAsync(
        JsonNode document,
        params (string[] Pointer, JsonNode? Value)[] checks
    )
    {
        var question = new JsonObject
        {
            ["document"] = document.DeepClone(),
            ["checks"] = new JsonArray([
                .. checks.Select(c =>
                    (JsonNode)
                        new JsonObject
                        {
                            ["pointer"] = new JsonArray([.. c.Pointer.Select(p => (JsonNode)p)]),
                            ["value"] = c.Value?.DeepClone(),
                        }
                ),
            ]),
        };
        using var process = NpmPackages.Start(
            "node",
            folder,
            ["--input-type=module", "-e", Script]
        );
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        await process.StandardInput.WriteAsync(question.ToJsonString());
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, await error);
        var answer = JsonNode.Parse(await output)!;
        return (
            answer["errors"]!.AsArray().Count == 0 && answer["version"]!.GetValue<bool>()
                ? ""
                : answer["errors"]!.ToJsonString(),
            [.. answer["results"]!.AsArray().Select(r => r!.GetValue<string>())]
        );
    }
}
