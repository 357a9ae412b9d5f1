using MlOpsBuild.Common;
using MlOpsBuild.Registry.Evidence;
using MlOpsBuild.Registry.Provenance;
using MlOpsBuild.Tests.Registry.Provenance;

namespace MlOpsBuild.Tests.Registry.Evidence;

public sealed class BuildRecordTests
{
    [Fact]
    public void What_is_written_is_read_again()
    {
        var read = BuildRecord.Read(Written(EvidenceFixture.Record));

        read.Model.ShouldBe("churn");
        read.Project.ShouldBe("models/churn");
        read.Config.ShouldBe("mlops.yaml");
        read.Commit.ShouldBe(Documents.Commit);
        read.Repository.ShouldBe("git+https://example.org/churn.git");
        read.Uncommitted.ShouldBeFalse();
        read.ToolVersion.ShouldBe("0.1.0");
        read.Files.ShouldBe(EvidenceFixture.Record.Files, ignoreOrder: true);
        read.Stages.Select(s => s.ToBytes())
            .ShouldBe(EvidenceFixture.Record.Stages.Select(s => s.ToBytes()));
    }

    [Fact]
    public void Outside_a_repository_there_is_no_commit()
    {
        var read = BuildRecord.Read(
            Written(EvidenceFixture.Record with { Commit = "", Uncommitted = true })
        );
        read.Commit.ShouldBe("");
        read.Repository.ShouldBeNull();
        read.Uncommitted.ShouldBeTrue();
    }

    [Fact]
    public void A_repository_without_an_address_still_has_a_commit()
    {
        var read = BuildRecord.Read(Written(EvidenceFixture.Record with { Repository = null }));
        read.Commit.ShouldBe(Documents.Commit);
        read.Repository.ShouldBeNull();
        read.Files.Count.ShouldBe(3);
    }

    [Fact]
    public void The_provenance_is_the_specifications() =>
        GoldenFile.ShouldMatch(
            "registered-provenance.json",
            Documents.Indented(Written(EvidenceFixture.Record).ToBytes())
        );

    [Fact]
    public void The_provenance_of_another_build_type_is_refused()
    {
        var statement = Written(EvidenceFixture.Record);
        statement.Predicate["buildDefinition"]!["buildType"] = "https://example.org/other";
        Should
            .Throw<FormatException>(() => BuildRecord.Read(statement))
            .Message.ShouldContain(SlsaProvenance.BuildType);
        Should.Throw<FormatException>(() =>
            BuildRecord.Read(Documents.Gates.About(Documents.Model))
        );
    }

    [Fact]
    public void A_changed_lock_in_it_is_refused()
    {
        var statement = Written(EvidenceFixture.Record);
        statement.Predicate["buildDefinition"]!["internalParameters"]!["stages"]![1]!["version"] =
            2;
        Should.Throw<FormatException>(() => BuildRecord.Read(statement));
    }

    // Through bytes, as others get it.
    private static InTotoStatement Written(BuildRecord record) =>
        InTotoStatement.Parse(
            record
                .ToProvenance(SlsaBuilder.Local)
                .About(ResourceDescriptor.Of("churn", Digest.Of("model")))
                .ToBytes()
        );
}
