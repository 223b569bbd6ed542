using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Billing.Api.Json;
using Billing.Api.OpenApi;

namespace Billing.Api.Tests.OpenApi;

/// <summary>Turns schemas into JSON Schema as OpenAPI 3.1 has it. Named objects are collected as components.</summary>
internal sealed class SchemaWriter(XmlComments comments)
{
    private readonly Dictionary<string, object> _sources = [];

    /// <summary>The components, by name.</summary>
    public SortedDictionary<string, JsonObject> Components { get; } = new(StringComparer.Ordinal);

    /// <summary>A value of an answer, or of a request, where amounts may be numbers too.</summary>
    public JsonObject Write(Schema schema, bool isRequest)
    {
        var json = schema switch
        {
            Schema.Text text => Text(text),
            Schema.Word word => new JsonObject { ["type"] = "string", ["enum"] = Words(word) },
            Schema.Amount when isRequest => Typed("string", "number"),
            Schema.Amount => Amount(),
            Schema.Whole whole => Whole(whole),
            Schema.Flag => Typed("boolean"),
            Schema.Moment => Moment(),
            Schema.Pairs => Pairs(),
            Schema.AnyObject => Typed("object"),
            Schema.Nothing => Typed("null"),
            Schema.ListOf list => List(list, isRequest),
            Schema.MapOf map => new JsonObject
            {
                ["type"] = "object",
                ["additionalProperties"] = Write(map.Value, isRequest),
            },
            Schema.Input input => Body(input.Body),
            Schema.Of of => Record(of.Type),
            Schema.Written written => Reference(written.Name, written.Members, () => Written(written)),
            Schema.Either either => new JsonObject
            {
                ["anyOf"] = new JsonArray([.. either.Choices.Select(one => Write(one, isRequest))]),
            },
            _ => throw new InvalidOperationException($"{schema} is no schema."),
        };
        if (schema.IsNullable)
            json = OrNull(json);
        if (schema.About is { } about)
            json["description"] = about;
        return json;
    }

    /// <summary>An object of a request.</summary>
    public JsonObject Body(BodyShape body)
    {
        var properties = new JsonObject();
        foreach (var name in body.Fields.Names)
        {
            var value = body.Find(name)
                ?? throw new InvalidOperationException($"Nobody says what the field {name} means: RequestWords.cs, or BodyShape.With.");
            properties[name] = Write(body.Required.Contains(name) ? value : value.OrNull(), isRequest: true);
        }
        return Object(properties, body.Required);
    }

    private JsonObject Record(JsonTypeInfo type)
    {
        if (Scalar(type.Type) is { } scalar)
            return scalar;
        return type.Kind switch
        {
            JsonTypeInfoKind.Enumerable => new JsonObject { ["type"] = "array", ["items"] = Record(Info(type, type.ElementType!)) },
            JsonTypeInfoKind.Dictionary => new JsonObject
            {
                ["type"] = "object",
                ["additionalProperties"] = Record(Info(type, type.ElementType!)),
            },
            JsonTypeInfoKind.Object => Reference(NameOf(type.Type), type.Type, () => Properties(type)),
            _ => throw new InvalidOperationException($"{type.Type} has no schema."),
        };
    }

    private JsonObject Properties(JsonTypeInfo type)
    {
        var (properties, required) = (new JsonObject(), new List<string>());
        foreach (var property in type.Properties)
        {
            var isAbsent = property.AttributeProvider?.GetCustomAttributes(typeof(JsonIgnoreAttribute), false)
                .Cast<JsonIgnoreAttribute>().Any(ignore => ignore.Condition == JsonIgnoreCondition.WhenWritingNull) == true;
            var value = Record(Info(type, Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType));
            if (!isAbsent)
                required.Add(property.Name);
            if (property.IsGetNullable && !isAbsent)
                value = OrNull(value);
            if (comments.Of(type.Type, property) is { } about)
                value["description"] = about;
            properties[property.Name] = value;
        }
        return Object(properties, required, comments.Of(type.Type));
    }

    private JsonObject Written(Schema.Written written)
    {
        var properties = new JsonObject();
        foreach (var member in written.Members)
            properties[member.Name] = Write(member.Value, isRequest: false);
        return Object(properties, written.Members.Where(member => !member.IsOptional).Select(member => member.Name));
    }

    // One name, one thing: two records of the same name would be one schema of which one half is wrong.
    private JsonObject Reference(string name, object source, Func<JsonObject> make)
    {
        if (_sources.TryAdd(name, source))
            Components[name] = make();
        else if (!_sources[name].Equals(source))
            throw new InvalidOperationException($"Two things are called {name}.");
        return new JsonObject { ["$ref"] = "#/components/schemas/" + name };
    }

    private static JsonObject Object(JsonObject properties, IEnumerable<string> required, string? about = null)
    {
        var json = Typed("object");
        if (about is not null)
            json["description"] = about;
        json["properties"] = properties;
        var names = required.Select(name => JsonValue.Create(name)).ToArray<JsonNode>();
        if (names.Length > 0)
            json["required"] = new JsonArray(names);
        json["additionalProperties"] = false;
        return json;
    }

    private static JsonObject? Scalar(Type type) => Type.GetTypeCode(type) switch
    {
        _ when type == typeof(System.Text.Json.JsonElement) => Typed("object"),
        _ when type == typeof(Api.Compat.ExactNumber) => Typed("number"),
        TypeCode.String => Typed("string"),
        TypeCode.Boolean => Typed("boolean"),
        TypeCode.Int32 or TypeCode.Int64 => Typed("integer"),
        TypeCode.DateTime => Moment(),
        _ => null,
    };

    private static JsonTypeInfo Info(JsonTypeInfo of, Type type) => of.Options.GetTypeInfo(type);

    private static string NameOf(Type type) => type.IsGenericType
        ? string.Concat(type.GetGenericArguments().Select(NameOf)) + type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]
        : type.Name;

    private static JsonObject OrNull(JsonObject json)
    {
        if (json["type"] is JsonValue type)
        {
            json["type"] = new JsonArray(type.GetValue<string>(), "null");
            (json["enum"] as JsonArray)?.Add((JsonNode?)null);
            return json;
        }
        if (json["type"] is JsonArray types)
        {
            types.Add("null");
            return json;
        }
        return new JsonObject { ["anyOf"] = new JsonArray(json, Typed("null")) };
    }

    private static JsonObject Text(Schema.Text text)
    {
        var json = Typed("string");
        if (text.MinLength > 0)
            json["minLength"] = text.MinLength;
        if (text.MaxLength is { } max)
            json["maxLength"] = max;
        if (text.Pattern is { } pattern)
            json["pattern"] = pattern;
        return json;
    }

    private static JsonObject Amount() => new() { ["type"] = "string", ["pattern"] = @"^-?[0-9]+(\.[0-9]+)?$" };

    private static JsonObject Moment() => new() { ["type"] = "string", ["format"] = "date-time" };

    private static JsonObject Whole(Schema.Whole whole)
    {
        var json = Typed("integer");
        if (whole.Min is { } min)
            json["minimum"] = min;
        if (whole.Max is { } max)
            json["maximum"] = max;
        return json;
    }

    private static JsonObject Pairs() => new()
    {
        ["type"] = "object",
        ["maxProperties"] = MetadataPairs.MaxCount,
        ["additionalProperties"] = new JsonObject { ["type"] = "string", ["maxLength"] = MetadataPairs.MaxValueLength },
    };

    private JsonObject List(Schema.ListOf list, bool isRequest)
    {
        var json = new JsonObject { ["type"] = "array", ["items"] = Write(list.Element, isRequest) };
        if (list.Most is { } most)
            json["maxItems"] = most;
        return json;
    }

    private static JsonArray Words(Schema.Word word) => new([.. word.Words.Select(one => JsonValue.Create(one))]);

    private static JsonObject Typed(params string[] types) => new()
    {
        ["type"] = types is [var one] ? one : new JsonArray([.. types.Select(type => JsonValue.Create(type))]),
    };
}
