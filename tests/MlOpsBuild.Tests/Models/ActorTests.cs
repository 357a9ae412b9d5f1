using MlOpsBuild.Tests.Evaluation.Baselines;

namespace MlOpsBuild.Tests.Models;

/// <summary>Who runs a build.</summary>
public sealed class ActorTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task In_actions_it_is_who_started_the_run()
    {
        var actor = await Actor.FindAsync(
            Path.GetTempPath(),
            name => name == "GITHUB_ACTOR" ? "octo<>\ncat" : "true",
            Token
        );
        actor.ToString().ShouldBe("octocat");
    }

    [Fact]
    public async Task Elsewhere_it_is_the_user_of_the_repository()
    {
        using var repository = new TemporaryRepository();
        repository.Git("config", "user.name", "Ada Lovelace");
        repository.Git("config", "user.email", "ada@example.org");
        var actor = await Actor.FindAsync(repository.Root, _ => null, Token);
        actor.ToString().ShouldBe("Ada Lovelace <ada@example.org>");
    }

    [Theory]
    [InlineData("Ada <ada@example.org>", "A. Lovelace <ADA@example.org>", true)]
    [InlineData("ada", "Ada", true)]
    [InlineData("ada", "ada <ada@example.org>", false)]
    [InlineData("Ada <a@example.org>", "Ada <b@example.org>", false)]
    public void People_are_told_apart_by_address_else_name(string one, string other, bool same) =>
        (Actor.KeyOf(one) == Actor.KeyOf(other)).ShouldBe(same);
}
