using System.Security.Cryptography;
using System.Text;
using MlOpsBuild.Common;
using MlOpsBuild.Registry.Provenance;

namespace MlOpsBuild.Tests.Registry.Provenance;

public sealed class StatementTests
{
    [Fact]
    public void ProvenanceIsTheSpecifications()
    {
        var statement = Documents.Provenance.About(Documents.Model);
        var text = Documents.Indented(statement.ToBytes());
        GoldenFile.ShouldMatch("slsa-provenance.json", text);
        text.ShouldNotContain("secret");
        InTotoStatement.Parse(statement.ToBytes()).ToBytes().ShouldBe(statement.ToBytes());
    }

    [Fact]
    public void DependenciesAreInNoOrder() =>
        (
            Documents.Provenance with
            {
                ResolvedDependencies = [.. Documents.Provenance.ResolvedDependencies.Reverse()],
            }
        )
            .About(Documents.Model)
            .ToBytes()
            .ShouldBe(Documents.Provenance.About(Documents.Model).ToBytes());

    [Fact]
    public void ALaptopIsNotGitHub()
    {
        SlsaBuilder.Detect(_ => null).ShouldBe(SlsaBuilder.Local);
        SlsaBuilder.Local.Id.ShouldNotContain("github");
        var runner = new Dictionary<string, string>
        {
            ["GITHUB_ACTIONS"] = "true",
            ["RUNNER_ENVIRONMENT"] = "github-hosted",
            ["GITHUB_SERVER_URL"] = "https://github.com",
            ["GITHUB_REPOSITORY"] = "o/r",
            ["GITHUB_RUN_ID"] = "7",
            ["GITHUB_RUN_ATTEMPT"] = "2",
        };
        var hosted = SlsaBuilder.Detect(runner.GetValueOrDefault);
        hosted.Id.ShouldBe("https://github.com/actions/runner/github-hosted");
        hosted.InvocationId.ShouldBe("https://github.com/o/r/actions/runs/7/attempts/2");
        foreach (var name in runner.Keys)
        {
            SlsaBuilder
                .Detect(n => n == name ? null : runner.GetValueOrDefault(n))
                .ShouldBe(SlsaBuilder.Local);
        }

        runner["RUNNER_ENVIRONMENT"] = "self-hosted";
        SlsaBuilder.Detect(runner.GetValueOrDefault).Id.ShouldEndWith("self-hosted");
        (Documents.Provenance with { Builder = hosted }).About(Documents.Model).Predicate[
            "runDetails"
        ]!["metadata"]!["invocationId"]!
            .GetValue<string>()
            .ShouldBe(hosted.InvocationId);
    }

    [Theory]
    [InlineData(
        "https://user:secret@example.org:8443/o/r.git?token=x",
        "git+https://example.org:8443/o/r.git"
    )]
    [InlineData("git@example.org:o/r.git", "git+ssh://example.org/o/r.git")]
    [InlineData("ssh://git@example.org/o/r.git", "git+ssh://example.org/o/r.git")]
    public void AddressesHaveNoSecrets(string address, string uri) =>
        ResourceDescriptor.OfGitCommit(address, Documents.Commit).Uri.ShouldBe(uri);

    [Theory]
    [InlineData("https://example.org/r", "0123456")]
    [InlineData("https://example.org/r", "0123456789ABCDEF0123456789abcdef01234567")]
    [InlineData("not an address", Documents.Commit)]
    public void NoCommitIsRefused(string address, string commit) =>
        Should.Throw<ArgumentException>(() => ResourceDescriptor.OfGitCommit(address, commit));

    [Fact]
    public void GatesAreTests()
    {
        GoldenFile.ShouldMatch(
            "test-result.json",
            Documents.Indented(Documents.Gates.About(Documents.Model).ToBytes())
        );
        Documents.Gates.Outcome.ShouldBe(TestOutcome.Warned);
        var failed = Documents.Gates with
        {
            Tests = [.. Documents.Gates.Tests, new TestCase("x", TestOutcome.Failed)],
        };
        failed.About(Documents.Model).Predicate["result"]!.GetValue<string>().ShouldBe("FAILED");
        (Documents.Gates with { Tests = [] }).Outcome.ShouldBe(TestOutcome.Passed);
        Should
            .Throw<AttestationException>(() =>
                (
                    Documents.Gates with
                    {
                        Tests =
                        [
                            new TestCase("x", TestOutcome.Passed),
                            new TestCase("x", TestOutcome.Failed),
                        ],
                    }
                ).About(Documents.Model)
            )
            .Message.ShouldContain("'x' is there twice");
    }

    [Fact]
    public void AModelsSignatureIsOfItsFiles()
    {
        var statement = ModelSignature.About("churn", Documents.Files);
        GoldenFile.ShouldMatch("model-signature.json", Documents.Indented(statement.ToBytes()));

        byte[] digests = [.. SHA256.HashData("a"u8), .. SHA256.HashData("b"u8)]; // README.md is first
        statement.Subjects.Single().Has(Digest.Of(digests)).ShouldBeTrue();
        ModelSignature
            .About("churn", Documents.Files.Reverse())
            .ToBytes()
            .ShouldBe(statement.ToBytes());
        ModelSignature.Check(statement, Documents.Files);
        foreach (
            var (files, reason) in new (FileDigest[], string)[]
            {
                ([Documents.Files[0]], "\"README.md\" was signed and is missing"),
                (
                    [.. Documents.Files, new("x", Digest.Of("x"))],
                    "\"x\" is not among the signed files"
                ),
                (
                    [Documents.Files[0], new("README.md", Digest.Of("x"))],
                    $"\"README.md\" has {Digest.Of("x")}; signed was {Digest.Of("a")}"
                ),
            }
        )
        {
            Should
                .Throw<AttestationException>(() => ModelSignature.Check(statement, files))
                .Message.ShouldStartWith(reason);
        }

        var lying = statement with { Subjects = [Documents.Model] };
        Should
            .Throw<AttestationException>(() => ModelSignature.Check(lying, Documents.Files))
            .Message.ShouldContain("digest");
        Should.Throw<AttestationException>(() =>
            ModelSignature.Check(Documents.Gates.About(Documents.Model), Documents.Files)
        );
        Should.Throw<ArgumentException>(() => ModelSignature.RootOf([]));
        Should.Throw<ArgumentException>(() =>
            ModelSignature.RootOf([.. Documents.Files, .. Documents.Files])
        );
    }

    [Fact]
    public void CultureDoesNotMatter()
    {
        byte[][] Make() =>
            [
                Documents.Provenance.About(Documents.Model).ToBytes(),
                Documents.Gates.About(Documents.Model).ToBytes(),
                ModelSignature.About("churn", Documents.Files).ToBytes(),
                Documents.Bom.ToBytes(),
            ];
        var expected = Make();
        var culture = CultureInfo.CurrentCulture;
        var odd = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        odd.NumberFormat.NegativeSign = "~";
        odd.DateTimeFormat.TimeSeparator = ".";
        try
        {
            CultureInfo.CurrentCulture = odd;
            Make().ShouldBe(expected);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"_type":"https://in-toto.io/Statement/v0.1"}""")]
    [InlineData(
        """{"_type":"https://in-toto.io/Statement/v1","subject":[],"predicateType":"x","predicate":{}}"""
    )]
    [InlineData(
        """{"_type":"https://in-toto.io/Statement/v1","subject":[{"name":"x"}],"predicateType":"x","predicate":{}}"""
    )]
    [InlineData(
        """{"_type":"https://in-toto.io/Statement/v1","subject":[{"digest":{"sha256":"x"}}],"predicate":{}}"""
    )]
    [InlineData(
        """{"_type":"https://in-toto.io/Statement/v1","subject":[{"digest":{"sha256":"x"}}],"predicateType":"x"}"""
    )]
    public void WhatIsNoStatementIsRefused(string json) =>
        Should.Throw<FormatException>(() => InTotoStatement.Parse(Encoding.UTF8.GetBytes(json)));
}
