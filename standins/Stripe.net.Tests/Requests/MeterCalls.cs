using Stripe.Billing;

namespace Stripe.Standin.Tests.Requests;

internal static class MeterCalls
{
    public static IEnumerable<(string, Func<StripeClient, Task>)> All =>
    [
        ("create a meter", c => c.V1.Billing.Meters.CreateAsync(
            new MeterCreateOptions
            {
                DisplayName = "Emails sent",
                EventName = "email_sent",
                DefaultAggregation = new MeterDefaultAggregationOptions { Formula = "sum" },
                CustomerMapping = new MeterCustomerMappingOptions
                {
                    Type = "by_id",
                    EventPayloadKey = "stripe_customer_id",
                },
                ValueSettings = new MeterValueSettingsOptions { EventPayloadKey = "value" },
            })),
        ("get a meter", c => c.V1.Billing.Meters.GetAsync("mtr_1")),
        ("list meters", c => c.V1.Billing.Meters.ListAsync(new MeterListOptions { Status = "active" })),
        ("send a meter event", c => c.V1.Billing.MeterEvents.CreateAsync(
            new MeterEventCreateOptions
            {
                EventName = "email_sent",
                Identifier = "acme:email_sent:1-250",
                Timestamp = EveryCall.Noon,
                Payload = new() { ["stripe_customer_id"] = "cus_1", ["value"] = "250" },
            },
            EveryCall.Key("meter:acme:email_sent:1-250"))),
        ("cancel a meter event", c => c.V1.Billing.MeterEventAdjustments.CreateAsync(
            new MeterEventAdjustmentCreateOptions
            {
                EventName = "email_sent",
                Type = "cancel",
                Cancel = new MeterEventAdjustmentCancelOptions { Identifier = "acme:email_sent:1-250" },
            })),
        ("list meter event summaries", c => c.V1.Billing.Meters.EventSummaries.ListAsync(
            "mtr_1",
            new MeterEventSummaryListOptions
            {
                Customer = "cus_1",
                StartTime = EveryCall.Noon,
                EndTime = EveryCall.Noon.AddHours(1),
                ValueGroupingWindow = "hour",
            })),
    ];
}
