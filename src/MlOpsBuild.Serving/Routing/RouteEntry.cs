namespace MlOpsBuild.Serving.Routing;

/// <summary>A backend in a table.</summary>
/// <param name="Backend">The server.</param>
/// <param name="Weight">Its share of the requests, relative to the sum of all.</param>
/// <param name="Shadow">What sends it copies; <see langword="null"/> when it gets none.</param>
internal sealed record RouteEntry(Backend Backend, int Weight, ShadowSender? Shadow);
