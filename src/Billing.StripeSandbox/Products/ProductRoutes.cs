using Billing.StripeSandbox.Prices;

namespace Billing.StripeSandbox.Products;

/// <summary>Products: what prices are for.</summary>
internal static class ProductRoutes
{
    private const string Url = "/v1/products";

    private const string Both =
        "active:bool description? images?[] marketing_features?[]{!name} metadata:map ~package_dimensions?{height "
        + "length weight width} shippable:bool statement_descriptor ~tax_code? ~tax_details{} unit_label? url?";

    private static readonly string[] Plain =
    [
        "active", "description", "images", "marketing_features", "name", "shippable", "statement_descriptor",
        "unit_label", "url", "default_price",
    ];

    public static IEnumerable<Route> All =>
    [
        Route.Post(Url, Create, "!name id type=good|service default_price_data{" + PriceRoutes.Inline + "} " + Both),
        Route.List(Url, List, "active:bool created:range ids[] shippable:bool type=good|service url"),
        Route.Get(Url + "/{id}", call => call.Subject("product", "product")),
        Route.Post(Url + "/{id}", Update, "name default_price " + Both),
        Route.Delete(Url + "/{id}", Delete),
    ];

    private static JsonObject Create(Call call)
    {
        var id = call.Text("id") ?? Ids.New("prod_", 14);
        if (call.Store.Find(id) is not null)
            throw StripeRefusal.Invalid("Product already exists.", "id", "resource_already_exists");
        var product = New(call.World, id, call.Params.Need("name"));
        Write(call, product);
        call.Events.Emit("product.created", product);
        if (call.Params.Object("default_price_data") is { } data)
        {
            product["default_price"] = PriceRoutes.Add(call, data, product.Id(), "default_price_data").Id();
            call.Store.Save(product);
        }

        return product;
    }

    public static JsonObject New(World world, string id, string name) => new()
    {
        ["id"] = id,
        ["object"] = "product",
        ["active"] = true,
        ["created"] = world.Now(),
        ["default_price"] = null,
        ["description"] = null,
        ["images"] = new JsonArray(),
        ["livemode"] = false,
        ["marketing_features"] = new JsonArray(),
        ["metadata"] = new JsonObject(),
        ["name"] = name,
        ["package_dimensions"] = null,
        ["shippable"] = null,
        ["statement_descriptor"] = null,
        ["tax_code"] = null,
        ["tax_details"] = null,
        ["type"] = "service",
        ["unit_label"] = null,
        ["updated"] = world.Now(),
        ["url"] = null,
    };

    private static void Write(Call call, JsonObject product)
    {
        call.CopyInto(product, Plain);
        Metadata.Merge(product, call.Params);
    }

    private static JsonObject Update(Call call)
    {
        var product = call.Subject("product", "product");
        call.Refer("default_price", "price", "price");
        call.Events.Update("product.updated", product, () =>
        {
            Write(call, product);
            product["updated"] = call.World.Now();
        });
        return product;
    }

    private static JsonObject List(Call call)
    {
        var ids = call.Params.Texts("ids").ToHashSet();
        return Listing.Page(
            call,
            call.Store.All("product").Where(product => (ids.Count == 0 || ids.Contains(product.Id()))
                && Listing.Matches(call, product, "active")
                && Listing.Matches(call, product, "shippable")
                && Listing.Matches(call, product, "type")
                && Listing.Matches(call, product, "url")
                && Listing.InRange(call.Params, "created", product.MaybeNumber("created"))),
            Url);
    }

    private static JsonObject Delete(Call call)
    {
        var product = call.Subject("product", "product");
        var id = product.Id();
        if (call.Store.All("price").Any(price => price.Text("product") == id))
            throw StripeRefusal.Invalid("This product has prices and cannot be deleted; make it inactive instead.");
        call.Events.Emit("product.deleted", product);
        call.Store.Forget(id);
        return new JsonObject { ["id"] = id, ["object"] = "product", ["deleted"] = true };
    }
}
