namespace MlOpsBuild.Pipelines;

/// <summary>Output paths come from stores and lock files too, so nothing may point out of its folder.</summary>
internal static class OutputPath
{
    public static bool IsValid(string path)
    {
        var start = 0;
        for (var i = 0; i <= path.Length; i++)
        {
            if (i == path.Length || path[i] == '/')
            {
                if (path.AsSpan(start, i - start) is "" or "." or "..")
                {
                    return false;
                }

                start = i + 1;
            }
            else if (char.IsControl(path[i]) || path[i] is '\\' or ':')
            {
                return false;
            }
        }

        return true;
    }
}
