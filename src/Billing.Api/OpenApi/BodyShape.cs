using System.Collections.Immutable;
using Billing.Api.Json;

namespace Billing.Api.OpenApi;

/// <summary>
/// An object of a request: the reader's own fields, which of them must be there, and the values of those that mean
/// something else here than in <see cref="RequestWords"/>.
/// </summary>
/// <param name="Fields">The fields that the reader knows.</param>
/// <param name="Required">Those that must be there and not null.</param>
internal sealed record BodyShape(FieldSet Fields, ImmutableArray<string> Required)
{
    /// <summary>Values of its own, by name.</summary>
    public ImmutableDictionary<string, Schema> Own { get; init; } = ImmutableDictionary<string, Schema>.Empty;

    /// <summary>What the value of a field may be; null where nobody described it, which a test finds.</summary>
    public Schema? Find(string field) => Own.GetValueOrDefault(field) ?? RequestWords.Find(field);

    /// <summary>The same, where a field means something of its own.</summary>
    public BodyShape With(string field, Schema value) => this with { Own = Own.SetItem(field, value) };

    /// <summary>An object that is a field's value.</summary>
    public static Schema Nested(FieldSet fields, params ImmutableArray<string> required) =>
        new Schema.Input(new BodyShape(fields, required));
}
