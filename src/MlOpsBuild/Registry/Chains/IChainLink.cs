using MlOpsBuild.Common;
using MlOpsBuild.Registry.Layout;

namespace MlOpsBuild.Registry.Chains;

/// <summary>
/// One of the records that follow each other under tags <c>&lt;chain&gt;.1</c>, <c>&lt;chain&gt;.2</c> ...: a manifest of its own
/// whose <c>subject</c> is a model and whose config says the rest. Each names the manifest of the one before it, so that the
/// last one vouches for all of them.
/// </summary>
/// <typeparam name="T">The record.</typeparam>
internal interface IChainLink<T>
    where T : class, IChainLink<T>
{
    /// <summary>What one is called, for people.</summary>
    static abstract string Noun { get; }

    /// <summary>The <c>artifactType</c> of the manifest and the media type of its config.</summary>
    static abstract string Type { get; }

    /// <summary>Reads a config.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    static abstract T Read(ReadOnlySpan<byte> bytes);

    /// <summary>The chain that it is in.</summary>
    string Chain { get; }

    /// <summary>Which one it is, from 1, without gaps.</summary>
    int Number { get; }

    /// <summary>The digest of the manifest of the one before; <see langword="null"/> where the chain starts.</summary>
    Digest? Previous { get; }

    /// <summary>Whether a chain may start with it although others came before.</summary>
    bool MayStartAnew { get; }

    /// <summary>The model that it is about.</summary>
    Digest Subject { get; }

    /// <summary>Its own manifest, once it is stored.</summary>
    OciDescriptor? Manifest { get; }

    /// <summary>The canonical bytes of the config.</summary>
    byte[] ToBytes();

    /// <summary>The same with its manifest.</summary>
    T At(OciDescriptor manifest);

    /// <summary>Why it cannot come after the one before, besides not naming it; <see langword="null"/> when it can.</summary>
    string? WhyNotAfter(T before);
}
