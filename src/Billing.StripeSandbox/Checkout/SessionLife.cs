using Billing.StripeSandbox.Customers;
using Billing.StripeSandbox.PaymentIntents;
using Billing.StripeSandbox.PaymentMethods;
using Billing.StripeSandbox.SetupIntents;

namespace Billing.StripeSandbox.Checkout;

/// <summary>The life of a checkout session: open until somebody pays or its time is over.</summary>
internal static class SessionLife
{
    public static void Do(World world, JsonObject session)
    {
        if (session.Text("status") == "open") Expire(world, session);
    }

    public static void Expire(World world, JsonObject session)
    {
        session["status"] = "expired";
        session["url"] = null;
        session.Remove("_due");
        world.Events.Emit("checkout.session.expired", session);
    }

    /// <summary>Somebody submits the page. Null if it went through or waits for his bank, else why not.</summary>
    public static StripeRefusal? Submit(World world, JsonObject session, TestMethod test, string email, string name)
    {
        session["customer_details"] = SessionRecord.Details(email, name);
        var customer = EnsureCustomer(world, session, email, name);
        var method = TestMethods.New(world, test, customer);
        method.Object("billing_details")!["email"] = email;
        method.Object("billing_details")!["name"] = name;
        if (session.Text("mode") == "setup" || session.Number("amount_total") == 0)
            return Save(world, session, customer, method);
        var intent = session.Text("_intent") is { } id ? world.Store.Find(id)! : NewIntent(world, session, customer);
        var refusal = Confirmation.Confirm(world, intent, method, isOffSession: false);
        if (intent.Text("status") == "processing") SessionCompletion.Complete(world, session, intent, isPaid: false);
        return refusal;
    }

    /// <summary>A payment that belongs to a session has ended, perhaps long after the session was completed.</summary>
    public static void PaymentEnded(World world, JsonObject session, JsonObject intent, bool isPaid)
    {
        if (session.Text("status") == "open")
        {
            if (isPaid) SessionCompletion.Complete(world, session, intent, isPaid: true);
            return;
        }

        if (session.Text("status") != "complete" || session.Text("payment_status") != "unpaid") return;
        if (isPaid) session["payment_status"] = "paid";
        world.Events.Emit(
            isPaid ? "checkout.session.async_payment_succeeded" : "checkout.session.async_payment_failed", session);
    }

    /// <summary>Where a setup waits for the answer of a bank, and has it now.</summary>
    public static void SetupEnded(World world, JsonObject session, JsonObject setup)
    {
        if (session.Text("status") == "open" && setup.Text("status") == "succeeded")
            SessionCompletion.CompleteSetup(world, session, setup);
    }

    private static JsonObject NewIntent(World world, JsonObject session, JsonObject? customer)
    {
        var intent = Intent.New(world, customer, session.Number("amount_total"), session.Need("currency"));
        var isPayment = session.Text("mode") == "payment";
        intent["metadata"] = isPayment ? Metadata.Of(session, "_data.metadata") : new JsonObject();
        intent["description"] = isPayment ? session.Text("_data.description") : "Subscription creation";
        intent["setup_future_usage"] = isPayment ? session.Text("_data.setup_future_usage") : "off_session";
        intent["_session"] = session.Id();
        session["_intent"] = intent.Id();
        world.Store.Save(session);
        return Intent.Announce(world, intent);
    }

    private static StripeRefusal? Save(World world, JsonObject session, JsonObject? customer, JsonObject method)
    {
        var setup = session.Text("_setup") is { } id
            ? world.Store.Find(id)!
            : SetupIntent.New(world, customer, "off_session");
        if (session.Text("mode") == "setup")
        {
            setup["metadata"] = Metadata.Of(session, "_data.metadata");
            setup["description"] = session.Text("_data.description");
        }

        setup["_session"] = session.Id();
        session["_setup"] = setup.Id();
        world.Store.Save(session);
        var refusal = SetupIntent.Confirm(world, setup, method);
        SetupEnded(world, session, setup);
        return refusal;
    }

    /// <summary>A session without a customer makes one where its mode needs one, once.</summary>
    private static JsonObject? EnsureCustomer(World world, JsonObject session, string email, string name)
    {
        if ((session.Text("customer") ?? session.Text("_customer")) is { } id) return world.Store.Find(id);
        if (session.Text("customer_creation") != "always") return null;
        var customer = CustomerRoutes.New(world, null);
        customer["email"] = email;
        customer["name"] = name;
        session["_customer"] = customer.Id();
        world.Events.Emit("customer.created", customer);
        return customer;
    }
}
