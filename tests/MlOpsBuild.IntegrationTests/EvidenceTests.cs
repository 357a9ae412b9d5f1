using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using MlOpsBuild.Shared;

namespace MlOpsBuild.IntegrationTests;

/// <summary>A model is registered with its evidence, verified, drawn and made again, as a user would.</summary>
public sealed class EvidenceTests
{
    [Fact]
    public void A_model_is_registered_verified_drawn_and_made_again()
    {
        using var project = new SampleProject(git: true);
        project.Run("Report").ShouldEndWith(0);
        project
            .Run("Register")
            .ShouldEndWith(0)
            .ShouldSay("Registered telco-churn v1.0.0\n")
            .ShouldSay("attached  provenance, verdict (PASSED), bill of materials, model card\n")
            .ShouldSay("signed    no: give SigningKey")
            .ShouldSay("./build.sh Promote")
            .ShouldNotSay("[WRN]");
        Programs
            .Git(project.Root, "tag", "-l", "--format", "%(refname:short) %(contents:subject)")
            .ShouldBe("telco-churn@v1.0.0 register telco-churn v1.0.0");
        var store = Store(project);
        project
            .Run("Register")
            .ShouldEndWith(0)
            .ShouldSay("Nothing new: this model is telco-churn v1.0.0\n")
            .ShouldNotSay("attached");
        Store(project).ShouldBe(store);

        var model = DigestOf(project.Run("Register"));
        project.Run("Verify").ShouldEndWith(0).ShouldSay("13 ok, 2 not checked");
        project
            .Run("Lineage")
            .ShouldEndWith(0)
            .ShouldSay($"model telco-churn/v1.0.0  {model}  <- asked for")
            .ShouldSay("data/telco_churn.csv  sha256:")
            .ShouldSay("PASSED  sha256:");
        var data = "sha256:" + Sha256(project.Data);
        project
            .Run("Lineage", "--of", data, "--format", "mermaid")
            .ShouldEndWith(0)
            .ShouldSay("flowchart LR\n")
            .ShouldSay("data/telco#95;churn.csv");
        project.Run("Lineage", "--format", "dot").ShouldEndWith(2).ShouldShowNoStack();
        project.Run("Register", "--bump", "hug").ShouldEndWith(2).ShouldSay("major, minor, patch");

        var tree = project.Locks();
        project
            .Run("Reproduce")
            .ShouldEndWith(0)
            .ShouldSay("train       ran")
            .ShouldSay($"same     model       {model}\n")
            .ShouldSay($"reproduced: telco-churn v1.0.0 ({model[7..19]}), byte for byte");
        project.Locks().ShouldBe(tree);
        Directory.GetFileSystemEntries(project.PathOf(".mlops", "runs")).ShouldBeEmpty();
    }

    [Fact]
    public void Two_clones_register_the_same_bytes()
    {
        using var origin = new SampleProject(git: true);
        using var clone = new SampleProject();
        Directory.Delete(clone.Root, recursive: true);
        Programs.Git(origin.Root, "clone", "-q", origin.Root, clone.Root);
        Link(clone);
        DigestOf(clone.Run("Register", "--threads", "1", "--model-version", "4.0.0"))
            .ShouldBe(DigestOf(origin.Run("Register")));
        clone.Run("Verify", "--version", "4.0.0").ShouldEndWith(0);
        origin
            .Run("Register", "--model-version", "4.0.0")
            .ShouldEndWith(2)
            .ShouldSay("registered as v1.0.0 already")
            .ShouldShowNoStack();
    }

    [Fact]
    public void Another_commit_of_the_same_model_is_nothing_new()
    {
        using var project = new SampleProject(git: true);
        var first = DigestOf(project.Run("Register"));
        project.Commit("the locks");
        DigestOf(project.Run("Register").ShouldSay("Nothing new")).ShouldBe(first);

        project.Edit(project.Config, "trees: 300", "trees: 20");
        project.Edit(project.Config, "min: 0.82", "min: 0.5");
        project.Edit(project.Config, "maxRegression: 0.005", "maxRegression: 0.5");
        project
            .Run("Register", "--bump", "minor")
            .ShouldEndWith(0)
            .ShouldSay("Registered telco-churn v1.1.0")
            .ShouldSay("[WRN] Configuration, schema or data differ from commit");
        project
            .Run("Reproduce")
            .ShouldEndWith(2)
            .ShouldSay("changes that were not committed")
            .ShouldShowNoStack();
        project.Commit("fewer trees");
        project
            .Run("Register", "--bump", "major")
            .ShouldSay("Registered telco-churn v2.0.0")
            .ShouldNotSay("[WRN]");
        project.Run("Reproduce").ShouldEndWith(0).ShouldSay("reproduced: telco-churn v2.0.0");

        // The older one is made again from its own commit, whatever is checked out.
        var before = File.ReadAllText(project.Config);
        project
            .Run("Reproduce", "--version", "v1.0.0")
            .ShouldEndWith(0)
            .ShouldSay($"same     model       {first}");
        File.ReadAllText(project.Config).ShouldBe(before);
    }

    [Fact]
    public void A_rejected_model_is_not_registered()
    {
        using var project = new SampleProject(git: true);
        project.Edit(project.Config, "min: 0.82", "min: 0.99");
        project.Run("Register").ShouldEndWith(3);
        project
            .Run("Verify")
            .ShouldEndWith(2)
            .ShouldSay("no registered model: './build.sh Register' makes the first")
            .ShouldShowNoStack();
    }

    [Fact]
    public void What_is_signed_is_verified_with_the_key_also_by_others()
    {
        using var project = new SampleProject(git: true);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var secret = key.ExportPkcs8PrivateKeyPem();
        var open = project.PathOf(".mlops", "key.pub");
        File.WriteAllText(open, key.ExportSubjectPublicKeyInfoPem());
        var first = Register(secret)
            .ShouldSay(
                "attached  provenance, verdict (PASSED), bill of materials, model card, signature"
            )
            .ShouldNotSay("PRIVATE KEY");
        var model = DigestOf(first);
        var store = Store(project);

        // In one line, as secrets are often kept.
        Register(secret.ReplaceLineEndings("\\n")).ShouldSay("Nothing new");
        Store(project).ShouldBe(store);
        project
            .Run("Verify", "--verification-key", open)
            .ShouldEndWith(0)
            .ShouldSay("14 ok\n")
            .ShouldSay("signed by the key");
        project
            .RunWith([("VerificationKey", other.ExportSubjectPublicKeyInfoPem())], "Verify")
            .ShouldEndWith(1)
            .ShouldSay("3 failed, 11 ok")
            .ShouldSay("signed by another key")
            .ShouldShowNoStack();

        // As where a workflow names a secret that is not there: no check must be left out by that.
        foreach (var target in new[] { "Verify", "Promote" })
        {
            project
                .RunWith([("VerificationKey", "")], target)
                .ShouldEndWith(2)
                .ShouldSay("VerificationKey is empty, so no signature would be checked");
        }

        project
            .RunWith([("VerificationKey", other.ExportSubjectPublicKeyInfoPem())], "Promote")
            .ShouldEndWith(3)
            .ShouldSay("no test result about exactly this model that the key");
        project
            .Run("Verify", "--verification-key", "missing.pub")
            .ShouldEndWith(2)
            .ShouldSay("names no file: missing.pub");
        Register("nonsense").ShouldEndWith(2).ShouldSay("openssl genpkey").ShouldNotSay("nonsense");

        foreach (var envelope in Envelopes(project))
        {
            VerifyWithOpenSsl(project, envelope, open).ShouldBeTrue();
            var changed = (JsonObject)envelope.DeepClone();
            var payload = Convert.FromBase64String(changed["payload"]!.GetValue<string>());
            payload[^2] ^= 1;
            changed["payload"] = Convert.ToBase64String(payload);
            VerifyWithOpenSsl(project, changed, open).ShouldBeFalse();
        }

        InspectWithSkopeo(project, model);

        project
            .RunWith([("SigningKey", secret)], "Approve")
            .ShouldEndWith(0)
            .ShouldSay("signed by the key");
        project.Run("Promote", "--verification-key", open).ShouldEndWith(0).ShouldSay("v1.0.0");

        RunResult Register(string text) => project.RunWith([("SigningKey", text)], "Register");
    }

    [Fact]
    public void A_key_on_the_command_line_is_refused_and_not_shown()
    {
        using var project = new SampleProject(git: true);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var pem = key.ExportPkcs8PrivateKeyPem();
        foreach (var text in new[] { pem, pem.ReplaceLineEndings("\\n") })
        {
            project
                .Run("Register", "--signing-key", text)
                .ShouldEndWith(2)
                .ShouldSay("give it in the environment, as SigningKey")
                .ShouldNotSay(pem.Split('\n')[1])
                .ShouldShowNoStack();
        }

        project.Run("Register").ShouldEndWith(0);
        project
            .Run("Verify", "--verification-key")
            .ShouldEndWith(2)
            .ShouldSay("--verification-key has no value");
    }

    [Fact]
    public void A_changed_byte_on_disk_fails_the_verification()
    {
        using var project = new SampleProject(git: true);
        project.Run("Register").ShouldEndWith(0);
        var weights = Directory
            .GetFiles(project.PathOf(".mlops", "store", "blobs", "sha256"))
            .Single(f => IsArchiveOf(f, "model/model.bin"));
        var bytes = File.ReadAllBytes(weights);
        bytes[5000] ^= 1;
        File.WriteAllBytes(weights, bytes);
        project
            .Run("Verify")
            .ShouldEndWith(1)
            .ShouldSay("failed       model/model.bin     its bytes have sha256:")
            .ShouldSay($"expected sha256:{Path.GetFileName(weights)}")
            .ShouldShowNoStack();
        File.ReadAllBytes(weights).ShouldBe(bytes);

        // Registering again mends it, because packing gives the same bytes.
        project.Run("Register").ShouldEndWith(0).ShouldSay("Nothing new");
        project.Run("Verify").ShouldEndWith(0);
    }

    [Fact]
    public void Data_that_the_commit_does_not_hold_is_named()
    {
        using var project = new SampleProject(git: true);
        Programs.Git(project.Root, "rm", "-q", "--cached", "data/telco_churn.csv");
        File.AppendAllText(project.PathOf(".gitignore"), "data/*.csv\n");
        project.Commit("data is elsewhere");
        project
            .Run("Register")
            .ShouldEndWith(0)
            .ShouldSay("[WRN] Configuration, schema or data differ");
    }

    [Fact]
    public async Task A_shallow_clone_says_how_to_get_the_commit()
    {
        DockerRegistry.Need();
        using var origin = new SampleProject(git: true);
        await using var registry = new DockerRegistry();
        await registry.InitializeAsync();
        var address = $"127.0.0.1:{registry.Port}/models/{{model}}";
        var shared = origin
            .Run("Register", "--registry", address)
            .ShouldEndWith(0)
            .ShouldSay($"shared    127.0.0.1:{registry.Port}/models/telco-churn\n");
        origin.Edit(origin.Config, "trees: 300", "trees: 299");
        origin.Commit("more");
        using var clone = new SampleProject();
        Directory.Delete(clone.Root, recursive: true);
        Programs.Git(
            origin.Root,
            "clone",
            "-q",
            "--depth",
            "1",
            $"file://{origin.Root}",
            clone.Root
        );
        Link(clone);

        // Another machine finds the model and its evidence in the registry.
        clone.Run("Verify").ShouldEndWith(2);
        clone
            .Run("Verify", "--version", "v1.0.0", "--registry", address)
            .ShouldEndWith(0)
            .ShouldSay(DigestOf(shared))
            .ShouldSay("13 ok");
        clone
            .Run("Reproduce", "--version", "v1.0.0")
            .ShouldEndWith(2)
            .ShouldSay("is not in this clone, because it is shallow")
            .ShouldSay("git fetch --unshallow")
            .ShouldShowNoStack();
        Programs.Git(clone.Root, "fetch", "-q", "--unshallow");
        clone.Run("Reproduce", "--version", "v1.0.0").ShouldEndWith(0);

        // Its own model gets the version after the registry's.
        clone
            .Run("Register", "--registry", address)
            .ShouldEndWith(0)
            .ShouldSay("Registered telco-churn v1.0.1");
        origin
            .Run("Register", "--registry", address)
            .ShouldEndWith(0)
            .ShouldSay("Nothing new: this model is telco-churn v1.0.1");
    }

    private static void Link(SampleProject clone)
    {
        Directory.CreateDirectory(clone.PathOf(".mlops"));
        var native = Path.Combine(Programs.Repository, ".mlops", "native");
        if (Directory.Exists(native))
        {
            Directory.CreateSymbolicLink(clone.PathOf(".mlops", "native"), native);
        }
    }

    private static string DigestOf(RunResult run)
    {
        var line = run.ShouldEndWith(0)
            .Output.Split('\n')
            .Single(l => l.StartsWith("  digest ", StringComparison.Ordinal));
        return line.Trim().Split(' ')[^1];
    }

    private static string Sha256(string file) =>
        Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)));

    private static Dictionary<string, string> Store(SampleProject project) =>
        Directory
            .GetFiles(project.PathOf(".mlops", "store"), "*", SearchOption.AllDirectories)
            .Where(f => !f.Contains("ingest", StringComparison.Ordinal))
            .ToDictionary(f => f, Sha256, StringComparer.Ordinal);

    private static bool IsArchiveOf(string file, string path)
    {
        using var stream = File.OpenRead(file);
        var name = new byte[path.Length + 1];
        return stream.ReadAtLeast(name, name.Length, throwOnEndOfStream: false) == name.Length
            && Encoding.ASCII.GetString(name) == path + "\0";
    }

    private static List<JsonObject> Envelopes(SampleProject project)
    {
        var found = Directory
            .GetFiles(project.PathOf(".mlops", "store", "blobs", "sha256"))
            .Select(File.ReadAllText)
            .Where(t => t.StartsWith("{\"payload\":", StringComparison.Ordinal))
            .Select(t => (JsonObject)JsonNode.Parse(t)!)
            .ToList();
        found.Count.ShouldBe(3); // provenance, verdict, signature
        return found;
    }

    // By the specification's own words, not by our code.
    private static bool VerifyWithOpenSsl(SampleProject project, JsonObject envelope, string key)
    {
        Assert.SkipUnless(HasProgram("openssl"), "openssl is not installed");
        var payload = Convert.FromBase64String(envelope["payload"]!.GetValue<string>());
        var type = envelope["payloadType"]!.GetValue<string>();
        byte[] signed =
        [
            .. Encoding.UTF8.GetBytes($"DSSEv1 {type.Length} {type} {payload.Length} "),
            .. payload,
        ];
        var signature = envelope["signatures"]![0]!["sig"]!.GetValue<string>();
        File.WriteAllBytes(project.PathOf(".mlops", "signed"), signed);
        File.WriteAllBytes(project.PathOf(".mlops", "sig"), Convert.FromBase64String(signature));
        return Programs
                .Run(
                    "openssl",
                    ["dgst", "-sha256", "-verify", key, "-signature", "sig", "signed"],
                    project.PathOf(".mlops")
                )
                .ExitCode == 0;
    }

    private static void InspectWithSkopeo(SampleProject project, string model)
    {
        Assert.SkipUnless(HasProgram("skopeo"), "skopeo is not installed");
        var store = project.PathOf(".mlops", "store");
        var raw = Programs
            .Run("skopeo", ["inspect", "--raw", $"oci:{store}:telco-churn/v1.0.0"], project.Root)
            .ShouldEndWith(0);
        var manifest = JsonNode.Parse(raw.Output)!;
        manifest["artifactType"]!
            .GetValue<string>()
            .ShouldBe("application/vnd.cncf.model.manifest.v1+json");
        manifest["annotations"]!["org.opencontainers.image.revision"]!
            .GetValue<string>()
            .ShouldBe(Programs.Git(project.Root, "rev-parse", "HEAD"));
        (
            "sha256:"
            + Convert.ToHexStringLower(
                SHA256.HashData(Encoding.UTF8.GetBytes(raw.Output.TrimEnd('\n')))
            )
        ).ShouldBe(model);
    }

    private static bool HasProgram(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, name)));
}
