namespace MlOpsBuild.Delivery.GitHub;

/// <summary>What GraphQL answers: 200 with errors inside. Read by Octokit's serializer.</summary>
internal sealed class GraphQLAnswer
{
    public IReadOnlyList<GraphQLError>? Errors { get; set; }
}
