namespace Stripe.Standin.Tests.Requests;

internal static class CustomerCalls
{
    public static IEnumerable<(string, Func<StripeClient, Task>)> All =>
    [
        ("create a customer", c => new CustomerService(c).CreateAsync(
            new CustomerCreateOptions
            {
                Email = "ann+billing@example.com",
                Name = "Ann & Søn",
                Metadata = new() { ["account_id"] = "acme", ["note"] = "a=b&c" },
                InvoiceSettings = new CustomerInvoiceSettingsOptions { Footer = "Thank you" },
                Address = new AddressOptions { Line1 = "1 Main St", Country = "US" },
                TaxExempt = "none",
                TestClock = "clock_1",
            },
            EveryCall.Key("acct:acme:customer"))),
        ("update a customer", c => c.V1.Customers.UpdateAsync(
            "cus_1",
            new CustomerUpdateOptions
            {
                Email = "new@example.com",
                InvoiceSettings = new CustomerInvoiceSettingsOptions { DefaultPaymentMethod = "pm_1" },
            })),
        ("clear a customer's address and metadata", c => c.V1.Customers.UpdateAsync(
            "cus_1", new CustomerUpdateOptions { Address = null, Metadata = null, TaxExempt = null, Name = null })),
        ("clear one key of a customer's metadata", c => c.V1.Customers.UpdateAsync(
            "cus_1", new CustomerUpdateOptions { Metadata = new() { ["note"] = null!, ["kept"] = "" } })),
        ("get a customer", c => c.V1.Customers.GetAsync(
            "cus_1", new CustomerGetOptions { Expand = ["invoice_settings.default_payment_method"] })),
        ("get a customer of a connected account", c => c.V1.Customers.GetAsync(
            "cus_1", null, new RequestOptions { ApiKey = "sk_test_other", StripeAccount = "acct_1" })),
        ("list customers by email", c => c.V1.Customers.ListAsync(
            new CustomerListOptions { Email = "ann+billing@example.com", Limit = 1 })),
        ("list customers of a time", c => c.V1.Customers.ListAsync(
            new CustomerListOptions
            {
                Created = new DateRangeOptions
                {
                    GreaterThanOrEqual = EveryCall.Noon,
                    LessThan = EveryCall.Noon.AddDays(1),
                },
            })),
        ("delete a customer", c => c.V1.Customers.DeleteAsync("cus_1")),
        ("list a customer's payment methods", c => c.V1.Customers.PaymentMethods.ListAsync(
            "cus_1", new CustomerPaymentMethodListOptions { Type = "card", Limit = 100 })),
        ("attach a payment method", c => c.V1.PaymentMethods.AttachAsync(
            "pm_1", new PaymentMethodAttachOptions { Customer = "cus_1" })),
        ("detach a payment method", c => c.V1.PaymentMethods.DetachAsync("pm_1")),
        ("get a payment method", c => c.V1.PaymentMethods.GetAsync("pm_1")),
        ("list payment methods", c => c.V1.PaymentMethods.ListAsync(
            new PaymentMethodListOptions { Customer = "cus_1", StartingAfter = "pm_0" })),
        ("create a setup intent", c => c.V1.SetupIntents.CreateAsync(
            new SetupIntentCreateOptions
            {
                Customer = "cus_1",
                Usage = "off_session",
                AutomaticPaymentMethods = new SetupIntentAutomaticPaymentMethodsOptions { Enabled = true },
                Metadata = new() { ["account_id"] = "acme" },
            },
            EveryCall.Key("acct:acme:setup:1"))),
        ("get a setup intent", c => c.V1.SetupIntents.GetAsync("seti_1")),
    ];
}
