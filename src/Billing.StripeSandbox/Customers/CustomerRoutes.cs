using Billing.StripeSandbox.PaymentMethods;
using Billing.StripeSandbox.Subscriptions;

namespace Billing.StripeSandbox.Customers;

/// <summary>Customers: create, read, change, delete, list.</summary>
internal static class CustomerRoutes
{
    private const string Url = "/v1/customers";
    private const string Address = "{city? country? line1? line2? postal_code? state?}";

    private const string Both =
        "address?" + Address + " shipping?{!address" + Address + " !name phone?} balance:whole description? email? "
        + "business_name? individual_name? invoice_prefix? next_invoice_sequence:whole metadata:map name? phone? "
        + "invoice_settings{default_payment_method? footer? ~custom_fields?[]{name value} "
        + "~rendering_options?{amount_tax_display template}} preferred_locales[] tax_exempt?=none|exempt|reverse "
        + "validate:bool ~cash_balance{} ~source ~tax{ip_address validate_location}";

    private static readonly string[] Plain =
        ["description", "email", "name", "phone", "tax_exempt", "business_name", "individual_name"];

    public static IEnumerable<Route> All =>
    [
        Route.Post(Url, Create, Both + " payment_method test_clock ~tax_id_data[]{!type !value}"),
        Route.List(Url, List, "email created:range test_clock"),
        Route.Get(Url + "/{id}", Read),
        Route.Post(Url + "/{id}", Update, Both + " default_source"),
        Route.Delete(Url + "/{id}", call => Delete(call.World, call.Subject("customer", "customer"))),
        Route.List(Url + "/{id}/payment_methods", PaymentMethodRoutes.OfCustomer, PaymentMethodRoutes.Filters),
        Route.Get(Url + "/{id}/payment_methods/{method}", PaymentMethodRoutes.OneOfCustomer),
    ];

    private static JsonObject Create(Call call)
    {
        var clock = call.Refer("test_clock", "test_helpers.test_clock", "test clock");
        var customer = New(call.World, clock?.Id());
        Write(call, customer);
        var method = call.Text("payment_method") is { } id ? TestMethods.Resolve(call, id, "payment_method") : null;
        if (method is not null) TestMethods.RefuseToAttach(method);
        call.Store.Save(customer);
        call.Events.Emit("customer.created", customer);
        if (method is not null) PaymentMethodRoutes.Attach(call.World, method, customer);
        return customer;
    }

    public static JsonObject New(World world, string? clock)
    {
        var customer = new JsonObject
        {
            ["id"] = Ids.New("cus_", 14),
            ["object"] = "customer",
            ["address"] = null,
            ["balance"] = 0L,
            ["created"] = 0L,
            ["currency"] = null,
            ["default_source"] = null,
            ["delinquent"] = false,
            ["description"] = null,
            ["discount"] = null,
            ["email"] = null,
            ["invoice_prefix"] = Ids.New("", 8).ToUpperInvariant(),
            ["invoice_settings"] = new JsonObject
            {
                ["custom_fields"] = null, ["default_payment_method"] = null, ["footer"] = null,
                ["rendering_options"] = null,
            },
            ["livemode"] = false,
            ["metadata"] = new JsonObject(),
            ["name"] = null,
            ["next_invoice_sequence"] = 1L,
            ["phone"] = null,
            ["preferred_locales"] = new JsonArray(),
            ["shipping"] = null,
            ["tax_exempt"] = "none",
            ["test_clock"] = clock,
            ["_clock"] = clock,
        };
        customer["created"] = world.Now(customer);
        return customer;
    }

    private static void Write(Call call, JsonObject customer)
    {
        call.CopyInto(customer, Plain);
        call.CopyInto(
            customer, "address", "shipping", "balance", "invoice_prefix", "next_invoice_sequence", "preferred_locales");
        Metadata.Merge(customer, call.Params);
        if (call.Params.Object("invoice_settings") is not { } settings) return;
        if (settings.Text("default_payment_method") is { } id)
        {
            var method = call.Refer(id, "invoice_settings[default_payment_method]", "payment_method", "PaymentMethod");
            if (method.Text("customer") != customer.Id())
            {
                throw StripeRefusal.Invalid(
                    $"The payment method {id} is not attached to this customer.",
                    "invoice_settings[default_payment_method]");
            }
        }

        foreach (var (name, value) in settings) customer.Object("invoice_settings")![name] = value?.DeepClone();
    }

    /// <summary>A deleted customer still answers, with nothing but its id.</summary>
    private static JsonObject Read(Call call) =>
        call.Store.Find("customer", call.Path["id"]) ?? throw StripeRefusal.Missing("customer", call.Path["id"]);

    private static JsonObject Update(Call call)
    {
        var customer = call.Subject("customer", "customer");
        if (call.Has("default_source"))
            throw StripeRefusal.Invalid(
                "Sources are not in the sandbox; use payment methods.", "default_source", "parameter_not_in_sandbox");
        call.Events.Update("customer.updated", customer, () => Write(call, customer));
        return customer;
    }

    private static JsonObject List(Call call) => Listing.Page(
        call,
        call.Store.All("customer").Where(customer => !customer.Flag("deleted")
            && Listing.Matches(call, customer, "email")
            && Listing.Matches(call, customer, "test_clock")
            && Listing.InRange(call.Params, "created", customer.MaybeNumber("created"))),
        Url);

    /// <summary>Ends the customer's subscriptions and leaves a stub behind, as Stripe does.</summary>
    public static JsonObject Delete(World world, JsonObject customer)
    {
        var id = customer.Id();
        foreach (var subscription in world.Store.All("subscription")
            .Where(subscription => subscription.Text("customer") == id && Ending.IsLive(subscription)).ToList())
            Ending.Cancel(world, subscription, reason: "cancellation_requested");
        world.Events.Emit("customer.deleted", customer);
        var stub = new JsonObject { ["id"] = id, ["object"] = "customer", ["deleted"] = true };
        world.Store.Save(stub);
        return stub;
    }
}
