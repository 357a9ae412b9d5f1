namespace Octokit;

/// <summary>Which pages of a list to get.</summary>
public class ApiOptions
{
    /// <summary>All pages, of the server's size.</summary>
    public static ApiOptions None => new();

    /// <summary>The first page to get, from 1.</summary>
    public int? StartPage { get; set; }

    /// <summary>How many pages to get.</summary>
    public int? PageCount { get; set; }

    /// <summary>Items a page, up to 100.</summary>
    public int? PageSize { get; set; }
}
