namespace Docker.DotNet.Models;

/// <summary>What a volume takes, and how many use it.</summary>
public class UsageData
{
    public long RefCount { get; set; }

    public long Size { get; set; }
}
