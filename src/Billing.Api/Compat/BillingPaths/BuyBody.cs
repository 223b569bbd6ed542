using Billing.Api.Json;
using Billing.Api.Payments;

namespace Billing.Api.Compat.BillingPaths;

/// <summary>The bodies of POST /billing/checkout and POST /billing/credits, in the words of each client.</summary>
internal static class BuyBody
{
    internal static readonly FieldSet PlanFields = new(
        "planId", "plan_slug", "plan", "successUrl", "success_url", "cancelUrl", "cancel_url", "idempotency_key");

    internal static readonly FieldSet PackageFields = new(
        "packageId", "package", "successUrl", "success_url", "cancelUrl", "cancel_url", "idempotency_key");

    /// <summary>A plan is bought.</summary>
    public static CheckoutBody ReadPlan(ref BodyReader body) => Read(ref body, PlanFields);

    /// <summary>A package is bought.</summary>
    public static CheckoutBody ReadPackage(ref BodyReader body) => Read(ref body, PackageFields);

    private static CheckoutBody Read(ref BodyReader body, FieldSet fields)
    {
        var read = default(CheckoutBody);
        if (!body.EnterObject())
            return read;
        while (body.Next(fields) is { } field)
        {
            switch (field)
            {
                case "planId" or "plan_slug" or "plan":
                    read = read with { Plan = Same(ref body, read.Plan, TextLimits.Code) };
                    break;
                case "packageId" or "package":
                    read = read with { Package = Same(ref body, read.Package, TextLimits.Code) };
                    break;
                case "successUrl" or "success_url":
                    read = read with { SuccessUrl = Same(ref body, read.SuccessUrl, TextLimits.Url) };
                    break;
                case "cancelUrl" or "cancel_url":
                    read = read with { CancelUrl = Same(ref body, read.CancelUrl, TextLimits.Url) };
                    break;
                default:
                    body.ReadKey();
                    break;
            }
        }
        return read;
    }

    // Two names of one thing must not say two things.
    private static string? Same(ref BodyReader body, string? before, int maxLength)
    {
        var text = body.Text(maxLength);
        if (before is not null && text is not null && text != before)
            body.Invalid("Another field says the same with another value.");
        return text ?? before;
    }
}
