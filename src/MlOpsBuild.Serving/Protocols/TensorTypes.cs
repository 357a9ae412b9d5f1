using MlOpsBuild.Scoring.Serving;

namespace MlOpsBuild.Serving.Protocols;

/// <summary>Names and ranges of <see cref="TensorType"/>.</summary>
internal static class TensorTypes
{
    /// <summary>The names, as messages list them.</summary>
    public const string Names =
        "BOOL, UINT8, UINT16, UINT32, UINT64, INT8, INT16, INT32, INT64, FP16, FP32, FP64 or BYTES";

    /// <summary>The type of that name.</summary>
    public static TensorType Parse(ReadOnlySpan<byte> name) =>
        name.Length switch
        {
            4 when name.SequenceEqual("FP64"u8) => TensorType.Fp64,
            4 when name.SequenceEqual("FP32"u8) => TensorType.Fp32,
            4 when name.SequenceEqual("FP16"u8) => TensorType.Fp16,
            4 when name.SequenceEqual("BOOL"u8) => TensorType.Bool,
            4 when name.SequenceEqual("INT8"u8) => TensorType.Int8,
            5 when name.SequenceEqual("BYTES"u8) => TensorType.Bytes,
            5 when name.SequenceEqual("INT64"u8) => TensorType.Int64,
            5 when name.SequenceEqual("INT32"u8) => TensorType.Int32,
            5 when name.SequenceEqual("INT16"u8) => TensorType.Int16,
            5 when name.SequenceEqual("UINT8"u8) => TensorType.UInt8,
            6 when name.SequenceEqual("UINT64"u8) => TensorType.UInt64,
            6 when name.SequenceEqual("UINT32"u8) => TensorType.UInt32,
            6 when name.SequenceEqual("UINT16"u8) => TensorType.UInt16,
            _ => TensorType.Unknown,
        };

    /// <summary>The name of the type that a feature is best sent as.</summary>
    public static string NameFor(FeatureType feature) =>
        feature switch
        {
            FeatureType.Integer => "INT64",
            FeatureType.Boolean => "BOOL",
            FeatureType.Category => "BYTES",
            _ => "FP64",
        };

    /// <summary>Whether a feature may be sent as this type.</summary>
    public static bool Fits(TensorType type, FeatureType feature) =>
        feature switch
        {
            FeatureType.Category => type == TensorType.Bytes,
            FeatureType.Boolean => true,
            _ => type is not (TensorType.Bytes or TensorType.Bool),
        };

    /// <summary>
    /// The number that an element of this type holds: floating-point numbers are rounded to its precision, NaN where a whole
    /// number is not whole or outside its range.
    /// </summary>
    public static double Convert(TensorType type, double value) =>
        type switch
        {
            TensorType.Fp32 => (float)value,
            TensorType.Fp16 => (double)(Half)value,
            TensorType.Bool => value is 0 or 1 ? value : double.NaN,
            TensorType.UInt8 => Whole(value, 0, byte.MaxValue),
            TensorType.UInt16 => Whole(value, 0, ushort.MaxValue),
            TensorType.UInt32 => Whole(value, 0, uint.MaxValue),
            TensorType.UInt64 => Whole(value, 0, ulong.MaxValue),
            TensorType.Int8 => Whole(value, sbyte.MinValue, sbyte.MaxValue),
            TensorType.Int16 => Whole(value, short.MinValue, short.MaxValue),
            TensorType.Int32 => Whole(value, int.MinValue, int.MaxValue),
            TensorType.Int64 => Whole(value, long.MinValue, long.MaxValue),
            _ => value,
        };

    private static double Whole(double value, double min, double max) =>
        value >= min && value <= max && value == Math.Truncate(value) ? value : double.NaN;
}
