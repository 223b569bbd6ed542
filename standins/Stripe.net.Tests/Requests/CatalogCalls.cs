namespace Stripe.Standin.Tests.Requests;

internal static class CatalogCalls
{
    public static IEnumerable<(string, Func<StripeClient, Task>)> All =>
    [
        ("create a product", c => c.V1.Products.CreateAsync(
            new ProductCreateOptions { Id = "prod_growth", Name = "Growth", Metadata = new() { ["plan"] = "a" } })),
        ("update a product", c => c.V1.Products.UpdateAsync(
            "prod_growth", new ProductUpdateOptions { Active = false })),
        ("get a product", c => c.V1.Products.GetAsync("prod_growth")),
        ("list products", c => c.V1.Products.ListAsync(
            new ProductListOptions { Active = true, Ids = ["prod_growth", "prod_free"], Limit = 100 })),
        ("create a licensed price", c => c.V1.Prices.CreateAsync(
            new PriceCreateOptions
            {
                Product = "prod_growth",
                Currency = "usd",
                UnitAmount = 1900,
                Recurring = new PriceRecurringOptions { Interval = "month", IntervalCount = 1 },
                LookupKey = "growth_v2",
                TransferLookupKey = true,
            },
            EveryCall.Key("catalog:growth:2"))),
        ("create a metered price in fractions of a cent", c => c.V1.Prices.CreateAsync(
            new PriceCreateOptions
            {
                ProductData = new PriceProductDataOptions { Name = "Emails" },
                Currency = "usd",
                UnitAmountDecimal = 0.0300m,
                Recurring = new PriceRecurringOptions { Interval = "month", UsageType = "metered", Meter = "mtr_1" },
            })),
        ("create a price in tiers", c => c.V1.Prices.CreateAsync(
            new PriceCreateOptions
            {
                Product = "prod_growth",
                Currency = "usd",
                BillingScheme = "tiered",
                TiersMode = "graduated",
                Tiers =
                [
                    new PriceTierOptions { UpTo = 1000, UnitAmountDecimal = 12.5m },
                    new PriceTierOptions { UpTo = PriceTierUpTo.Inf, UnitAmount = 10 },
                ],
            })),
        ("update a price", c => c.V1.Prices.UpdateAsync("price_1", new PriceUpdateOptions { Active = false })),
        ("get a price", c => c.V1.Prices.GetAsync("price_1")),
        ("list prices", c => c.V1.Prices.ListAsync(
            new PriceListOptions
            {
                Active = true,
                Type = "recurring",
                LookupKeys = ["growth_v1", "growth_v2"],
                Recurring = new PriceRecurringListOptions { Meter = "mtr_1", UsageType = "metered" },
                Expand = ["data.product"],
            })),
        ("create a coupon", c => c.V1.Coupons.CreateAsync(
            new CouponCreateOptions { Id = "welcome", PercentOff = 12.5m, Duration = "once" })),
        ("get a coupon", c => c.V1.Coupons.GetAsync("welcome")),
    ];
}
