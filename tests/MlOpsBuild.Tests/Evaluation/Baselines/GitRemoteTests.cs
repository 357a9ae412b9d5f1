using MlOpsBuild.Evaluation.Baselines;

namespace MlOpsBuild.Tests.Evaluation.Baselines;

public sealed class GitRemoteTests
{
    [Theory]
    [InlineData("https://example.org/o/r.git", "https://example.org/o/r.git")]
    [InlineData("https://user:secret@example.org/o/r", "https://user:secret@example.org/o/r")]
    [InlineData("git@example.org:o/r.git", "git@example.org:o/r.git")]
    [InlineData("ssh://git@example.org/o/r.git", "ssh://git@example.org/o/r.git")]
    [InlineData("/srv/git/r.git", null)]
    [InlineData("../r.git", null)]
    [InlineData("file:///srv/git/r.git", null)]
    [InlineData("C:\\git\\r", null)]
    public void The_address_of_origin_is_read_where_others_can_use_it(string url, string? expected)
    {
        using var repository = new TemporaryRepository();
        repository.Git("remote", "add", "upstream", "https://example.org/other.git");
        Address(repository).ShouldBeNull();
        repository.Git("remote", "add", "origin", url);
        Address(repository).ShouldBe(expected);
    }

    private static string? Address(TemporaryRepository repository) =>
        GitRepositoryReader.Discover(repository.Root)!.OriginAddress;
}
