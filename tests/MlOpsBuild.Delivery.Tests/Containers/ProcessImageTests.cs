using MlOpsBuild.Common;
using MlOpsBuild.Delivery.Containers;
using MlOpsBuild.Scoring;

namespace MlOpsBuild.Delivery.Tests.Containers;

/// <summary>Images of models that a program computes, with files in several folders.</summary>
public sealed class ProcessImageTests(TestEngine engines)
{
    // Answers each row with a quarter.
    private const string Script = """
        #!/bin/sh
        exec awk -f lib/answer.awk

        """;

    private const string Answer = """
        {
            rows = /"rows":\[\]/ ? 0 : gsub(/\],\[/, "") + 1
            line = ""
            for (i = 1; i <= rows; i++) line = line (i > 1 ? "," : "") "[0.25]"
            print "{\"outputs\":[" line "]}"
            fflush()
        }

        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_program_of_the_models_own_runs_in_the_image_and_is_proven()
    {
        using var model = await SampleModel.CreateAsync(seed: 51);
        ReplaceBy(model, ["predict.sh"]);
        var request = await RequestAsync(model, await engines.NeedScriptsAsync());
        var record = await ModelImage.BuildAsync(request, null, Token);
        record.Failures.ShouldBeEmpty();
        record.Proof.ShouldBe(new(30, 0));
    }

    [Fact]
    public async Task A_base_image_without_the_interpreter_is_told_with_what_to_do()
    {
        using var model = await SampleModel.CreateAsync(seed: 52);
        ReplaceBy(model, ["python3", "predict.sh"]);
        var request = await RequestAsync(model, await engines.NeedScriptsAsync());
        var e = await Should.ThrowAsync<UsageException>(() =>
            ModelImage.BuildAsync(request, null, Token)
        );
        e.Message.ShouldBe(
            "The model's program is run by 'python3', which does not start in the base image test/scripts:1: name an image with it, and with the libraries that the model needs, as container.baseImage in mlops.yaml (or with --base-image)."
        );
        request.Records.Read("sample").ShouldBeNull();
    }

    // The same signature, contract and rows, but another model.
    private static void ReplaceBy(SampleModel model, string[] command)
    {
        var folder = Path.Combine(model.Folder, "champion");
        File.Delete(Path.Combine(folder, ModelBundle.WeightsFile));
        File.WriteAllText(Path.Combine(folder, "predict.sh"), Script.ReplaceLineEndings("\n"));
        Directory.CreateDirectory(Path.Combine(folder, "lib"));
        File.WriteAllText(
            Path.Combine(folder, "lib", "answer.awk"),
            Answer.ReplaceLineEndings("\n")
        );
        var json = Path.Combine(folder, ModelBundle.ManifestFile);
        var files = ModelFolder
            .DigestsOf(folder)
            .Where(f => f.Key is "predict.sh" or "lib/answer.awk")
            .ToDictionary(StringComparer.Ordinal);
        File.WriteAllBytes(
            json,
            ModelBundle.Write(
                ModelBundle.ReadManifest(File.ReadAllBytes(json)),
                new ProcessWeights { Command = command, Files = files }
            )
        );
    }

    private async Task<ModelImageRequest> RequestAsync(SampleModel model, string baseImage) =>
        model.Request(await engines.NeedAsync(), TestEngine.App, baseImage) with
        {
            Golden = [.. model.Golden.Select(g => g with { Outputs = [0.25] })],
        };
}
