namespace MlOpsBuild.Registry.Snapshots;

/// <summary>What Checkout did with a path.</summary>
/// <param name="Path">What is tracked, relative to the root.</param>
/// <param name="Pointer">What was wanted.</param>
/// <param name="Written">How many files were written.</param>
/// <param name="WrittenBytes">Their size in bytes.</param>
/// <param name="Deleted">How many files were deleted.</param>
/// <param name="Left">Files that are in no snapshot and were left where they are, in order.</param>
public sealed record CheckoutResult(
    string Path,
    DataPointer Pointer,
    int Written,
    long WrittenBytes,
    int Deleted,
    IReadOnlyList<string> Left
);
