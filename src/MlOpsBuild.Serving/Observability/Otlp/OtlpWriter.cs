namespace MlOpsBuild.Serving.Observability.Otlp;

/// <summary>
/// Writes a message of the OpenTelemetry Protocol, in either notation: each member has the number that the binary one needs and
/// the name that JSON needs (github.com/open-telemetry/opentelemetry-proto).
/// </summary>
internal abstract class OtlpWriter
{
    /// <summary>Starts a member that is a message, or an element of a list that is open.</summary>
    public abstract void Begin(int field, string name);

    /// <summary>Ends what <see cref="Begin"/> started.</summary>
    public abstract void End();

    /// <summary>Starts a list of messages.</summary>
    public abstract void BeginList(string name);

    /// <summary>Ends the list.</summary>
    public abstract void EndList();

    /// <summary>Writes a text.</summary>
    public abstract void Text(int field, string name, string value);

    /// <summary>Writes an id: bytes in the binary notation, hexadecimal in JSON.</summary>
    public abstract void Id(int field, string name, params ReadOnlySpan<ulong> parts);

    /// <summary>Writes a whole number of 64 bits, fixed in length.</summary>
    public abstract void Fixed(int field, string name, ulong value);

    /// <summary>Writes a real number.</summary>
    public abstract void Real(int field, string name, double value);

    /// <summary>Writes a whole number, or an enumeration's.</summary>
    public abstract void Whole(int field, string name, int value);

    /// <summary>Writes a whole number of 64 bits, as short as it can be: a text in JSON.</summary>
    public abstract void Integer(int field, string name, long value);

    /// <summary>Writes a truth value.</summary>
    public abstract void Flag(int field, string name, bool value);

    /// <summary>Writes whole numbers of 64 bits.</summary>
    public abstract void FixedList(int field, string name, IReadOnlyList<long> values);

    /// <summary>Writes real numbers.</summary>
    public abstract void RealList(int field, string name, IReadOnlyList<double> values);

    /// <summary>Ends the message and returns its bytes.</summary>
    public abstract byte[] Finish();

    /// <summary>Makes a writer.</summary>
    public static OtlpWriter Create(OtlpProtocol protocol) =>
        protocol == OtlpProtocol.Json ? new OtlpJsonWriter() : new OtlpProtobufWriter();

    /// <summary>Writes a <c>KeyValue</c> whose value is a text.</summary>
    public void Attribute(int field, string key, string value)
    {
        Begin(field, "");
        Text(1, "key", key);
        Begin(2, "value");
        Text(1, "stringValue", value);
        End();
        End();
    }

    /// <summary>Writes a list of attributes.</summary>
    public void Attributes(int field, IEnumerable<KeyValuePair<string, string>> attributes)
    {
        BeginList("attributes");
        foreach (var (key, value) in attributes)
        {
            Attribute(field, key, value);
        }

        EndList();
    }
}
