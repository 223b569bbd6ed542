using Stripe.TestHelpers;

namespace Stripe.Standin.Tests.Requests;

/// <summary>Events, webhook endpoints, test clocks, and what every call shares.</summary>
internal static class OperationCalls
{
    public static IEnumerable<(string, Func<StripeClient, Task>)> All =>
    [
        ("get an event", c => c.V1.Events.GetAsync("evt_1")),
        ("list undelivered events", c => c.V1.Events.ListAsync(
            new EventListOptions
            {
                DeliverySuccess = false,
                Types = [EventTypes.InvoicePaid, EventTypes.CheckoutSessionCompleted],
                EndingBefore = "evt_1",
            })),
        ("create a webhook endpoint", c => c.V1.WebhookEndpoints.CreateAsync(
            new WebhookEndpointCreateOptions
            {
                Url = "https://billing.example.com/v1/stripe/webhooks",
                ApiVersion = StripeConfiguration.ApiVersion,
                EnabledEvents = [EventTypes.InvoicePaid, EventTypes.CustomerSubscriptionUpdated],
            })),
        ("update a webhook endpoint", c => c.V1.WebhookEndpoints.UpdateAsync(
            "we_1", new WebhookEndpointUpdateOptions { Disabled = true })),
        ("get a webhook endpoint", c => c.V1.WebhookEndpoints.GetAsync("we_1")),
        ("list webhook endpoints", c => c.V1.WebhookEndpoints.ListAsync()),
        ("delete a webhook endpoint", c => c.V1.WebhookEndpoints.DeleteAsync("we_1")),
        ("create a test clock", c => c.V1.TestHelpers.TestClocks.CreateAsync(
            new TestClockCreateOptions { FrozenTime = EveryCall.Noon, Name = "year of acme" })),
        ("advance a test clock", c => c.V1.TestHelpers.TestClocks.AdvanceAsync(
            "clock_1", new TestClockAdvanceOptions { FrozenTime = EveryCall.Noon.AddMonths(1) })),
        ("get a test clock", c => c.V1.TestHelpers.TestClocks.GetAsync("clock_1")),
        ("delete a test clock", c => c.V1.TestHelpers.TestClocks.DeleteAsync("clock_1")),
        ("send parameters that have no property", c =>
        {
            var options = new CustomerCreateOptions { Email = "a@example.com" };
            options.AddExtraParam("business_name", "Acme");
            options.AddExtraParam("tax[ip_address]", "127.0.0.1");
            options.AddExtraParam(
                "cash_balance", new Dictionary<string, object> { ["on"] = true, ["list"] = new List<int> { 1, 2 } });
            options.AddExpand("test_clock");
            return c.V1.Customers.CreateAsync(options);
        }),
        ("ask for an id that needs escaping", c => c.V1.Customers.GetAsync("cus_1/../x?y=ü z")),
        ("call without a service", c => c.RequestAsync<Customer>(
            HttpMethod.Post, "/v1/customers", new BaseOptions { ExtraParams = { ["email"] = "a@example.com" } }, null)),
    ];
}
