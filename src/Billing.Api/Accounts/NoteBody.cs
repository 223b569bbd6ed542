using Billing.Api.Json;
using Billing.Contracts.Accounts;

namespace Billing.Api.Accounts;

/// <summary>A body that says nothing but why.</summary>
internal readonly record struct NoteBody(string? Reason, string? Metadata)
{
    internal static readonly FieldSet Fields = new("reason", "metadata", "idempotency_key");

    public static NoteBody Read(ref BodyReader body)
    {
        var read = default(NoteBody);
        if (!body.EnterObject())
            return read;
        while (body.Next(Fields) is { } field)
        {
            switch (field)
            {
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

    public NoteRequest ToNote(string? actor) => new(Reason, actor, Metadata);
}
