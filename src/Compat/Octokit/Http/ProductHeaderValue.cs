namespace Octokit;

/// <summary>Name and version of the program that sends the requests.</summary>
public class ProductHeaderValue
{
    private readonly System.Net.Http.Headers.ProductHeaderValue _value;

    public ProductHeaderValue(string name)
        : this(new System.Net.Http.Headers.ProductHeaderValue(name)) { }

    public ProductHeaderValue(string name, string version)
        : this(new System.Net.Http.Headers.ProductHeaderValue(name, version)) { }

    private ProductHeaderValue(System.Net.Http.Headers.ProductHeaderValue value) => _value = value;

    public string Name => _value.Name;

    public string Version => _value.Version;

    public static ProductHeaderValue Parse(string input) =>
        new(System.Net.Http.Headers.ProductHeaderValue.Parse(input));

    public static bool TryParse(string input, out ProductHeaderValue parsedValue)
    {
        var success = System.Net.Http.Headers.ProductHeaderValue.TryParse(input, out var value);
        parsedValue = success ? new ProductHeaderValue(value) : null;
        return success;
    }

    public override bool Equals(object obj) =>
        obj is ProductHeaderValue other && _value.Equals(other._value);

    public override int GetHashCode() => _value.GetHashCode();

    public override string ToString() => _value.ToString();
}
