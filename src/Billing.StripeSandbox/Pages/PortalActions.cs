using Billing.StripeSandbox.PaymentIntents;
using Billing.StripeSandbox.PaymentMethods;
using Billing.StripeSandbox.SetupIntents;
using Billing.StripeSandbox.Subscriptions;

namespace Billing.StripeSandbox.Pages;

/// <summary>What a customer may do on the portal; each acts on what is his alone.</summary>
internal static class PortalActions
{
    public static IResult Do(World world, JsonObject session, IFormCollection form)
    {
        var customer = world.Store.Find(session.Need("customer"))!;
        var (page, id) = (session.Need("_page"), form["id"].ToString());
        var mine = world.Store.Find(id) is { } found && found.Text("customer") == customer.Id() ? found : null;
        switch (form["action"].ToString(), mine?.Text("object"))
        {
            case ("add", _):
                return Add(world, page, customer, form);
            case ("default", "payment_method"):
                MakeDefault(world, customer, id);
                break;
            case ("remove", "payment_method"):
                PaymentMethodRoutes.Detach(world, mine!);
                break;
            case ("cancel", "subscription") when Ending.IsLive(mine!):
                End(world, mine!, ends: true);
                break;
            case ("resume", "subscription") when Ending.IsLive(mine!):
                End(world, mine!, ends: false);
                break;
            default:
                return PortalPage.Show(world, page, "That is not possible.");
        }

        return Results.Redirect($"{world.Options.PublicUrl}/p/session/{page}");
    }

    private static IResult Add(World world, string page, JsonObject customer, IFormCollection form)
    {
        if (MethodPicker.Read(form) is not { } test)
            return PortalPage.Show(world, page, "Only test cards work here; use one of the buttons.");
        var method = TestMethods.New(world, test, customer);
        var setup = SetupIntent.New(world, customer, "off_session");
        setup["_page"] = page;
        world.Events.Emit("setup_intent.created", setup);
        if (SetupIntent.Confirm(world, setup, method) is { } refusal)
            return PortalPage.Show(world, page, refusal.Message);
        if (setup.Text("status") == "requires_action") return Results.Redirect(NextAction.Url(world, setup));
        // The newest one is what he wants to pay with from now on.
        MakeDefault(world, customer, method.Id());
        return Results.Redirect($"{world.Options.PublicUrl}/p/session/{page}");
    }

    public static void MakeDefault(World world, JsonObject customer, string id)
    {
        world.Events.Update(
            "customer.updated", customer, () => customer.Object("invoice_settings")!["default_payment_method"] = id);
        foreach (var subscription in world.Store.All("subscription")
            .Where(one => one.Text("customer") == customer.Id() && Ending.IsLive(one)).ToList())
            world.Events.Update(
                "customer.subscription.updated", subscription, () => subscription["default_payment_method"] = id);
    }

    private static void End(World world, JsonObject subscription, bool ends)
    {
        world.Events.Update(
            "customer.subscription.updated", subscription, () =>
                Updating.EndAtPeriod(subscription, ends, world.Now(subscription)));
        SubscriptionRecord.Schedule(world, subscription);
    }
}
