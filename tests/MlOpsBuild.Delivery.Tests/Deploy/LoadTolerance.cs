namespace MlOpsBuild.Delivery.Tests.Deploy;

/// <summary>What may go wrong for a <see cref="LoadClient"/>.</summary>
internal enum LoadTolerance
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>There may be no answer at all, as while nobody has the port: then the client asks again.</summary>
    NoAnswer,

    /// <summary>An answer may be 500.</summary>
    ServerError,
}
