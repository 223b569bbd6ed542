using Billing.StripeSandbox.Charges;
using Billing.StripeSandbox.PaymentMethods;

namespace Billing.StripeSandbox.PaymentIntents;

/// <summary>Tries to get an intent's money from a payment method.</summary>
internal static class Confirmation
{
    /// <summary>
    /// Confirms an intent. Null if nothing is wrong (it has succeeded, is processing, or waits for its payer), else how
    /// a caller is told; the intent then waits for another payment method.
    /// </summary>
    /// <param name="world">The world.</param>
    /// <param name="intent">The intent.</param>
    /// <param name="method">The payment method to try.</param>
    /// <param name="isOffSession">Whether the payer is away, so that he cannot authenticate.</param>
    /// <param name="isAuthenticated">Whether he just did.</param>
    public static StripeRefusal? Confirm(
        World world, JsonObject intent, JsonObject method, bool isOffSession, bool isAuthenticated = false)
    {
        var test = TestMethod.Of(method);
        intent["payment_method"] = method.Id();
        intent["next_action"] = null;
        intent["last_payment_error"] = null;
        if (!isAuthenticated && AsksHolder(test, method))
            return isOffSession ? Fail(world, intent, method, Declines.AuthenticationRequired()) : Ask(world, intent);

        switch (test.Behaviour)
        {
            case TestBehaviour.Declines or TestBehaviour.DeclinesOnceSaved:
                return Fail(world, intent, method, Declines.Refusal(test));
            case TestBehaviour.SettlesLater or TestBehaviour.FailsLater:
                Settlement.Begin(world, intent, method, test);
                return null;
            default:
                Settlement.Succeed(world, intent, ChargeRecord.New(world, intent, method, "succeeded"));
                return null;
        }
    }

    /// <summary>The payer answered the question that his bank asked.</summary>
    public static StripeRefusal? Answered(World world, JsonObject intent, bool isConfirmed)
    {
        var method = world.Store.Find(intent.Need("payment_method"))!;
        if (isConfirmed) return Confirm(world, intent, method, isOffSession: false, isAuthenticated: true);
        var refusal = new StripeRefusal(402, "invalid_request_error", "payment_intent_authentication_failure",
            "The payment method could not be authenticated.");
        return Fail(world, intent, method, refusal);
    }

    public static StripeRefusal Fail(World world, JsonObject intent, JsonObject method, StripeRefusal refusal)
    {
        var charge = ChargeRecord.New(world, intent, method, "failed");
        Settlement.Fail(world, intent, charge, method, refusal);
        return refusal;
    }

    private static bool AsksHolder(TestMethod test, JsonObject method) =>
        test.Behaviour == TestBehaviour.Authenticates
        || (test.Behaviour == TestBehaviour.AuthenticatesOnce && !method.Flag("_authenticated"));

    private static StripeRefusal? Ask(World world, JsonObject intent)
    {
        intent["status"] = "requires_action";
        intent["next_action"] = NextAction.Redirect(world, intent);
        world.Events.Emit("payment_intent.requires_action", intent);
        return null;
    }
}
