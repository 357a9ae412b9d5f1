namespace Docker.DotNet.Models;

/// <summary>A value without content: where Docker's API has a set, its dictionary maps to this.</summary>
public struct EmptyStruct { }
