using System.Text;
using System.Text.Json.Nodes;
using Billing.Api.OpenApi;
using Microsoft.AspNetCore.Routing;

namespace Billing.Api.Tests.OpenApi;

/// <summary>Bodies are what their readers read: the same fields, of the same kind.</summary>
[Collection(ApiTests.Name)]
public sealed class BodyShapeTests(ApiFixture fixture)
{
    private IEnumerable<Operation> Operations => ((IEndpointRouteBuilder)fixture.Api.App).DataSources
        .SelectMany(source => source.Endpoints).Select(endpoint => endpoint.Metadata.GetMetadata<Operation>())
        .Where(operation => operation?.Body is not null)!;

    [Fact]
    public void A_reader_takes_a_good_value_of_each_field()
    {
        foreach (var (operation, at, good, _) in Fields())
            AssertRead(operation, at, good, isMalformed: false);
    }

    [Fact]
    public void A_reader_refuses_a_value_of_another_kind_as_malformed()
    {
        foreach (var (operation, at, _, bad) in Fields())
            AssertRead(operation, at, bad, isMalformed: true);
    }

    [Fact]
    public void A_reader_refuses_a_field_that_is_not_described()
    {
        foreach (var operation in Operations)
            Assert.Equal(422, operation.Probe!("""{"nobody_described_this":1}"""u8.ToArray())?.Status);
    }

    private static void AssertRead(Operation operation, Func<JsonNode?, JsonObject> at, JsonNode? value, bool isMalformed)
    {
        var body = at(value).ToJsonString();
        var problem = operation.Probe!(Encoding.UTF8.GetBytes(body));
        var isUnknown = problem?.Error.Detail.StartsWith("There is no field", StringComparison.Ordinal) == true;
        Assert.True(
            !isUnknown && isMalformed == (problem?.Status == 400),
            $"{operation.Id} {body}: {problem?.Status} {problem?.Error.Detail}");
    }

    // Each field, with how a body around it looks, a value that is good, and one that is of another kind.
    private IEnumerable<(Operation, Func<JsonNode?, JsonObject>, JsonNode? Good, JsonNode? Bad)> Fields() =>
        from operation in Operations
        from field in FieldsOf(operation.Body!, value => value)
        select (operation, field.At, field.Good, field.Bad);

    private static IEnumerable<(Func<JsonNode?, JsonObject> At, JsonNode? Good, JsonNode? Bad)> FieldsOf(
        BodyShape body, Func<JsonObject, JsonObject> around)
    {
        foreach (var name in body.Fields.Names)
        {
            var value = body.Find(name)!;
            if (value is Schema.Nothing)
                continue;
            JsonObject At(JsonNode? one) => around(new JsonObject { [name] = one?.DeepClone() });
            yield return (At, Good(value), Bad(value));
            if (Inside(value) is not { } inside)
                continue;
            foreach (var deeper in FieldsOf(inside.Body, one => At(inside.IsElement ? new JsonArray(one) : one)))
                yield return deeper;
        }
    }

    private static (BodyShape Body, bool IsElement)? Inside(Schema value) => value switch
    {
        Schema.Input input => (input.Body, false),
        Schema.ListOf { Element: Schema.Input input } => (input.Body, true),
        _ => null,
    };

    private static JsonNode? Good(Schema value) => value switch
    {
        Schema.Text { MaxLength: { } max } text => text.Pattern is null ? new string('x', max) : "x",
        Schema.Word word => word.Words[0],
        Schema.Amount => "12.50",
        Schema.Whole => 3,
        Schema.Flag => true,
        Schema.Moment => "2026-03-01T00:00:00Z",
        Schema.Pairs => new JsonObject { ["a"] = "b" },
        Schema.ListOf => new JsonArray(),
        Schema.Input => new JsonObject(),
        _ => throw new InvalidOperationException($"A request has no {value}."),
    };

    private static JsonNode? Bad(Schema value) => value switch
    {
        Schema.Amount => true,
        Schema.Text or Schema.Word or Schema.Moment => 1,
        _ => "x",
    };
}
