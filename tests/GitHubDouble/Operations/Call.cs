using MlOpsBuild.GitHubDouble.Http;
using MlOpsBuild.GitHubDouble.State;
using Newtonsoft.Json.Linq;

namespace MlOpsBuild.GitHubDouble.Operations;

/// <summary>A request to be performed.</summary>
internal sealed class Call
{
    private const int DefaultPageSize = 30;
    private const int LargestPageSize = 100;

    public required GitHubState State { get; init; }

    public required Token Token { get; init; }

    public required GitHubJson Json { get; init; }

    /// <summary>The address that the API's paths are appended to; no slash at its end.</summary>
    public required string Api { get; init; }

    /// <summary>The address of the storage; no slash at its end.</summary>
    public required string Storage { get; init; }

    /// <summary>The path as it came, without the API's base.</summary>
    public required string Path { get; init; }

    public required IReadOnlyDictionary<string, string> Values { get; init; }

    public required IReadOnlyDictionary<string, string> Query { get; init; }

    /// <summary>An empty object if there is none.</summary>
    public required JObject Body { get; init; }

    /// <summary>How many writes ago lists are from.</summary>
    public int WritesAgo { get; init; }

    public bool IsAnonymous => ReferenceEquals(Token, State.Anonymous);

    /// <summary>The repository of the path; one that the token may not see does not exist.</summary>
    public GitHubRepository Repository
    {
        get
        {
            var repository = State.FindRepository(Values["owner"], Values["repo"]);
            return repository is null || (repository.IsPrivate && IsAnonymous)
                ? throw ApiException.NotFound()
                : repository;
        }
    }

    /// <summary>What lists are made from.</summary>
    public RepositoryContent Listed => Repository.GetContent(WritesAgo);

    public long GetId(string name) =>
        long.TryParse(Values[name], CultureInfo.InvariantCulture, out var id)
            ? id
            : throw ApiException.NotFound();

    public string? Find(string property) => (string?)Body[property];

    /// <summary>One page of a list, with links to the others.</summary>
    /// <param name="items">The whole list.</param>
    /// <param name="wrap">Makes an answer's body; by default the items themselves are.</param>
    public Answer Page(IReadOnlyList<JObject> items, Func<JArray, JToken>? wrap = null)
    {
        var size = Math.Clamp(GetNumber("per_page", DefaultPageSize), 1, LargestPageSize);
        var page = Math.Max(GetNumber("page", 1), 1);
        var last = Math.Max(1, (items.Count + size - 1) / size);
        var part = new JArray(items.Skip((page - 1) * size).Take(size));
        var answer = new Answer(200, wrap is null ? part : wrap(part));
        List<string> links = [];
        if (page > 1)
            links.Add(Link(Math.Min(page - 1, last), "prev"));

        if (page < last)
        {
            links.Add(Link(page + 1, "next"));
            links.Add(Link(last, "last"));
        }

        if (page > 1)
            links.Add(Link(1, "first"));

        if (links.Count > 0)
            answer.Headers["Link"] = string.Join(", ", links);

        return answer;
    }

    private int GetNumber(string name, int otherwise) =>
        Query.TryGetValue(name, out var text)
        && int.TryParse(text, CultureInfo.InvariantCulture, out var number)
            ? number
            : otherwise;

    /// <summary>GitHub's links name the repository by its id.</summary>
    private string Link(int page, string relation)
    {
        var query = Query
            .Where(x => x.Key != "page")
            .Append(KeyValuePair.Create("page", page.ToString(CultureInfo.InvariantCulture)))
            .Select(x => $"{x.Key}={Uri.EscapeDataString(x.Value)}");
        var below = string.Join('/', Path.Split('/').Skip(4));
        return $"<{Api}/repositories/{Repository.Id}/{below}?{string.Join('&', query)}>; rel=\"{relation}\"";
    }
}
