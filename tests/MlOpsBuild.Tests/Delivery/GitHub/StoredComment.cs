namespace MlOpsBuild.Tests.Delivery.GitHub;

/// <summary>A comment at <see cref="FakeGitHub"/>.</summary>
internal sealed record StoredComment(long Id, string Login, string Body)
{
    public bool IsEdited { get; init; }

    public bool IsMinimized { get; init; }

    public bool IsLive => Body.StartsWith("<!-- mlopsbuild:report ", StringComparison.Ordinal);
}
