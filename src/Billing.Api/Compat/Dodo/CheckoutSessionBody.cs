using System.Collections.Immutable;
using Billing.Api.Accounts;
using Billing.Api.Json;
using Billing.Api.Problems;

namespace Billing.Api.Compat.Dodo;

/// <summary>The body of POST /checkouts.</summary>
internal readonly record struct CheckoutSessionBody(
    ImmutableArray<CartItem>? Cart, string? CustomerId, string? Email, string? Name, string? ReturnUrl, string? CancelUrl)
{
    internal static readonly FieldSet Fields =
        new("product_cart", "customer", "return_url", "cancel_url", "metadata", "idempotency_key");

    internal static readonly FieldSet CustomerFields = FieldSet.Of("customer", "customer_id", "email", "name");

    /// <summary>The one product of the cart.</summary>
    public string? ProductId => Cart is [var item] ? item.ProductId : null;

    public static CheckoutSessionBody Read(ref BodyReader body)
    {
        var read = default(CheckoutSessionBody);
        if (!body.EnterObject())
            return read;
        while (body.Next(Fields) is { } field)
        {
            switch (field)
            {
                case "product_cart":
                    read = read with { Cart = body.List(CartItem.Read) };
                    break;
                case "customer":
                    read = read.WithCustomer(ref body);
                    break;
                case "return_url":
                    read = read with { ReturnUrl = body.Text(TextLimits.Url) };
                    break;
                case "cancel_url":
                    read = read with { CancelUrl = body.Text(TextLimits.Url) };
                    break;
                case "metadata":
                    body.Unsupported();
                    break;
                default:
                    body.ReadKey();
                    break;
            }
        }
        return read;
    }

    /// <summary>What is wrong with the cart, or null.</summary>
    public Problem? Fault() => Cart switch
    {
        [{ ProductId: not null, Quantity: 1 or null }] => null,
        [{ ProductId: null }] => Problem.Invalid("product_cart[0].product_id", "product_id is missing."),
        [_] => Problem.Invalid("product_cart[0].quantity", "quantity is 1."),
        _ => Problem.Invalid("product_cart", "product_cart holds one product."),
    };

    private CheckoutSessionBody WithCustomer(ref BodyReader body)
    {
        var read = this;
        if (body.IsNull || !body.EnterObject())
            return read;
        while (body.Next(CustomerFields) is { } field)
        {
            read = field switch
            {
                "customer_id" => read with { CustomerId = body.Text(AccountId.MaxLength) },
                "email" => read with { Email = Particulars.Email(ref body, mayBeEmpty: false) },
                _ => read with { Name = Particulars.Name(ref body, mayBeEmpty: false) },
            };
        }
        return read;
    }
}

/// <summary>A product of a cart.</summary>
internal readonly record struct CartItem(string? ProductId, int? Quantity)
{
    internal static readonly FieldSet Fields = new("product_id", "quantity");

    public static CartItem Read(ref BodyReader body)
    {
        var read = default(CartItem);
        if (!body.EnterObject())
            return read;
        while (body.Next(Fields) is { } field)
        {
            read = field == "product_id"
                ? read with { ProductId = body.Text(TextLimits.Code) }
                : read with { Quantity = body.Whole() };
        }
        return read;
    }
}
