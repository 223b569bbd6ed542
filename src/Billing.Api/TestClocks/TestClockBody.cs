using Billing.Api.Json;

namespace Billing.Api.TestClocks;

/// <summary>The bodies of POST /v1/test-clocks and of an advance: one moment.</summary>
internal readonly record struct TestClockBody(DateTimeOffset? Moment)
{
    internal static readonly FieldSet NewFields = new("now", "idempotency_key");
    internal static readonly FieldSet AdvanceFields = new("to", "idempotency_key");

    public static TestClockBody ReadNew(ref BodyReader body) => Read(ref body, NewFields);

    public static TestClockBody ReadAdvance(ref BodyReader body) => Read(ref body, AdvanceFields);

    private static TestClockBody Read(ref BodyReader body, FieldSet fields)
    {
        var read = default(TestClockBody);
        if (!body.EnterObject())
            return read;
        while (body.Next(fields) is { } field)
        {
            if (field == "idempotency_key")
                body.ReadKey();
            else
                read = new TestClockBody(body.Moment());
        }
        return read;
    }
}
