using MlOpsBuild.Common;
using MlOpsBuild.Registry.Layout;
using MlOpsBuild.Registry.Models;

namespace MlOpsBuild.Tests.Registry.Models;

/// <summary>Versions and aliases are tags of the store.</summary>
public sealed class ModelCatalogTests : IDisposable
{
    private readonly ModelSample _sample = new();

    [Fact]
    public async Task Versions_go_up_and_the_newest_is_first()
    {
        _sample.Catalog.Versions().ShouldBeEmpty();
        (await _sample.AddAsync(1)).Version!.ToString().ShouldBe("v1.0.0");
        (await _sample.AddAsync(2)).Version!.ToString().ShouldBe("v1.1.0");
        var third = await _sample.PackAsync(3);
        (await _sample.Catalog.AddAsync(third, null, VersionBump.Major, ModelSample.Token))
            .Version!.ToString()
            .ShouldBe("v2.0.0");
        await _sample.Catalog.AddAsync(
            await _sample.PackAsync(4),
            SemanticVersion.Parse("1.10.0-rc.1"),
            VersionBump.Minor,
            ModelSample.Token
        );
        _sample
            .Catalog.Versions()
            .Select(v => v.Version!.ToString())
            .ShouldBe(["v2.0.0", "v1.10.0-rc.1", "v1.1.0", "v1.0.0"]);
        _sample.Layout.Resolve("telco-churn/v2.0.0")!.Digest.ShouldBe(third.Digest);
    }

    [Fact]
    public async Task The_same_model_keeps_its_version()
    {
        var first = await _sample.AddAsync(1);
        await _sample.AddAsync(2);
        (await _sample.AddAsync(1)).ShouldBe(first);
        _sample.Catalog.Versions().Count.ShouldBe(2);
        var error = await Should.ThrowAsync<UsageException>(() =>
            _sample.Catalog.AddAsync(
                first.Descriptor,
                SemanticVersion.Parse("v3.0.0"),
                VersionBump.Minor,
                ModelSample.Token
            )
        );
        error.Message.ShouldContain("is registered as v1.0.0 already");
    }

    [Fact]
    public async Task A_version_never_names_another_model()
    {
        var first = await _sample.AddAsync(1);
        var other = await _sample.PackAsync(2);
        var error = await Should.ThrowAsync<UsageException>(() =>
            _sample.Catalog.AddAsync(other, first.Version, VersionBump.Minor, ModelSample.Token)
        );
        error.Message.ShouldContain(first.Digest.Short);
        error.Message.ShouldContain("the next one is v1.1.0");
        _sample.Catalog.Find("v1.0.0").ShouldBe(first);
    }

    [Fact]
    public async Task Several_at_once_get_versions_of_their_own()
    {
        OciDescriptor[] models = await Task.WhenAll(
            Enumerable.Range(1, 8).Select(i => _sample.PackAsync(i))
        );
        var versions = await Task.WhenAll(
            models.Select(m =>
                Task.Run(() =>
                    new ModelCatalog(_sample.Folder.Layout, ModelSample.Name).AddAsync(
                        m,
                        null,
                        VersionBump.Minor,
                        ModelSample.Token
                    )
                )
            )
        );
        versions.Select(v => v.Version!.Minor).Order().ShouldBe([0L, 1, 2, 3, 4, 5, 6, 7]);
        foreach (var version in versions)
        {
            _sample.Catalog.Find(version.Version!.ToString()).ShouldBe(version);
        }
    }

    [Fact]
    public async Task A_model_is_found_by_version_alias_and_digest()
    {
        var first = await _sample.AddAsync(1);
        var second = await _sample.AddAsync(2);
        await _sample.Layout.TagAsync(
            "telco-churn/production",
            first.Descriptor,
            ModelSample.Token
        );
        foreach (
            var reference in new[]
            {
                "v1.0.0",
                "1.0.0",
                "production",
                first.Digest.ToString(),
                first.Digest.Hex,
                first.Digest.Hex[..7],
                "sha256:" + first.Digest.Hex[..7],
            }
        )
        {
            _sample.Catalog.Find(reference).ShouldBe(first, reference);
        }

        _sample.Catalog.Find(second.Digest.Hex[..9]).ShouldBe(second);
        _sample.Catalog.FindAlias("production").ShouldBe(first);
        _sample.Catalog.FindAlias("staging").ShouldBeNull();
        _sample.Catalog.Aliases().ShouldBe([KeyValuePair.Create("production", first)]);
    }

    [Theory]
    [InlineData("produktion", "Did you mean 'production'?")]
    [InlineData("v1.0.1", "Did you mean 'v1.0.0'?")]
    [InlineData("ffffff", "There is production, v1.1.0, v1.0.0")]
    [InlineData("production.1", "Did you mean 'production'?")]
    [InlineData("", "There is production")]
    [InlineData("../production", "There is production")]
    public async Task What_is_not_there_is_told_with_what_is(string reference, string says)
    {
        var first = await _sample.AddAsync(1);
        await _sample.AddAsync(2);
        await _sample.Layout.TagAsync(
            "telco-churn/production",
            first.Descriptor,
            ModelSample.Token
        );
        await _sample.Layout.TagAsync(
            "telco-churn/production.1",
            first.Descriptor,
            ModelSample.Token
        );
        var error = Should.Throw<UsageException>(() => _sample.Catalog.Find(reference));
        error.Message.ShouldContain(says);
    }

    [Fact]
    public async Task Without_models_the_first_step_is_told()
    {
        Should
            .Throw<UsageException>(() => _sample.Catalog.Find("production"))
            .Message.ShouldContain("./build.sh Register");
        await _sample.Layout.TagAsync(
            "other/production",
            await _sample.PackAsync(1),
            ModelSample.Token
        );
        Should.Throw<UsageException>(() => _sample.Catalog.Find("production"));
    }

    [Fact]
    public async Task The_start_of_several_digests_is_no_answer()
    {
        // The second one is a tag alone: no two models with 10 equal digits are at hand.
        await _sample.AddAsync(1);
        var model = _sample.Catalog.Versions()[0];
        var twin = Digest.Parse("sha256:" + model.Digest.Hex[..10] + new string('0', 54));
        await _sample.Layout.TagAsync(
            "telco-churn/v9.0.0",
            model.Descriptor with
            {
                Digest = twin,
            },
            ModelSample.Token
        );
        var error = Should.Throw<UsageException>(() => _sample.Catalog.Find(model.Digest.Hex[..8]));
        error.Message.ShouldContain("is the start of 2 digests");
        error.Message.ShouldContain("v9.0.0");
        _sample.Catalog.Find(model.Digest.Hex[..12]).ShouldBe(model);
    }

    [Theory]
    [InlineData("production", true)]
    [InlineData("eu-west1", true)]
    [InlineData("v1", true)]
    [InlineData("v1.0.0", false)]
    [InlineData("production.3", false)]
    [InlineData("Production", false)]
    [InlineData("a--b", false)]
    [InlineData("-a", false)]
    [InlineData("1a", false)]
    [InlineData("", false)]
    [InlineData("production\n", false)]
    public void Aliases_are_plain_names(string text, bool allowed) =>
        ModelTags.IsAlias(text).ShouldBe(allowed);

    public void Dispose() => _sample.Dispose();
}
