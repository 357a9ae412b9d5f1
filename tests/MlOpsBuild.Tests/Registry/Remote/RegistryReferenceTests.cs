using System.Text.RegularExpressions;
using FsCheck;
using MlOpsBuild.Common;
using MlOpsBuild.Registry.Remote;

namespace MlOpsBuild.Tests.Registry.Remote;

public sealed class RegistryReferenceTests
{
    private const string Hex = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    [Theory]
    [InlineData("registry.example/team/model:v1", "registry.example", "team/model", "v1")]
    [InlineData("localhost/a", "localhost", "a", null)]
    [InlineData("127.0.0.1:5000/a__b/c-d.e:V_1.0-x", "127.0.0.1:5000", "a__b/c-d.e", "V_1.0-x")]
    [InlineData("[::1]:5000/a---b", "[::1]:5000", "a---b", null)]
    public void Parts_are_found(string text, string registry, string repository, string? tag)
    {
        var found = RegistryReference.Parse(text);
        found.Registry.ShouldBe(registry);
        found.Repository.ShouldBe(repository);
        found.Tag.ShouldBe(tag);
        found.Digest.ShouldBeNull();
        found.ToString().ShouldBe(text);
    }

    [Fact]
    public void A_digest_may_follow_with_or_without_a_tag()
    {
        var both = RegistryReference.Parse($"a.example/b:c@sha256:{Hex}");
        both.Tag.ShouldBe("c");
        both.Digest.ShouldBe(Digest.Parse("sha256:" + Hex));
        RegistryReference.Parse($"a.example/b@sha256:{Hex}").Tag.ShouldBeNull();
        both.WithTag("d").ToString().ShouldBe("a.example/b:d");
        both.WithDigest(both.Digest!.Value).ToString().ShouldBe($"a.example/b@sha256:{Hex}");
    }

    [Theory]
    [InlineData("https://a.example/b", "scheme")]
    [InlineData("model", "names no registry")]
    [InlineData("team/model", "'team' is no registry")]
    [InlineData("a_b.example/c", "'a_b.example' is no registry")]
    [InlineData("a.example:port/c", "'a.example:port' is no registry")]
    [InlineData("a.example:99999/c", "'a.example:99999' is no registry")]
    [InlineData("user@a.example/c", "'user@a.example' is no registry")]
    [InlineData("a.example/", "'' is no repository")]
    [InlineData("a.example/Team", "'Team' is no repository")]
    [InlineData("a.example/a//b", "'a//b' is no repository")]
    [InlineData("a.example/a/../b", "'a/../b' is no repository")]
    [InlineData("a.example/a:", "'' is no tag")]
    [InlineData("a.example/a:-x", "'-x' is no tag")]
    [InlineData("a.example/a:b\n", "'b\n' is no tag")]
    [InlineData("a.example/a@sha256:12", "'sha256:12' is no digest")]
    public void What_is_wrong_is_named(string text, string part)
    {
        var error = Should.Throw<UsageException>(() => RegistryReference.Parse(text));
        error.Message.ShouldContain(part);
        error.Message.ShouldContain("registry[:port]/repository[:tag][@digest]");
    }

    // The grammar as the distribution specification writes it.
    [Fact]
    public void Names_follow_the_grammar()
    {
        var tag = new Regex(@"\A[a-zA-Z0-9_][a-zA-Z0-9_.-]{0,127}\z");
        var repository = new Regex(
            @"\A[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*\z"
        );
        var host = new Regex(
            @"\A(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)*|\[[0-9a-fA-F:]+\])(?::[0-9]{1,5})?\z"
        );
        const string alphabet = "a1X._-/:[]\u00e9";
        var texts = new List<string> { "" };
        for (var (length, first) = (1, 0); length <= 5; length++)
        {
            var end = texts.Count;
            for (; first < end; first++)
            {
                texts.AddRange(alphabet.Select(c => texts[first] + c));
            }
        }

        var wrong = texts.Where(t =>
            tag.IsMatch(t) != RegistryReference.IsTag(t)
            || repository.IsMatch(t) != RegistryReference.IsRepository(t)
            || host.IsMatch(t) != RegistryReference.HasRegistryForm(t)
        );
        wrong.ShouldBeEmpty();
        RegistryReference.IsTag(new string('a', 129)).ShouldBeFalse();
        RegistryReference.HasRegistryForm("a:123456").ShouldBeFalse();
    }

    [Theory]
    [InlineData("localhost:5000/a", true)]
    [InlineData("127.0.0.1/a", true)]
    [InlineData("127.8.9.1:1/a", true)]
    [InlineData("[::1]/a", true)]
    [InlineData("localhost.example/a", false)]
    [InlineData("128.0.0.1/a", false)]
    public void This_machine_is_known(string text, bool expected) =>
        RegistryReference.Parse(text).IsLoopback.ShouldBe(expected);

    [Fact]
    public void Any_text_is_a_reference_that_prints_itself_or_wrong_usage() =>
        Prop.ForAll<string>(text =>
            {
                foreach (
                    var candidate in (string?[])[text, "a.example/" + text, "a.example/b:" + text]
                )
                {
                    try
                    {
                        RegistryReference.Parse(candidate ?? "").ToString().ShouldBe(candidate);
                    }
                    catch (UsageException) { }
                }
            })
            .QuickCheckThrowOnFailure();
}
