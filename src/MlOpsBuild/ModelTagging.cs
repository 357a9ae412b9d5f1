using MlOpsBuild.Common;
using MlOpsBuild.Evaluation.Baselines;
using MlOpsBuild.Registry.Models;

namespace MlOpsBuild;

/// <summary>
/// Git tags in the form of GTO (Git Tag Ops): <c>telco-churn@v1.2.0</c> for a version, <c>telco-churn#production#3</c> for
/// the third move of an alias, annotated, on the commit that the model was made from. Git is never in the way: where it or
/// its library is missing there are no tags and a note says so.
/// </summary>
internal sealed partial class ModelTagging
{
    private readonly string _model;
    private readonly GitTagWriter? _git;

    private ModelTagging(string model, GitTagWriter? git, string note) =>
        (_model, _git, Note) = (model, git, note);

    /// <summary>Why there are no tags; empty when there are.</summary>
    public string Note { get; private set; }

    /// <summary>Finds the repository of a project.</summary>
    public static ModelTagging Open(string model, string projectDirectory, string stateDirectory) =>
        new(
            model,
            GitTagWriter.Discover(projectDirectory, stateDirectory),
            "the project is in no Git repository"
        );

    /// <summary>The tags that a move needs and that are not there yet; never throws for what Git lacks.</summary>
    /// <exception cref="UsageException">A tag of that name is on another commit or names another model.</exception>
    public IReadOnlyList<(string Name, string Commit)> Plan(
        string alias,
        int number,
        ModelFacts facts
    )
    {
        if (_git is null)
        {
            return [];
        }

        try
        {
            var version = facts.Model.Version is { } v ? $"{_model}@{v}" : null;
            var versionTag = version is null ? null : _git.Find(version);
            var commit = facts.Commit ?? versionTag?.Commit ?? _git.HeadCommit;
            Note =
                commit is null ? "the repository has no commit yet"
                : !_git.HasCommit(commit)
                    ? $"this clone lacks commit {commit[..12]}, which the model was made from; get it with 'git fetch'"
                : "";
            if (Note.Length > 0)
            {
                return [];
            }

            var tags = new List<(string, string)>();
            Check(version, versionTag, commit!, facts, tags);
            var move = string.Create(CultureInfo.InvariantCulture, $"{_model}#{alias}#{number}");
            Check(move, _git.Find(move), commit!, facts, tags);
            return tags;
        }
        catch (GitUnavailableException e)
        {
            Note = e.Message;
            return [];
        }
    }

    /// <summary>Writes planned tags; what fails is noted.</summary>
    /// <returns>The tags that are there now.</returns>
    public IReadOnlyList<string> Write(
        IReadOnlyList<(string Name, string Commit)> tags,
        AliasMove move,
        ModelFacts facts,
        Actor actor
    )
    {
        var written = new List<string>();
        try
        {
            foreach (var (name, commit) in tags)
            {
                var isMove = name.Contains('#', StringComparison.Ordinal);
                _git!.Create(
                    name,
                    commit,
                    (actor.Name, actor.TagEmail),
                    move.When,
                    MessageOf(isMove ? move : null, facts)
                );
                written.Add(name);
            }
        }
        catch (GitUnavailableException e)
        {
            Note = e.Message;
        }

        return written;
    }

    private static void Check(
        string? name,
        GitTag? there,
        string commit,
        ModelFacts facts,
        List<(string, string)> tags
    )
    {
        if (name is null)
        {
            return;
        }

        if (there is null)
        {
            tags.Add((name, commit));
            return;
        }

        var digest = DigestIn(there.Message);
        if (there.Commit == commit && (digest is null || digest == facts.Model.Digest))
        {
            return;
        }

        throw new UsageException(
            there.Commit != commit
                ? $"The Git tag {name} is there already on commit {there.Commit?[..12] ?? "that is none"}; expected {commit[..12]}, which the model was made from. Nothing was moved. Get the tags of others with 'git fetch --tags', or remove it with 'git tag -d {name}'."
                : $"The Git tag {name} is there already for the model {digest!.Value.Short}; expected {facts.Model.Digest.Short}. Nothing was moved. Get the tags of others with 'git fetch --tags', or remove it with 'git tag -d {name}'."
        );
    }

    private string MessageOf(AliasMove? move, ModelFacts facts)
    {
        var head = move is null
            ? $"register {_model} {facts.Model.Version}"
            : $"{AliasMove.NameOf(move.Action)} {_model} {facts.Model.Version?.ToString() ?? facts.Model.Digest.Short} to {move.Alias}";
        var body = $"\n\ndigest: {facts.Model.Digest}\n";
        if (move?.From is { } from)
        {
            body += $"from: {from.Version?.ToString() ?? "no version"} {from.Digest}\n";
        }

        if (move?.Why is { Length: > 0 } why)
        {
            body += $"why: {why.ReplaceLineEndings(" ")}\n";
        }

        return head + body;
    }

    private static Digest? DigestIn(string message)
    {
        const string start = "digest: ";
        foreach (var line in message.Split('\n'))
        {
            if (
                line.StartsWith(start, StringComparison.Ordinal)
                && Digest.TryParse(line[start.Length..].Trim(), out var digest)
            )
            {
                return digest;
            }
        }

        return null;
    }
}
