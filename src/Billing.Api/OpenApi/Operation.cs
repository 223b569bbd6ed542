using System.Collections.Immutable;
using System.Text.Json.Serialization.Metadata;
using Billing.Api.Json;
using Billing.Api.Problems;

namespace Billing.Api.OpenApi;

/// <summary>Reads a body as the endpoint would, and says what is wrong with it.</summary>
internal delegate Problem? BodyProbe(byte[] utf8);

/// <summary>What an endpoint answers when all is well.</summary>
/// <param name="Status">The status.</param>
/// <param name="Body">The body; null for none.</param>
/// <param name="MediaType">What kind of body.</param>
internal sealed record OperationAnswer(int Status, Schema? Body, string MediaType = "application/json");

/// <summary>
/// What an endpoint says about itself for docs/openapi.json. Path, method, access and the refusals that every endpoint
/// has are not repeated here: they follow from the route.
/// </summary>
/// <param name="Group">The part of the API that it belongs to; one of <see cref="Groups"/>.</param>
/// <param name="Id">Its name in clients; unique, in camelCase.</param>
/// <param name="Summary">What it does, in a few words.</param>
internal sealed record Operation(string Group, string Id, string Summary)
{
    /// <summary>What else a caller should know, or null.</summary>
    public string? Details { get; init; }

    /// <summary>The body, or null for none.</summary>
    public BodyShape? Body { get; init; }

    /// <summary>Reads a body as the endpoint does, so that a test can compare the two.</summary>
    public BodyProbe? Probe { get; init; }

    /// <summary>Whether it can be called without a body.</summary>
    public bool BodyIsOptional { get; init; }

    /// <summary>Query parameters; <see cref="QueryWords"/> says what they mean.</summary>
    public ImmutableArray<string> Query { get; init; } = [];

    /// <summary>Headers that it looks at, with what they mean.</summary>
    public ImmutableArray<(string Name, string About)> Headers { get; init; } = [];

    /// <summary>What it answers when all is well.</summary>
    public ImmutableArray<OperationAnswer> Answers { get; init; } = [];

    /// <summary>Codes of problems that not every endpoint of its kind has.</summary>
    public ImmutableArray<string> Codes { get; init; } = [];

    /// <summary>The most bytes of its body.</summary>
    public int BodyLimit { get; init; } = RequestBody.NormalLimit;

    /// <summary>Whether it takes an idempotency key.</summary>
    public bool IsKeyed => Body?.Fields.Names.Contains("idempotency_key") == true;

    /// <summary>Adds what else a caller should know.</summary>
    public Operation Saying(string details) => this with { Details = details };

    /// <summary>Takes a body.</summary>
    public Operation Takes<T>(BodyParser<T> parse, FieldSet fields, params ImmutableArray<string> required) =>
        Takes(parse, new BodyShape(fields, required));

    /// <summary>Takes a body with values of its own.</summary>
    public Operation Takes<T>(BodyParser<T> parse, BodyShape body) => this with
    {
        Body = body,
        Probe = utf8 =>
        {
            var reader = new BodyReader(utf8);
            parse(ref reader);
            reader.End();
            return reader.Fault;
        },
    };

    /// <summary>Takes a body, or none.</summary>
    public Operation MayTake<T>(BodyParser<T> parse, FieldSet fields) => Takes(parse, fields) with { BodyIsOptional = true };

    /// <summary>Looks at query parameters.</summary>
    public Operation Asks(params ImmutableArray<string> names) => this with { Query = [.. Query, .. names] };

    /// <summary>Looks at a header.</summary>
    public Operation Hears(string name, string about) => this with { Headers = [.. Headers, (name, about)] };

    /// <summary>Answers a record of ours.</summary>
    public Operation Gives(int status, JsonTypeInfo type) => Gives(status, new Schema.Of(type));

    /// <summary>Answers an object that is written by hand.</summary>
    public Operation Gives(int status, Schema body) => Gives(new OperationAnswer(status, body));

    /// <summary>Answers without a body.</summary>
    public Operation GivesNothing(int status = StatusCodes.Status204NoContent) => Gives(new OperationAnswer(status, null));

    /// <summary>Answers something else than JSON.</summary>
    public Operation GivesText(int status, string mediaType) =>
        Gives(new OperationAnswer(status, new Schema.Text(), mediaType));

    /// <summary>Answers a page of a list.</summary>
    public Operation Pages(JsonTypeInfo page) => Asks("limit", "cursor").Gives(StatusCodes.Status200OK, page);

    /// <summary>Refuses with these codes too.</summary>
    public Operation Refuses(params ImmutableArray<string> codes) => this with { Codes = [.. Codes, .. codes] };

    private Operation Gives(OperationAnswer answer) => this with { Answers = [.. Answers, answer] };
}
