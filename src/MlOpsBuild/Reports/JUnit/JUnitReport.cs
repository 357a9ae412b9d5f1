using System.Text;
using System.Xml;
using MlOpsBuild.Data.Checks;
using MlOpsBuild.Evaluation.Gates;
using MlOpsBuild.Registry.Images;

namespace MlOpsBuild.Reports.JUnit;

/// <summary>
/// <c>junit.xml</c>: each data check, each gate, and the proof of the image is a test case. What failed is a failure; a warning passes and says
/// so in its output; an inconclusive gate is shown as skipped with the reason, because it neither passed nor failed.
/// Without times, so that equal results give equal bytes.
/// </summary>
public static class JUnitReport
{
    private const string Checks = "mlops.checks";
    private const string Gates = "mlops.gates";
    private const string Image = "mlops.image";

    /// <summary>Renders a report.</summary>
    /// <param name="model">What to show.</param>
    /// <returns>XML in the shape that Jenkins' junit.xsd describes, UTF-8, LF line ends.</returns>
    public static string Render(ReportModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        List<JUnitCase> checks = [.. model.Checks.Results.Select(Of)];
        List<JUnitCase> gates = [.. (model.Comparison?.Gates ?? []).Select(Of)];
        List<JUnitCase> image = model.Image is { } made ? [.. Of(made)] : [];
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
        var settings = new XmlWriterSettings
        {
            Indent = true,
            NewLineChars = "\n",
            OmitXmlDeclaration = true,
        };
        using (var xml = XmlWriter.Create(text, settings))
        {
            xml.WriteStartElement("testsuites");
            xml.WriteAttributeString("name", ReportText.Clean(model.Model));
            Counts(xml, [.. checks, .. gates, .. image], suite: false);
            Suite(xml, Checks, checks, model);
            if (model.Comparison is not null)
            {
                Suite(xml, Gates, gates, model);
            }

            if (image.Count > 0)
            {
                Suite(xml, Image, image, model);
            }

            xml.WriteEndElement();
        }

        return text.Append('\n').ToString();
    }

    private static JUnitCase Of(CheckResult check) =>
        new(
            check.Column is { } column
                ? $"{ReportText.Clean(check.Check)}: {ReportText.Clean(column)}"
                : ReportText.Clean(check.Check),
            check.Outcome switch
            {
                CheckOutcome.Pass => JUnitOutcome.Pass,
                CheckOutcome.Warn => JUnitOutcome.Warn,
                _ => JUnitOutcome.Fail,
            },
            ReportText.Clean(check.Message, 1000),
            ReportText.Clean(check.Advice, 1000)
        );

    private static JUnitCase Of(GateResult gate) =>
        new(
            ReportText.Clean(gate.Gate),
            gate.Outcome switch
            {
                GateOutcome.Pass => JUnitOutcome.Pass,
                GateOutcome.Inconclusive => JUnitOutcome.Inconclusive,
                _ => JUnitOutcome.Fail,
            },
            ReportText.Clean(gate.Message, 1000),
            gate.Line > 0
                ? string.Create(CultureInfo.InvariantCulture, $"mlops.yaml:{gate.Line}")
                : ""
        );

    private static IEnumerable<JUnitCase> Of(ImageRecord image) =>
        [
            Of("golden rows", image.Proof.IsEqual, image.Proof.Message),
            .. image.Gates.Select(g => Of(g.Name, g.Passed, g.Message)),
        ];

    private static JUnitCase Of(string name, bool passed, string message) =>
        new(
            name,
            passed ? JUnitOutcome.Pass : JUnitOutcome.Fail,
            ReportText.Clean(message, 1000),
            ""
        );

    private static void Suite(
        XmlWriter xml,
        string name,
        IReadOnlyList<JUnitCase> cases,
        ReportModel model
    )
    {
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", name);
        Counts(xml, cases, suite: true);
        xml.WriteStartElement("properties");
        Property("model", model.Model);
        Property("commit", model.Commit);
        Property("data", model.DataDigest);
        Property("verdict", ReportVerdict.Of(model).Title);
        xml.WriteEndElement();
        // Viewers take two cases of one name for one.
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var test in cases)
        {
            var times = seen[test.Name] = seen.GetValueOrDefault(test.Name) + 1;
            Case(
                xml,
                name,
                times == 1 ? test.Name : $"{test.Name} #{ReportNumber.Count(times)}",
                test
            );
        }

        xml.WriteEndElement();

        void Property(string key, string value)
        {
            xml.WriteStartElement("property");
            xml.WriteAttributeString("name", key);
            xml.WriteAttributeString("value", ReportText.Clean(value));
            xml.WriteEndElement();
        }
    }

    private static void Counts(XmlWriter xml, IReadOnlyList<JUnitCase> cases, bool suite)
    {
        Count("tests", cases.Count);
        Count("failures", cases.Count(c => c.Outcome == JUnitOutcome.Fail));
        Count("errors", 0);
        if (suite)
        {
            Count("skipped", cases.Count(c => c.Outcome == JUnitOutcome.Inconclusive));
        }

        void Count(string name, int value) =>
            xml.WriteAttributeString(name, value.ToString(CultureInfo.InvariantCulture));
    }

    private static void Case(XmlWriter xml, string suite, string name, JUnitCase test)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", suite);
        xml.WriteAttributeString("name", name);
        switch (test.Outcome)
        {
            case JUnitOutcome.Fail:
                xml.WriteStartElement("failure");
                xml.WriteAttributeString("message", test.Message);
                xml.WriteAttributeString("type", "rejected");
                xml.WriteString(
                    test.Note.Length == 0 ? test.Message : $"{test.Message}\n{test.Note}"
                );
                xml.WriteEndElement();
                break;
            case JUnitOutcome.Inconclusive:
                xml.WriteStartElement("skipped");
                xml.WriteAttributeString("message", "inconclusive: " + test.Message);
                xml.WriteEndElement();
                break;
            default:
                var prefix = test.Outcome == JUnitOutcome.Warn ? "warning: " : "";
                xml.WriteElementString("system-out", prefix + test.Message);
                break;
        }

        xml.WriteEndElement();
    }
}
