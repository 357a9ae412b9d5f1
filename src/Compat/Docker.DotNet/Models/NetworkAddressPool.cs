namespace Docker.DotNet.Models;

/// <summary>Addresses for networks that name none.</summary>
public class NetworkAddressPool
{
    public string Base { get; set; }

    public long Size { get; set; }
}
