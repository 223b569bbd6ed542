namespace Billing.StripeSandbox.PaymentMethods;

/// <summary>A payment method for tests: how it looks and what happens when money is asked from it.</summary>
/// <param name="Name">Its name in the sandbox, also the value of its button on hosted pages.</param>
/// <param name="Token">Stripe's id for it, usable wherever a payment method is named.</param>
/// <param name="Number">The card's number, or null for a bank account.</param>
/// <param name="Brand">The card's brand.</param>
/// <param name="Behaviour">What it does.</param>
/// <param name="DeclineCode">Why it is declined, where it is.</param>
internal sealed record TestMethod(
    string Name, string Token, string? Number, string Brand, TestBehaviour Behaviour, string? DeclineCode = null)
{
    public static readonly TestMethod[] All =
    [
        new("visa", "pm_card_visa", "4242424242424242", "visa", TestBehaviour.Succeeds),
        new("mastercard", "pm_card_mastercard", "5555555555554444", "mastercard", TestBehaviour.Succeeds),
        new("amex", "pm_card_amex", "378282246310005", "amex", TestBehaviour.Succeeds),
        new("declined", "pm_card_chargeDeclined", "4000000000000002", "visa", TestBehaviour.Declines,
            "generic_decline"),
        new("no_funds", "pm_card_chargeDeclinedInsufficientFunds", "4000000000009995", "visa", TestBehaviour.Declines,
            "insufficient_funds"),
        new("expired", "pm_card_chargeDeclinedExpiredCard", "4000000000000069", "visa", TestBehaviour.Declines,
            "expired_card"),
        new("bad_cvc", "pm_card_chargeDeclinedIncorrectCvc", "4000000000000127", "visa", TestBehaviour.Declines,
            "incorrect_cvc"),
        new("fails_later", "pm_card_chargeCustomerFail", "4000000000000341", "visa", TestBehaviour.DeclinesOnceSaved,
            "generic_decline"),
        new("asks", "pm_card_authenticationRequired", "4000002760003184", "visa", TestBehaviour.Authenticates),
        new("asks_once", "pm_card_authenticationRequiredOnSetup", "4000002500003155", "visa",
            TestBehaviour.AuthenticatesOnce),
        new("disputed", "pm_card_createDispute", "4000000000000259", "visa", TestBehaviour.IsDisputed),
        new("bank", "pm_usBankAccount", null, "", TestBehaviour.SettlesLater),
        new("bank_no_funds", "pm_usBankAccount_insufficientFunds", null, "", TestBehaviour.FailsLater,
            "insufficient_funds"),
    ];

    public bool IsCard => Number is not null;

    public string Type => IsCard ? "card" : "us_bank_account";

    public string Last4 => IsCard ? Number![^4..] : "6789";

    public static TestMethod Of(JsonObject paymentMethod) => Named(paymentMethod.Need("_method"));

    public static TestMethod Named(string name) => All.First(method => method.Name == name);
}

/// <summary>What a payment method for tests does when money is asked from it.</summary>
internal enum TestBehaviour
{
    Succeeds,
    Declines,

    /// <summary>It can be saved, then every charge is declined.</summary>
    DeclinesOnceSaved,

    /// <summary>Every payment asks its holder.</summary>
    Authenticates,

    /// <summary>The first use asks its holder; once saved it pays without him.</summary>
    AuthenticatesOnce,

    /// <summary>It pays, and a dispute follows at once.</summary>
    IsDisputed,

    /// <summary>A bank debit: pending, then paid.</summary>
    SettlesLater,

    /// <summary>A bank debit: pending, then failed.</summary>
    FailsLater,
}
