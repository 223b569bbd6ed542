using System.Globalization;
using Billing.Contracts.Drift;
using Stripe;

namespace Billing.Grains.Drift;

/// <summary>Compares the subscriptions that are live at Stripe with those that the account knows.</summary>
internal sealed class SubscriptionDrift(IStripeClient stripe)
{
    private readonly SubscriptionService _subscriptions = new(stripe);

    /// <summary>Where they differ.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    /// <exception cref="HttpRequestException">Stripe cannot be reached.</exception>
    public async Task<List<DriftFinding>> Compare(DriftSubject subject, CancellationToken cancel)
    {
        // Without a status Stripe lists those that have not ended.
        var list = new SubscriptionListOptions { Customer = subject.CustomerId, Limit = 100 };
        var theirs = new Dictionary<string, Subscription>();
        await foreach (var found in _subscriptions.ListAutoPagingAsync(list, cancellationToken: cancel))
        {
            if (found.Status is "active" or "trialing" or "past_due")
                theirs.Add(found.Id, found);
        }
        var findings = new List<DriftFinding>();
        foreach (var ours in new[] { subject.View.Subscription, subject.View.Metered })
        {
            if (ours is not { IsLive: true })
                continue;
            var said = Text(ours.Status, ours.PriceId, ours.PeriodStart, ours.PeriodEnd);
            if (!theirs.Remove(ours.Id, out var there))
                findings.Add(subject.Found("subscription_ended", $"{ours.Id} {said}", null));
            else if (Says(there, said) is { } other)
                findings.Add(subject.Found("subscription_differs", $"{ours.Id} {said}", $"{ours.Id} {other}"));
        }
        findings.AddRange(theirs.Values.Select(unknown =>
            subject.Found("subscription_unknown", null, $"{unknown.Id} {unknown.Status}")));
        return findings;
    }

    // A subscription may have several items; one of them must be what the account says. Null where one is.
    private static string? Says(Subscription there, string ours)
    {
        var texts = there.Items.Data
            .Select(item => Text(there.Status, item.Price.Id, item.CurrentPeriodStart, item.CurrentPeriodEnd))
            .ToList();
        return texts.Contains(ours) ? null : string.Join(", ", texts);
    }

    private static string Text(string status, string price, DateTime start, DateTime end) => string.Create(
        CultureInfo.InvariantCulture, $"{status} {price} {start:yyyy-MM-ddTHH:mm:ssZ}/{end:yyyy-MM-ddTHH:mm:ssZ}");
}
