namespace MlOpsBuild.Delivery.GitHub;

/// <summary>One error of GraphQL.</summary>
internal sealed class GraphQLError
{
    public string? Type { get; set; }

    public string? Message { get; set; }
}
