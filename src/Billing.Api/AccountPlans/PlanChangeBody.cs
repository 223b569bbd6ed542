using Billing.Api.Json;
using Billing.Contracts;
using Billing.Contracts.Accounts;

namespace Billing.Api.AccountPlans;

/// <summary>The body of PUT …/plan and POST …/subscription/preview-change.</summary>
internal readonly record struct PlanChangeBody(
    bool NamesPlan, string? Plan, string? Effective, string? Credits, string? Reason, string? Metadata)
{
    internal static readonly FieldSet Fields =
        new("plan", "effective", "credits", "reason", "metadata", "idempotency_key");

    public static PlanChangeBody Read(ref BodyReader body)
    {
        var read = default(PlanChangeBody);
        if (!body.EnterObject())
            return read;
        while (body.Next(Fields) is { } field)
        {
            switch (field)
            {
                case "plan":
                    read = read with { NamesPlan = true, Plan = body.Text(TextLimits.Code) };
                    break;
                case "effective":
                    read = read with { Effective = body.Text(TextLimits.Code) };
                    break;
                case "credits":
                    read = read with { Credits = body.Text(TextLimits.Code) };
                    break;
                case "reason":
                    read = read with { Reason = body.Text(TextLimits.Reason) };
                    break;
                case "metadata":
                    read = read with { Metadata = body.Metadata() };
                    break;
                default:
                    body.ReadKey();
                    break;
            }
        }
        return read;
    }

    public SetPlanRequest ToRequest(CallKey key, string? actor) =>
        new(key, new NoteRequest(Reason, actor, Metadata), Plan, Effective, Credits);
}
