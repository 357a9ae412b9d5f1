using Nuke.Common.CI;
using Nuke.Common.IO;
using Nuke.Common.Utilities;

namespace Nuke.Common.Git;

/// <summary>A repository: what its directory or its URL tells, without starting git.</summary>
public class GitRepository
{
    private const string FallbackRemoteName = "origin";
    private readonly Lazy<IReadOnlyCollection<string>> _tags;

    public GitRepository(
        GitProtocol? protocol,
        string endpoint,
        string identifier,
        string branch,
        AbsolutePath localDirectory,
        string head,
        string commit,
        IReadOnlyCollection<string> tags,
        string remoteName,
        string remoteBranch
    )
        : this(
            protocol,
            endpoint,
            identifier,
            branch,
            localDirectory,
            head,
            commit,
            new Lazy<IReadOnlyCollection<string>>(() => tags),
            remoteName,
            remoteBranch
        ) { }

    private GitRepository(
        GitProtocol? protocol,
        string endpoint,
        string identifier,
        string branch,
        AbsolutePath localDirectory,
        string head,
        string commit,
        Lazy<IReadOnlyCollection<string>> tags,
        string remoteName,
        string remoteBranch
    )
    {
        Protocol = protocol;
        Endpoint = endpoint;
        Identifier = identifier;
        Branch = branch;
        LocalDirectory = localDirectory;
        Head = head;
        Commit = commit;
        _tags = tags;
        RemoteName = remoteName;
        RemoteBranch = remoteBranch;
    }

    /// <summary>The protocol of the remote; null where there is no remote.</summary>
    public GitProtocol? Protocol { get; }

    /// <summary>The host, as <c>github.com</c>; null where there is no remote.</summary>
    public string Endpoint { get; }

    /// <summary>Owner and name, as <c>acme/widgets</c>; null where there is no remote.</summary>
    public string Identifier { get; }

    /// <summary>The directory of the working copy; null for a repository made from a URL.</summary>
    public AbsolutePath LocalDirectory { get; }

    /// <summary><c>refs/heads/main</c>, or the commit where the head is detached.</summary>
    public string Head { get; }

    /// <summary>The commit: on a build server the one that it builds. Null before the first commit.</summary>
    public string Commit { get; }

    /// <summary>The tags of the commit; null for a repository made from a URL.</summary>
    public IReadOnlyCollection<string> Tags => _tags.Value;

    /// <summary>The remote that the branch tracks.</summary>
    public string RemoteName { get; }

    /// <summary>The branch of the remote that the branch tracks.</summary>
    public string RemoteBranch { get; }

    /// <summary>The branch: on a build server the one that it builds. Null where the head is detached.</summary>
    public string Branch { get; }

    /// <summary><c>https://endpoint/identifier.git</c></summary>
    public string HttpsUrl => Endpoint is null ? null : $"https://{Endpoint}/{Identifier}.git";

    /// <summary><c>git@endpoint:identifier.git</c></summary>
    public string SshUrl => Endpoint is null ? null : $"git@{Endpoint}:{Identifier}.git";

    /// <summary>A repository of which only the URL is known.</summary>
    public static GitRepository FromUrl(string url, string branch = null)
    {
        var parsed =
            GitUrl.TryParse(url.NotNull())
            ?? throw new ArgumentException($"Url '{url}' could not be parsed.");
        return new GitRepository(
            parsed.Protocol,
            parsed.Endpoint,
            parsed.Identifier,
            branch,
            localDirectory: null,
            head: null,
            commit: null,
            tags: (IReadOnlyCollection<string>)null,
            remoteName: null,
            remoteBranch: null
        );
    }

    /// <summary>The repository that a directory belongs to.</summary>
    public static GitRepository FromLocalDirectory(AbsolutePath directory)
    {
        var git = GitDirectory
            .TryFind(directory)
            .NotNull($"No parent Git directory for '{directory}'");
        var server = Host.Instance as IBuildServer;
        var head = git.ReadHead();
        var branch = (server?.Branch ?? GetAttached(head))
            ?.TrimStart(GitDirectory.Branches)
            .TrimStart("origin/");
        var commit = server?.Commit ?? git.Resolve(head);

        var config = GitConfig.Read(git.ConfigFile);
        var remoteName = branch is null ? null : config.Get("branch", branch, "remote");
        var remoteBranch = branch is null ? null : config.Get("branch", branch, "merge");
        if (remoteName is null || remoteBranch is null)
            (remoteName, remoteBranch) = (null, null);

        var url = GitUrl.TryParse(
            config.Get("remote", remoteName ?? FallbackRemoteName, "url") ?? ""
        );
        return new GitRepository(
            url?.Protocol,
            url?.Endpoint,
            url?.Identifier,
            branch,
            git.WorkingDirectory,
            head,
            commit,
            new Lazy<IReadOnlyCollection<string>>(() => git.GetTags(commit)),
            remoteName,
            remoteBranch?.TrimStart(GitDirectory.Branches)
        );
    }

    /// <summary>The same repository with another branch.</summary>
    public GitRepository SetBranch(string branch) =>
        new(
            Protocol,
            Endpoint,
            Identifier,
            branch,
            LocalDirectory,
            Head,
            Commit,
            _tags,
            RemoteName,
            RemoteBranch
        );

    public override string ToString() =>
        (Protocol == GitProtocol.Https ? HttpsUrl : SshUrl)?.TrimEnd(".git")
        ?? LocalDirectory?.ToString()
        ?? "";

    private static string GetAttached(string head) =>
        head.StartsWith(GitDirectory.Branches, StringComparison.Ordinal) ? head : null;
}
