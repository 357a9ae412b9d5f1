using MlOpsBuild.Scoring.Serving;

namespace MlOpsBuild.Serving.Protocols;

/// <summary>The datatypes of tensors that are read (Open Inference Protocol V2, "Tensor Data Types").</summary>
internal enum TensorType
{
    /// <summary>None of these.</summary>
    Unknown,

    /// <summary>Truth values.</summary>
    Bool,

    /// <summary>Whole numbers from 0 to 2^8 - 1.</summary>
    UInt8,

    /// <summary>Whole numbers from 0 to 2^16 - 1.</summary>
    UInt16,

    /// <summary>Whole numbers from 0 to 2^32 - 1.</summary>
    UInt32,

    /// <summary>Whole numbers from 0 to 2^64 - 1.</summary>
    UInt64,

    /// <summary>Whole numbers from -2^7 to 2^7 - 1.</summary>
    Int8,

    /// <summary>Whole numbers from -2^15 to 2^15 - 1.</summary>
    Int16,

    /// <summary>Whole numbers from -2^31 to 2^31 - 1.</summary>
    Int32,

    /// <summary>Whole numbers from -2^63 to 2^63 - 1.</summary>
    Int64,

    /// <summary>Floating-point numbers of 16 bits.</summary>
    Fp16,

    /// <summary>Floating-point numbers of 32 bits.</summary>
    Fp32,

    /// <summary>Floating-point numbers of 64 bits.</summary>
    Fp64,

    /// <summary>Texts.</summary>
    Bytes,
}
