using Billing.Api.Json;
using Billing.Contracts;
using Billing.Contracts.Accounts;

namespace Billing.Api.Reservations;

/// <summary>The body of POST …/reservations.</summary>
internal readonly record struct ReserveBody(
    string? Meter,
    string? Quantity,
    string? CreditType,
    string? Amount,
    int? TtlSeconds,
    string? CountIn,
    string? Reason,
    string? Metadata)
{
    internal static readonly FieldSet Fields = new(
        "meter", "quantity", "credit_type", "amount", "ttl_seconds", "count_in", "reason", "metadata", "idempotency_key");

    public static ReserveBody Read(ref BodyReader body)
    {
        var read = default(ReserveBody);
        if (!body.EnterObject())
            return read;
        while (body.Next(Fields) is { } field)
            read = read.With(field, ref body);
        return read;
    }

    public ReserveRequest ToRequest(CallKey key) => new(
        key, new NoteRequest(Reason, null, Metadata), Meter, Quantity, CreditType, Amount, TtlSeconds, CountIn);

    private ReserveBody With(string field, ref BodyReader body)
    {
        switch (field)
        {
            case "meter":
                return this with { Meter = body.Text(TextLimits.Code) };
            case "quantity":
                return this with { Quantity = body.Amount() };
            case "credit_type":
                return this with { CreditType = body.Text(TextLimits.Code) };
            case "amount":
                return this with { Amount = body.Amount() };
            case "ttl_seconds":
                return this with { TtlSeconds = body.Whole() };
            case "count_in":
                return this with { CountIn = body.Text(TextLimits.Code) };
            case "reason":
                return this with { Reason = body.Text(TextLimits.Reason) };
            case "metadata":
                return this with { Metadata = body.Metadata() };
            default:
                body.ReadKey();
                return this;
        }
    }
}

/// <summary>The body of …/capture and …/commit. Quantity is another word for the amount of a metered reservation.</summary>
internal readonly record struct CaptureBody(
    string? Amount, string? Quantity, bool Final, string? Excess, string? Reason, string? Metadata)
{
    internal static readonly FieldSet Fields =
        new("amount", "quantity", "final", "excess", "reason", "metadata", "idempotency_key");

    /// <summary>Whether it names two different amounts.</summary>
    public bool IsTorn => Amount is not null && Quantity is not null && Amount != Quantity;

    public static CaptureBody Read(ref BodyReader body)
    {
        var read = default(CaptureBody);
        if (!body.EnterObject())
            return read;
        while (body.Next(Fields) is { } field)
            read = read.With(field, ref body);
        return read;
    }

    public CaptureRequest ToRequest(CallKey key, string reservationId, bool commit) => new(
        key, new NoteRequest(Reason, null, Metadata), reservationId, commit, Amount ?? Quantity, Final, Excess);

    private CaptureBody With(string field, ref BodyReader body)
    {
        switch (field)
        {
            case "amount":
                return this with { Amount = body.Amount() };
            case "quantity":
                return this with { Quantity = body.Amount() };
            case "final":
                return this with { Final = body.Flag() };
            case "excess":
                return this with { Excess = body.Text(TextLimits.Code) };
            case "reason":
                return this with { Reason = body.Text(TextLimits.Reason) };
            case "metadata":
                return this with { Metadata = body.Metadata() };
            default:
                body.ReadKey();
                return this;
        }
    }
}

/// <summary>The body of …/extend.</summary>
internal readonly record struct ExtendBody(int? TtlSeconds, string? Reason, string? Metadata)
{
    internal static readonly FieldSet Fields = new("ttl_seconds", "reason", "metadata", "idempotency_key");

    public static ExtendBody Read(ref BodyReader body)
    {
        var read = default(ExtendBody);
        if (!body.EnterObject())
            return read;
        while (body.Next(Fields) is { } field)
        {
            switch (field)
            {
                case "ttl_seconds":
                    read = read with { TtlSeconds = body.Whole() };
                    break;
                case "reason":
                    read = read with { Reason = body.Text(TextLimits.Reason) };
                    break;
                case "metadata":
                    read = read with { Metadata = body.Metadata() };
                    break;
                default:
                    body.ReadKey();
                    break;
            }
        }
        return read;
    }
}
