using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Billing.Api.Tests.OpenApi;

/// <summary>What the code says of its records: the summaries and parameters that the compiler writes beside each assembly.</summary>
internal sealed partial class XmlComments
{
    private readonly Dictionary<string, XElement> _members = [];

    /// <summary>Reads the comments of the assemblies of these types.</summary>
    public XmlComments(params Type[] types)
    {
        foreach (var type in types)
        {
            var file = Path.ChangeExtension(type.Assembly.Location, ".xml");
            foreach (var member in XDocument.Load(file).Descendants("member"))
                _members[member.Attribute("name")!.Value] = member;
        }
    }

    /// <summary>What a record is.</summary>
    public string? Of(Type type) => Text(_members.GetValueOrDefault("T:" + NameOf(type))?.Element("summary"));

    /// <summary>What a property of a record is: its own summary, or that of the parameter that it comes from.</summary>
    public string? Of(Type type, JsonPropertyInfo property)
    {
        var name = property.Name.Replace("_", "", StringComparison.Ordinal);
        var own = _members.FirstOrDefault(member =>
            member.Key.Equals($"P:{NameOf(type)}.{name}", StringComparison.OrdinalIgnoreCase)).Value;
        var parameter = _members.GetValueOrDefault("T:" + NameOf(type))?.Elements("param").FirstOrDefault(param =>
            param.Attribute("name")!.Value.Equals(name, StringComparison.OrdinalIgnoreCase));
        return Text(own?.Element("summary") ?? parameter);
    }

    private static string NameOf(Type type) => (type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName!;

    // References to code say the last name; markup goes.
    private static string? Text(XElement? element)
    {
        if (element is null)
            return null;
        foreach (var reference in element.Descendants().Where(one => one.Attribute("cref") is not null).ToList())
            reference.ReplaceWith(reference.Attribute("cref")!.Value.Split('.', ':')[^1]);
        return Spaces().Replace(element.Value, " ").Trim();
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
