namespace Billing.StripeSandbox.PaymentMethods;

/// <summary>Payment methods: make, attach to a customer, detach, change, list.</summary>
internal static class PaymentMethodRoutes
{
    /// <summary>The filters of every list of payment methods.</summary>
    public const string Filters =
        "allow_redisplay=always|limited|unspecified type=card|us_bank_account|link|sepa_debit";

    private const string Kind = "payment_method";
    private const string Url = "/v1/payment_methods";

    private const string Details =
        "billing_details{address?{city? country? line1? line2? postal_code? state?} email? name? phone? ~tax_id} "
        + "metadata:map allow_redisplay=always|limited|unspecified";

    public static IEnumerable<Route> All =>
    [
        Route.Post(Url, Create,
            "!type=card|us_bank_account card{number exp_month:whole exp_year:whole cvc token ~networks{preferred}} "
            + "us_bank_account{account_holder_type=company|individual account_number account_type=checking|savings "
            + "routing_number} "
            + "customer " + Details),
        Route.List(Url, List, Filters + " customer ~customer_account"),
        Route.Get(Url + "/{id}", call => call.Subject(Kind, "PaymentMethod")),
        Route.Post(Url + "/{id}", Update, "card{exp_month:whole exp_year:whole} " + Details),
        Route.Post(Url + "/{id}/attach", Attach, "customer ~customer_account"),
        Route.Post(Url + "/{id}/detach", Detach),
    ];

    public static JsonObject OfCustomer(Call call)
    {
        var customer = call.Subject("customer", "customer").Id();
        return Page(call, customer, $"/v1/customers/{customer}/payment_methods");
    }

    public static JsonObject OneOfCustomer(Call call)
    {
        var (customer, id) = (call.Subject("customer", "customer").Id(), call.Path["method"]);
        return call.Store.Find(Kind, id) is { } method && method.Text("customer") == customer
            ? method
            : throw StripeRefusal.Missing("PaymentMethod", id);
    }

    /// <summary>Gives a payment method to a customer; one that he has already stays as it is.</summary>
    public static void Attach(World world, JsonObject method, JsonObject customer)
    {
        if (method.Text("customer") is not null) return;
        method["customer"] = customer.Id();
        method["_clock"] = customer.Text("_clock");
        world.Events.Emit("payment_method.attached", method);
    }

    private static JsonObject Create(Call call)
    {
        var number = call.Text("card.number")?.Replace(" ", "", StringComparison.Ordinal);
        var test = call.Text("type") == "us_bank_account"
            ? TestMethod.Named("bank")
            : TestMethod.All.FirstOrDefault(method => number is not null
                ? method.Number == number
                : method.Token.Replace("pm_card", "tok", StringComparison.Ordinal) == call.Text("card.token"));
        if (test is null)
            throw new StripeRefusal(
                402, "card_error", "incorrect_number", "Only test cards exist in the sandbox.", "card[number]");
        var method = TestMethods.New(call.World, test, null);
        Write(call, method);
        return method;
    }

    private static void Write(Call call, JsonObject method)
    {
        foreach (var (name, value) in call.Params.Object("billing_details") ?? [])
            method.Object("billing_details")![name] = value?.DeepClone();
        foreach (var (name, value) in call.Params.Object("card") ?? [])
        {
            if (name is "exp_month" or "exp_year") method.Object("card")![name] = value?.DeepClone();
        }

        if (call.Has("allow_redisplay")) method["allow_redisplay"] = call.Text("allow_redisplay");
        Metadata.Merge(method, call.Params);
    }

    private static JsonObject Update(Call call)
    {
        var method = call.Subject(Kind, "PaymentMethod");
        if (method.Text("customer") is null)
            throw StripeRefusal.Invalid("A payment method must be attached to a customer before it can be changed.");
        call.Events.Update("payment_method.updated", method, () => Write(call, method));
        return method;
    }

    private static JsonObject Attach(Call call)
    {
        var customer = call.NeedRefer("customer", "customer", "customer");
        var id = call.Path["id"];
        var method = TestMethod.All.Any(test => test.Token == id)
            ? TestMethods.Resolve(call, id, "payment_method")
            : call.Subject(Kind, "PaymentMethod");
        if (method.Flag("_detached"))
            throw StripeRefusal.Invalid(
                "This payment method was detached from a customer and cannot be used again.", "payment_method");
        if (method.Text("customer") is { } holder && holder != customer.Id())
            throw StripeRefusal.Invalid(
                "The payment method is already attached to another customer.", "payment_method");
        TestMethods.RefuseToAttach(method);
        Attach(call.World, method, customer);
        return method;
    }

    private static JsonObject Detach(Call call)
    {
        var method = call.Subject(Kind, "PaymentMethod");
        if (method.Text("customer") is null)
            throw StripeRefusal.Invalid("The payment method is not attached to a customer, so it cannot be detached.");
        Detach(call.World, method);
        return method;
    }

    /// <summary>Takes a payment method from its customer, for good, and from whatever had it as default.</summary>
    public static void Detach(World world, JsonObject method)
    {
        var (id, holder) = (method.Id(), method.Need("customer"));
        method["customer"] = null;
        method["_detached"] = true;
        world.Events.Emit("payment_method.detached", method, new JsonObject { ["customer"] = holder });
        var customer = world.Store.Find("customer", holder)!;
        if (customer.Text("invoice_settings.default_payment_method") == id)
            world.Events.Update("customer.updated", customer, () =>
                customer.Object("invoice_settings")!["default_payment_method"] = null);
        foreach (var subscription in world.Store.All("subscription")
            .Where(one => one.Text("default_payment_method") == id).ToList())
            world.Events.Update(
                "customer.subscription.updated", subscription, () => subscription["default_payment_method"] = null);
    }

    private static JsonObject List(Call call)
    {
        if (call.Text("customer") is null) return Page(call, null, Url);
        return Page(call, call.NeedRefer("customer", "customer", "customer").Id(), Url);
    }

    private static JsonObject Page(Call call, string? customer, string url) => Listing.Page(
        call,
        call.Store.All(Kind).Where(method => method.Text("customer") is not null
            && (customer is null || method.Text("customer") == customer)
            && Listing.Matches(call, method, "type")
            && Listing.Matches(call, method, "allow_redisplay")),
        url);
}
