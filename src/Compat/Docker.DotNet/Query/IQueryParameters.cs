namespace Docker.DotNet.Query;

/// <summary>Parameters that go into the query of an address.</summary>
internal interface IQueryParameters
{
    void AddTo(QueryString query);
}
