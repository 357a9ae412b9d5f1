using MlOpsBuild.GitHubDouble.Http;
using MlOpsBuild.GitHubDouble.State;
using Newtonsoft.Json.Linq;

namespace MlOpsBuild.GitHubDouble.Operations;

/// <summary>Who makes requests, and how many more.</summary>
internal static class UserOperations
{
    private static readonly string[] _resources = ["core", "search", "graphql"];

    public static IEnumerable<Operation> All { get; } =
    [new("GET", "/user", "", Get), new("GET", "/rate_limit", "", x => GetLimits(x.Token))];

    private static Answer Get(Call call)
    {
        if (call.IsAnonymous)
            return Answer.Error(401, "Requires authentication");

        if (call.Token.Permissions is not null)
            throw ApiException.NotAccessible();

        var user = call.Json.User(call.Token.Account);
        user["name"] = call.Token.Account.Login;
        foreach (var name in (string[])["bio", "blog", "company", "email", "hireable", "location"])
            user[name] = null;

        foreach (var name in (string[])["followers", "following", "public_gists", "public_repos"])
            user[name] = 0;

        user["created_at"] = user["updated_at"] = "2024-05-06T07:08:09Z";
        return new Answer(200, user);
    }

    private static Answer GetLimits(Token token) =>
        new(
            200,
            new JObject
            {
                ["resources"] = new JObject(
                    _resources.Select(x => new JProperty(x, GetLimit(token)))
                ),
                ["rate"] = GetLimit(token),
            }
        );

    private static JObject GetLimit(Token token) =>
        new()
        {
            ["limit"] = token.Limit,
            ["remaining"] = token.Remaining,
            ["reset"] = token.ResetsAt.ToUnixTimeSeconds(),
            ["used"] = token.Limit - token.Remaining,
        };
}
