namespace MlOpsBuild.Data.Readers;

/// <summary>How a type of value is written. A struct, so that the reading loop has no virtual calls.</summary>
internal interface ICellText
{
    /// <summary>Parses a text of 1 byte or more; false if it is no such value.</summary>
    bool TryParse(ReadOnlySpan<byte> text, out double value);
}
