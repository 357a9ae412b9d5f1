using System.Text;
using MlOpsBuild.Common;
using MlOpsBuild.Scoring;
using MlOpsBuild.Tests.Training;

namespace MlOpsBuild.Tests.Scoring;

/// <summary>Models of several files.</summary>
public sealed class ModelFolderTests : IDisposable
{
    private static readonly ModelSignature Signature = new(
        ModelTask.Regression,
        "y",
        [],
        [new FeatureSpec("x", FeatureKind.Number, [])]
    );

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private string Write(string path, string content)
    {
        var file = Path.Combine(_folder.Path, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
        return file;
    }

    private void WriteManifest(string kind = "tables") =>
        File.WriteAllBytes(
            Path.Combine(_folder.Path, ModelBundle.ManifestFile),
            ModelBundle.Write(
                new ModelManifest
                {
                    Trainer = "t",
                    TrainerVersion = 1,
                    Signature = Signature,
                    Parameters = new Dictionary<string, object>(),
                    Seed = 1,
                    DataDigest = "",
                },
                new RuntimeWeights { Kind = kind, Files = ModelFolder.DigestsOf(_folder.Path) }
            )
        );

    [Theory]
    [InlineData("#!/bin/sh\necho\n", true)]
    [InlineData("\u007fELF...", true)]
    [InlineData("# !/bin/sh\n", false)]
    [InlineData("#", false)]
    [InlineData("", false)]
    public void Programs_are_known_by_their_first_bytes(string content, bool expected) =>
        ModelFolder.IsProgram(Write("f", content)).ShouldBe(expected);

    [Fact]
    public void Programs_get_their_mode_and_others_keep_it()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        const UnixFileMode Plain = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var program = Write("bin/run", "#!/bin/sh\n");
        var data = Write("data.txt", "x");
        File.SetUnixFileMode(program, Plain);
        File.SetUnixFileMode(data, Plain);
        ModelFolder.MakeRunnable(_folder.Path);
        File.GetUnixFileMode(program)
            .ShouldBe(
                Plain
                    | UnixFileMode.UserExecute
                    | UnixFileMode.GroupExecute
                    | UnixFileMode.OtherExecute
            );
        File.GetUnixFileMode(data).ShouldBe(Plain);
    }

    [Fact]
    public void Digests_are_of_all_files_but_the_manifest()
    {
        Write("b/c.txt", "abc");
        Write("a.txt", "");
        Write("model.json", "{}");
        ModelFolder
            .DigestsOf(_folder.Path)
            .ShouldBe(
                new Dictionary<string, string>
                {
                    ["a.txt"] = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                    ["b/c.txt"] =
                        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                }
            );
    }

    [Fact]
    public void A_runtime_opens_its_kind_with_the_files_checked()
    {
        Write("weights/table.txt", "42");
        WriteManifest();
        var json = File.ReadAllBytes(Path.Combine(_folder.Path, ModelBundle.ManifestFile));
        Encoding.UTF8.GetString(json).ShouldContain("\"kind\": \"tables\"");
        ModelBundle.ReadKind(json).ShouldBe("tables");
        ModelBundle.IsEmbedded(json).ShouldBeFalse();
        ModelBundle.ReadProcess(json).ShouldBeNull();
        Should
            .Throw<ModelFormatException>(() => ModelBundle.Load(_folder.Path))
            .Message.ShouldContain("is of kind 'tables'");

        var options = new ModelOpenOptions { Runtimes = [new Tables()] };
        var scorer = ModelBundle.Open(_folder.Path, options);
        var output = new double[1];
        scorer.ScoreRow([1], output);
        output.ShouldBe([42.0]);

        Should
            .Throw<ModelFormatException>(() => ModelBundle.Open(_folder.Path))
            .Message.ShouldBe(
                "model.json: the model is of kind 'tables', expected one of: gbdt, linear, process."
            );
        Write("weights/table.txt", "43");
        Should
            .Throw<ModelFormatException>(() => ModelBundle.Open(_folder.Path, options))
            .Message.ShouldContain("it is not the file that the model was made with");
        Write("weights/table.txt", "42");
        Write("more.txt", "");
        Should
            .Throw<ModelFormatException>(() => ModelBundle.Open(_folder.Path, options))
            .Message.ShouldContain("has the file 'more.txt'");
    }

    [Fact]
    public void Without_mlnet_its_models_are_one_clear_error()
    {
        Write("model.zip", "PK");
        WriteManifest("mlnet");
        var e = Should.Throw<ModelFormatException>(() => ModelBundle.Open(_folder.Path));
        e.Message.ShouldBe(
            "model.json: the model is of kind mlnet, which needs Microsoft.ML: set UpstreamPackages=true on a feed that has it."
        );
        e.ExitCode.ShouldBe(MlOpsExitCode.Usage);
    }

    [Theory]
    [InlineData("gbdt")]
    [InlineData("process")]
    [InlineData("ML Net")]
    [InlineData("")]
    public void A_kind_that_cannot_be_is_refused(string kind)
    {
        Write("f", "");
        Should.Throw<ArgumentException>(() => WriteManifest(kind));
    }

    [Fact]
    public void A_runtime_needs_a_file() =>
        Should.Throw<ArgumentException>(() => WriteManifest()).Message.ShouldContain("no file");

    [Fact]
    public void Rows_are_taken_and_appended()
    {
        var matrix = new FeatureMatrix(
            [
                [1, 2, 3],
                [4, 5, 6],
            ],
            3
        );
        var taken = matrix.Take([2, 0, 2]);
        taken.Column(0).ToArray().ShouldBe([3, 1, 3]);
        taken.Column(1).ToArray().ShouldBe([6, 4, 6]);
        var both = matrix.Append(taken);
        both.RowCount.ShouldBe(6);
        both.Column(1).ToArray().ShouldBe([4, 5, 6, 6, 4, 6]);
        Should.Throw<ArgumentException>(() =>
            matrix.Append(
                new FeatureMatrix(
                    [
                        [1],
                    ],
                    1
                )
            )
        );
    }

    private sealed class Tables : IModelRuntime
    {
        public string Kind => "tables";

        public IScorer Load(ModelManifest manifest, string folder) =>
            new Constant(
                manifest.Signature,
                double.Parse(
                    File.ReadAllText(Path.Combine(folder, "weights", "table.txt")),
                    CultureInfo.InvariantCulture
                )
            );
    }

    private sealed class Constant(ModelSignature signature, double value) : IScorer
    {
        public ModelSignature Signature => signature;

        public void ScoreRow(ReadOnlySpan<double> features, Span<double> output) =>
            output.Fill(value);

        public void Score(FeatureMatrix features, Span<double> output) => output.Fill(value);
    }
}
