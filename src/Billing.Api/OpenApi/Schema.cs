using System.Collections.Immutable;
using System.Text.Json.Serialization.Metadata;

namespace Billing.Api.OpenApi;

/// <summary>What a value on the wire may be.</summary>
internal abstract record Schema
{
    private Schema()
    {
    }

    /// <summary>What it means, in a sentence; null where its name says all.</summary>
    public string? About { get; init; }

    /// <summary>Whether it may be null.</summary>
    public bool IsNullable { get; init; }

    /// <summary>The same, or null.</summary>
    public Schema OrNull() => this with { IsNullable = true };

    /// <summary>The same, with its meaning.</summary>
    public Schema Saying(string about) => this with { About = about };

    /// <summary>A text; null for <paramref name="MaxLength"/> where its own rule says how long.</summary>
    public sealed record Text(int? MaxLength = null, int MinLength = 0, string? Pattern = null) : Schema;

    /// <summary>One of some words. Only for requests: an answer may say a new word one day.</summary>
    public sealed record Word(params ImmutableArray<string> Words) : Schema;

    /// <summary>A decimal number as text; in a request a JSON number too.</summary>
    public sealed record Amount : Schema;

    /// <summary>A whole number.</summary>
    public sealed record Whole(long? Min = null, long? Max = null) : Schema;

    /// <summary>True or false.</summary>
    public sealed record Flag : Schema;

    /// <summary>A moment as RFC 3339 has it.</summary>
    public sealed record Moment : Schema;

    /// <summary>Metadata: a flat object of texts.</summary>
    public sealed record Pairs : Schema;

    /// <summary>An object that somebody else describes.</summary>
    public sealed record AnyObject : Schema;

    /// <summary>Only null: a field that this version does not have yet.</summary>
    public sealed record Nothing : Schema;

    /// <summary>A list.</summary>
    public sealed record ListOf(Schema Element, int? Most = null) : Schema;

    /// <summary>An object whose names are data, such as credit types.</summary>
    public sealed record MapOf(Schema Value) : Schema;

    /// <summary>An object of a request.</summary>
    public sealed record Input(BodyShape Body) : Schema;

    /// <summary>A record of ours, as its JSON metadata says.</summary>
    public sealed record Of(JsonTypeInfo Type) : Schema;

    /// <summary>An object that is written by hand.</summary>
    public sealed record Written(string Name, params ImmutableArray<Member> Members) : Schema;

    /// <summary>One of several objects.</summary>
    public sealed record Either(params ImmutableArray<Schema> Choices) : Schema;
}

/// <summary>A field of an object that is written by hand.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value.</param>
/// <param name="IsOptional">Whether it may be missing.</param>
internal sealed record Member(string Name, Schema Value, bool IsOptional = false)
{
    /// <summary>A field that may be missing.</summary>
    public static Member Optional(string name, Schema value) => new(name, value, true);
}
