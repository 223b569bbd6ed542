namespace Billing.StripeSandbox.PaymentMethods;

/// <summary>Makes payment methods out of the ones for tests.</summary>
internal static class TestMethods
{
    private const long ExpiryYear = 2034;

    /// <summary>The payment method that a call names: one of its own, or a fresh copy of one for tests.</summary>
    public static JsonObject Resolve(Call call, string id, string param)
    {
        var test = TestMethod.All.FirstOrDefault(method => method.Token == id);
        return test is null ? call.Refer(id, param, "payment_method", "PaymentMethod") : New(call.World, test, null);
    }

    /// <summary>A card that is declined at once cannot be saved either.</summary>
    public static void RefuseToAttach(JsonObject method)
    {
        if (TestMethod.Of(method) is { Behaviour: TestBehaviour.Declines } test)
            throw PaymentIntents.Declines.Refusal(test);
    }

    public static JsonObject New(World world, TestMethod test, JsonObject? owner)
    {
        var method = new JsonObject
        {
            ["id"] = Ids.New("pm_"),
            ["object"] = "payment_method",
            ["allow_redisplay"] = "unspecified",
            ["billing_details"] = new JsonObject
            {
                ["address"] = new JsonObject
                {
                    ["city"] = null, ["country"] = null, ["line1"] = null, ["line2"] = null, ["postal_code"] = null,
                    ["state"] = null,
                },
                ["email"] = owner?.Text("email"),
                ["name"] = owner?.Text("name"),
                ["phone"] = null,
                ["tax_id"] = null,
            },
            ["created"] = world.Now(owner),
            ["customer"] = null,
            ["customer_account"] = null,
            ["livemode"] = false,
            ["metadata"] = new JsonObject(),
            ["type"] = test.Type,
            [test.Type] = test.IsCard ? Card(test) : Bank(test),
            ["_method"] = test.Name,
            ["_clock"] = owner?.Text("_clock"),
        };
        return world.Store.Save(method);
    }

    private static JsonObject Card(TestMethod test) => new()
    {
        ["brand"] = test.Brand,
        ["checks"] = new JsonObject
        {
            ["address_line1_check"] = null,
            ["address_postal_code_check"] = null,
            ["cvc_check"] = "pass",
        },
        ["country"] = "US",
        ["display_brand"] = test.Brand,
        ["exp_month"] = 12L,
        ["exp_year"] = ExpiryYear,
        ["fingerprint"] = $"sandbox{test.Last4}{test.Name}",
        ["funding"] = "credit",
        ["generated_from"] = null,
        ["last4"] = test.Last4,
        ["networks"] = new JsonObject { ["available"] = new JsonArray(test.Brand), ["preferred"] = null },
        ["regulated_status"] = "unregulated",
        ["three_d_secure_usage"] = new JsonObject { ["supported"] = true },
        ["wallet"] = null,
    };

    private static JsonObject Bank(TestMethod test) => new()
    {
        ["account_holder_type"] = "individual",
        ["account_type"] = "checking",
        ["bank_name"] = "SANDBOX BANK",
        ["fingerprint"] = $"sandboxbank{test.Name}",
        ["last4"] = test.Last4,
        ["routing_number"] = "110000000",
        ["status_details"] = new JsonObject(),
    };
}
