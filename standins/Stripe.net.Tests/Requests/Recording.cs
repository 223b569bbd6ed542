using System.Text;

namespace Stripe.Standin.Tests.Requests;

/// <summary>Calls as text: what of each request matters to Stripe.</summary>
public static class Recording
{
    private static readonly string[] Headers =
        ["Authorization", "Idempotency-Key", "Stripe-Account", "Stripe-Context", "Stripe-Version"];

    /// <summary>Makes every call and writes down its request.</summary>
    public static async Task<string> Make()
    {
        var text = new StringBuilder();
        foreach (var (name, send) in EveryCall.All)
        {
            var stripe = new FakeStripe().Answer("{}");
            await send(stripe.Client());
            Write(text, name, stripe.Request);
        }

        return text.ToString().TrimEnd() + '\n';
    }

    private static void Write(StringBuilder text, string name, SentRequest request)
    {
        text.Append("# ").Append(name).Append('\n');
        text.Append(request.Method).Append(' ').Append(request.Uri.AbsolutePath).Append('\n');
        foreach (var header in Headers)
        {
            if (request.Header(header) is { } value)
                text.Append(header).Append(": ").Append(Guid.TryParse(value, out _) ? "(random)" : value).Append('\n');
        }

        if (request.ContentType is { } type)
            text.Append("Content-Type: ").Append(type).Append('\n');
        foreach (var (field, value) in request.Fields)
            text.Append("  ").Append(field).Append(" = ").Append(value).Append('\n');
        text.Append('\n');
    }
}
