using System.Collections.Immutable;
using System.Text.Json;
using Billing.Contracts;

namespace Billing.Api.Problems;

/// <summary>Writes problems, whole or as the result of one item of a batch.</summary>
internal static class ProblemWriter
{
    /// <summary>The whole problem.</summary>
    public static void Write(Utf8JsonWriter json, Problem problem, ErrorTerms terms, string traceId)
    {
        var error = problem.Error;
        json.WriteStartObject();
        json.WriteString("type"u8, "urn:billing:error:" + error.Code);
        json.WriteString("title"u8, terms.Title);
        json.WriteNumber("status"u8, problem.Status);
        json.WriteString("detail"u8, error.Detail);
        json.WriteString("code"u8, error.Code);
        json.WriteString("traceId"u8, traceId);
        json.WriteString("error"u8, error.Detail);
        WriteFields(json, error);
        json.WriteEndObject();
    }

    /// <summary>The fields that only some codes have.</summary>
    public static void WriteFields(Utf8JsonWriter json, ErrorReply error)
    {
        WriteOptional(json, "field"u8, error.Field);
        WriteOptional(json, "credit_type"u8, error.CreditType);
        WriteOptional(json, "available"u8, error.Available);
        WriteOptional(json, "required"u8, error.Required);
        WriteOptional(json, "stripe_code"u8, error.StripeCode);
        if (error.Limit is { } limit)
            WriteLimit(json, limit);
        if (!error.Reasons.IsDefaultOrEmpty)
            WriteReasons(json, error.Reasons);
    }

    private static void WriteLimit(Utf8JsonWriter json, LimitReply limit)
    {
        json.WriteString("meter"u8, limit.Meter);
        WriteOptional(json, "limit"u8, limit.Limit);
        json.WriteString("count"u8, limit.Count);
        json.WriteString("period_start"u8, limit.PeriodStart);
        json.WriteString("period_end"u8, limit.PeriodEnd);
        json.WriteStartArray("upgrades"u8);
        foreach (var upgrade in limit.Upgrades)
        {
            json.WriteStartObject();
            json.WriteString("slug"u8, upgrade.Slug);
            json.WriteString("name"u8, upgrade.Name);
            json.WriteNumber("tier"u8, upgrade.Tier);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    /// <summary>Each rule that was tried.</summary>
    public static void WriteReasons(Utf8JsonWriter json, ImmutableArray<ReasonReply> reasons)
    {
        json.WriteStartArray("reasons"u8);
        foreach (var reason in reasons)
        {
            json.WriteStartObject();
            json.WriteString("rule"u8, reason.Rule);
            json.WriteString("code"u8, reason.Code);
            json.WriteString("have"u8, reason.Have);
            json.WriteString("need"u8, reason.Need);
            if (reason.At is { } at)
                json.WriteString("at"u8, at);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteOptional(Utf8JsonWriter json, ReadOnlySpan<byte> name, string? text)
    {
        if (text is not null)
            json.WriteString(name, text);
    }
}
