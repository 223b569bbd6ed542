using System.Collections.Immutable;
using Billing.Contracts;
using Billing.Contracts.ApiKeys;
using Billing.Grains.Admin;

namespace Billing.Grains.Webhooks;

/// <summary>What a webhook endpoint may be.</summary>
internal static class WebhookEndpointContent
{
    /// <summary>The most endpoints: each message is looked at for each of them.</summary>
    public const int Most = 100;

    /// <summary>The longest time that two secrets sign side by side.</summary>
    public const int MaxOverlapSeconds = 7 * 24 * 3_600;

    private const int MaxDescriptionLength = 200;
    private const int MaxPatterns = 50;
    private const string IdPrefix = "we_";

    /// <summary>What is wrong with it, or null.</summary>
    public static ErrorReply? Fault(
        WebhookTargets targets, string? url, ImmutableArray<string>? events, string? description)
    {
        if (url is not null && targets.Fault(url) is { } wrong)
            return RequestRules.Invalid("url", wrong);
        return EventsFault(events) ?? RequestRules.TextFault("description", description, MaxDescriptionLength);
    }

    /// <summary>The one spelling of a list of patterns.</summary>
    public static ImmutableArray<string>? Sorted(ImmutableArray<string>? events) => events is { } list
        ? [.. list.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]
        : null;

    /// <summary>Whether it can be an endpoint's id: it is looked up only if PostgreSQL can hold it.</summary>
    public static bool IsId(string? id) => IsId(id, IdPrefix);

    /// <summary>Whether it can be a message's id.</summary>
    public static bool IsMessageId(string? id) => IsId(id, "msg_");

    /// <summary>A new endpoint's id.</summary>
    public static string NewId(ReadOnlySpan<byte> random) => IdPrefix + Base62.Encode(random);

    private static bool IsId(string? id, string prefix) =>
        id is { Length: <= 64 } && id.Length > prefix.Length
        && id.StartsWith(prefix, StringComparison.Ordinal) && Base62.IsBase62(id.AsSpan(prefix.Length));

    private static ErrorReply? EventsFault(ImmutableArray<string>? events)
    {
        if (events is not { } list)
            return null;
        if (list.Length is 0 or > MaxPatterns)
            return RequestRules.Invalid("events", $"events has 1 to {MaxPatterns} types; without it there are all.");
        return list.FirstOrDefault(pattern => !EventFilter.IsPattern(pattern)) is { } unknown
            ? RequestRules.Invalid("events", $"No type of event is called {Shown(unknown)}; docs/webhooks.md lists them.")
            : null;
    }

    private static string Shown(string text) =>
        text.Length <= 64 && text.All(char.IsAscii) && !text.Any(char.IsControl) ? $"'{text}'" : "that";
}
