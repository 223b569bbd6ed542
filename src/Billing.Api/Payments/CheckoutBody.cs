using Billing.Api.Json;
using Billing.Contracts;
using Billing.Contracts.Payments;

namespace Billing.Api.Payments;

/// <summary>The body of POST …/checkout/subscription and …/checkout/topup.</summary>
internal readonly record struct CheckoutBody(string? Plan, string? Package, string? SuccessUrl, string? CancelUrl)
{
    internal static readonly FieldSet PlanFields = new("plan", "success_url", "cancel_url", "idempotency_key");
    internal static readonly FieldSet PackageFields = new("package", "success_url", "cancel_url", "idempotency_key");

    /// <summary>A plan is bought.</summary>
    public static CheckoutBody ReadPlan(ref BodyReader body) => Read(ref body, PlanFields);

    /// <summary>A package is bought.</summary>
    public static CheckoutBody ReadPackage(ref BodyReader body) => Read(ref body, PackageFields);

    public StartCheckoutRequest ToRequest(CallKey key) =>
        new(key, Plan is null ? "top_up" : "plan", Plan ?? Package!) { SuccessUrl = SuccessUrl, CancelUrl = CancelUrl };

    private static CheckoutBody Read(ref BodyReader body, FieldSet fields)
    {
        var read = default(CheckoutBody);
        if (!body.EnterObject())
            return read;
        while (body.Next(fields) is { } field)
        {
            switch (field)
            {
                case "plan":
                    read = read with { Plan = body.Text(TextLimits.Code) };
                    break;
                case "package":
                    read = read with { Package = body.Text(TextLimits.Code) };
                    break;
                case "success_url":
                    read = read with { SuccessUrl = body.Text(TextLimits.Url) };
                    break;
                case "cancel_url":
                    read = read with { CancelUrl = body.Text(TextLimits.Url) };
                    break;
                default:
                    body.ReadKey();
                    break;
            }
        }
        return read;
    }
}
