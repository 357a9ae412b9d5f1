namespace MlOpsBuild.Registry.Images;

/// <summary>A library that the serving program of an image was made of.</summary>
/// <param name="Name">Its name, that of the package where it is one.</param>
/// <param name="Version">Its version.</param>
/// <param name="IsPackage">Whether it is a NuGet package.</param>
/// <param name="License">Its licence, an SPDX expression; <see langword="null"/> where it is not known.</param>
public sealed record ImageBomLibrary(string Name, string Version, bool IsPackage, string? License);
