using Billing.Client;

namespace MailKit.Setup;

/// <summary>What MailKit sells: 5,000 e-mails a month for 19 dollars, and 5,000 more for 9.</summary>
internal static class MailKitCatalog
{
    public const string CreditType = "emails";
    public const string Meter = "email_sent";
    public const string Plan = "mailkit";
    public const string Package = "email_topup";

    public static readonly NewCreditType EmailCredits = new()
    {
        Code = CreditType,
        Name = "Email Credits",
        Unit = "email",
        Precision = 0,
        DefaultExpiry = "days:30",
    };

    public static readonly NewMeter EmailsSent = new() { Code = Meter, Cost = new Credits(CreditType, 1) };

    public static readonly NewPackage TopUpPack = new()
    {
        Id = Package,
        Name = "Email top-up pack",
        Price = new PackagePrice(900, "usd"),
        CreditType = CreditType,
        Amount = 5000,
        Expires = "days:30",
    };

    /// <summary>The plan, sold at a price of Stripe's.</summary>
    public static NewPlan PlanAt(string stripePriceId) => new()
    {
        Slug = Plan,
        Name = "MailKit Plan",
        Tier = 1,
        Public = true,
        Price = new PlanPrice(1900, "usd", "month"),
        StripePriceId = stripePriceId,
        Credits = [new PlanCredit { CreditType = CreditType, Amount = 5000, Expires = "days:30", LowBalancePercent = 20 }],
        Meters =
        [
            new PlanMeter
            {
                Meter = Meter,
                Included = 0,
                LimitMode = "none",
                Cost = new Credits(CreditType, 1),
                Overage = "block",
            },
        ],
        Features = ["5,000 emails a month"],
    };
}
