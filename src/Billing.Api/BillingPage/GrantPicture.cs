using System.Collections.Immutable;
using Billing.Api.Pages;
using Billing.Contracts.Accounts;

namespace Billing.Api.BillingPage;

/// <summary>
/// A balance as a picture: each grant is as high as what is left of it and reaches from today to its end, the first to end
/// on top. Its outline is what would be left on each day if nothing were used.
/// </summary>
internal static class GrantPicture
{
    private const int Width = 640;
    private const int Height = 150;
    private const int Colors = 6;

    // Beyond the last end, so that what never ends is seen to go on.
    private const int Margin = 40;

    // Labels that are nearer than this would stand on each other.
    private const int LabelWidth = 48;

    /// <summary>The picture, or nothing where there is nothing to show.</summary>
    public static Html Of(CreditReply credit, DateTime now)
    {
        ImmutableArray<GrantReply> grants =
            [.. credit.Grants.Where(grant => grant.Remaining.Value > 0).OrderByDescending(grant => grant.ExpiresAt ?? DateTime.MaxValue)];
        var sum = grants.Aggregate(Int128.Zero, (total, grant) => total + grant.Remaining.Value);
        if (sum == 0)
            return Html.None;
        var end = grants.Max(grant => grant.ExpiresAt) ?? now;
        var (bands, below) = (new List<Html>(), Int128.Zero);
        for (var i = 0; i < grants.Length; i++)
        {
            var (bottom, top) = (Y(below, sum), Y(below += grants[i].Remaining.Value, sum));
            var right = grants[i].ExpiresAt is { } at ? X(at, now, end) : Width;
            bands.Add(Html.Of($"""<rect class="grant c{i % Colors}" x="0" y="{top}" width="{Math.Max(right, 2)}" height="{Math.Max(bottom - top, 1)}"/>"""));
        }
        return Html.Of($"""
            <svg class="picture" viewBox="0 0 {Width} {Height + 24}" role="img" aria-label="What is left until when, if nothing is used">
            {Html.Each(bands, band => band)}
            <line class="axis" x1="0" y1="{Height}" x2="{Width}" y2="{Height}"/>
            <text class="label" x="0" y="{Height + 18}">today</text>{Labels(grants, now, end)}
            </svg>
            """);
    }

    /// <summary>The colour of a grant in the picture, in the order that the picture has them.</summary>
    public static int ColorOf(CreditReply credit, GrantReply grant) =>
        credit.Grants.Where(one => one.Remaining.Value > 0)
            .OrderByDescending(one => one.ExpiresAt ?? DateTime.MaxValue)
            .TakeWhile(one => one.GrantId != grant.GrantId)
            .Count() % Colors;

    private static Html Labels(ImmutableArray<GrantReply> grants, DateTime now, DateTime end)
    {
        var (labels, free) = (new List<Html>(), LabelWidth);
        foreach (var at in grants.Select(grant => grant.ExpiresAt).OfType<DateTime>().Distinct().Order())
        {
            var x = X(at, now, end);
            if (x < free)
                continue;
            free = x + LabelWidth;
            labels.Add(Html.Of($"""<text class="label end" x="{x}" y="{Height + 18}">{Wording.ShortDay(at)}</text>"""));
        }
        return Html.Each(labels, label => label);
    }

    private static int X(DateTime at, DateTime now, DateTime end)
    {
        var whole = Math.Max(1, (end - now).Ticks);
        return (int)((Int128)Math.Clamp((at - now).Ticks, 0, whole) * (Width - Margin) / whole);
    }

    private static int Y(Int128 below, Int128 sum) => Height - (int)(below * Height / sum);
}
