using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using MlOpsBuild.Reports.JUnit;

namespace MlOpsBuild.Tests.Reports.JUnit;

public class JUnitReportTests
{
    // The shape that Jenkins' junit.xsd gives, reduced to elements, their order and their attributes.
    private const string Schema = """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
          <xs:element name="testsuites"><xs:complexType>
            <xs:sequence><xs:element ref="testsuite" minOccurs="0" maxOccurs="unbounded"/></xs:sequence>
            <xs:attribute name="name"/><xs:attribute name="time"/><xs:attribute name="tests" type="xs:int"/>
            <xs:attribute name="failures" type="xs:int"/><xs:attribute name="disabled"/><xs:attribute name="errors" type="xs:int"/>
          </xs:complexType></xs:element>
          <xs:element name="testsuite"><xs:complexType>
            <xs:sequence>
              <xs:element name="properties" minOccurs="0"><xs:complexType><xs:sequence>
                <xs:element name="property" maxOccurs="unbounded"><xs:complexType>
                  <xs:attribute name="name" use="required"/><xs:attribute name="value" use="required"/>
                </xs:complexType></xs:element></xs:sequence></xs:complexType></xs:element>
              <xs:element ref="testcase" minOccurs="0" maxOccurs="unbounded"/>
            </xs:sequence>
            <xs:attribute name="name" use="required"/><xs:attribute name="tests" type="xs:int" use="required"/>
            <xs:attribute name="failures" type="xs:int"/><xs:attribute name="errors" type="xs:int"/>
            <xs:attribute name="skipped" type="xs:int"/>
          </xs:complexType></xs:element>
          <xs:element name="testcase"><xs:complexType>
            <xs:choice minOccurs="0" maxOccurs="unbounded">
              <xs:element name="skipped"><xs:complexType mixed="true"><xs:attribute name="message"/></xs:complexType></xs:element>
              <xs:element name="failure"><xs:complexType mixed="true"><xs:attribute name="type"/><xs:attribute name="message"/></xs:complexType></xs:element>
              <xs:element name="system-out" type="xs:string"/>
            </xs:choice>
            <xs:attribute name="name" use="required"/><xs:attribute name="classname" use="required"/>
          </xs:complexType></xs:element>
        </xs:schema>
        """;

    public static TheoryData<string> Names => [.. ReportModels.All.Select(m => m.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void It_is_valid(string name) =>
        Parse(JUnitReport.Render(ReportModels.All.First(m => m.Name == name).Model))
            .ShouldNotBeNull();

    [Fact]
    public void Hostile_text_is_valid_in_every_place()
    {
        for (var shift = 0; shift < HostileModels.Texts.Length; shift++)
        {
            var from = shift;
            Parse(
                    JUnitReport.Render(
                        HostileModels.Create(i =>
                            HostileModels.Texts[(i + from) % HostileModels.Texts.Length]
                        )
                    )
                )
                .Descendants("testcase")
                .Count()
                .ShouldBe(44);
        }
    }

    [Fact]
    public void Each_gate_is_a_case_and_inconclusive_is_no_failure()
    {
        var gates = Parse(JUnitReport.Render(ReportModels.Inconclusive()))
            .Root!.Elements("testsuite")
            .Single(s => (string?)s.Attribute("name") == "mlops.gates");

        ((int?)gates.Attribute("tests")).ShouldBe(2);
        ((int?)gates.Attribute("failures")).ShouldBe(0);
        ((int?)gates.Attribute("skipped")).ShouldBe(1);
        var open = gates.Elements("testcase").Single(t => t.Element("skipped") is not null);
        ((string?)open.Attribute("name")).ShouldBe("auc maxRegression 0.005");
        ((string?)open.Element("skipped")!.Attribute("message")).ShouldStartWith(
            "inconclusive: AUC is 0.0014 worse"
        );
    }

    [Fact]
    public void Failed_checks_are_failures_and_warnings_pass()
    {
        var root = Parse(JUnitReport.Render(ReportModels.RejectedByData())).Root!;
        var suite = root.Elements("testsuite").Single();

        ((int?)root.Attribute("failures")).ShouldBe(2);
        ((string?)suite.Attribute("name")).ShouldBe("mlops.checks");
        suite
            .Elements("testcase")
            .Where(t => t.Element("failure") is not null)
            .Select(t => (string?)t.Attribute("name"))
            .ShouldBe(["nulls: total_charges", "duplicates"]);
        suite
            .Elements("testcase")
            .Single(t => (string?)t.Attribute("name") == "cardinality: payment_method")
            .Element("system-out")!
            .Value.ShouldStartWith("warning: ");
    }

    [Fact]
    public void Cases_of_one_name_are_told_apart()
    {
        var model = ReportModels.Accepted();
        model = model with
        {
            Checks = model.Checks with
            {
                Results = [model.Checks.Results[0], model.Checks.Results[0]],
            },
        };

        Parse(JUnitReport.Render(model))
            .Root!.Element("testsuite")!
            .Elements("testcase")
            .Select(t => (string?)t.Attribute("name"))
            .ShouldBe(["cardinality: payment_method", "cardinality: payment_method #2"]);
    }

    private static XDocument Parse(string xml)
    {
        var document = XDocument.Parse(xml);
        var schemas = new XmlSchemaSet();
        schemas.Add(null, XmlReader.Create(new StringReader(Schema)));
        var errors = new List<string>();
        document.Validate(schemas, (_, e) => errors.Add(e.Message));
        errors.ShouldBeEmpty();
        return document;
    }
}
