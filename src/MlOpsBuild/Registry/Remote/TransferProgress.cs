namespace MlOpsBuild.Registry.Remote;

/// <summary>How far a transfer is.</summary>
/// <param name="Bytes">How many bytes of blobs have gone; less than before when some must go again.</param>
/// <param name="OfBytes">How many there are to go; what is there already is not counted.</param>
public readonly record struct TransferProgress(long Bytes, long OfBytes);
