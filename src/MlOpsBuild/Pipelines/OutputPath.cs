namespace MlOpsBuild.Pipelines;

/// <summary>Output paths come from stores and lock files too, so nothing may point out of its folder.</summary>
internal static class OutputPath
{
    public static bool IsValid(string path)
    {
        if (path.Length == 0 || path.Contains('\\', StringComparison.Ordinal))
        {
            return false;
        }

        foreach (var c in path)
        {
            if (char.IsControl(c))
            {
                return false;
            }
        }

        foreach (var part in path.AsSpan().Split('/'))
        {
            if (path.AsSpan(part) is "" or "." or ".." || path.AsSpan(part).Contains(':'))
            {
                return false;
            }
        }

        return true;
    }
}
