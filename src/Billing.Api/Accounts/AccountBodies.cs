using Billing.Api.Json;

namespace Billing.Api.Accounts;

/// <summary>The body of POST /v1/accounts.</summary>
internal readonly record struct NewAccountBody(string? Id, string? Email, string? Name, string? Plan, string? TestClock)
{
    internal static readonly FieldSet Fields = new("id", "email", "name", "plan", "test_clock", "idempotency_key");

    public static NewAccountBody Read(ref BodyReader body)
    {
        var read = default(NewAccountBody);
        if (!body.EnterObject())
            return read;
        while (body.Next(Fields) is { } field)
        {
            switch (field)
            {
                case "id":
                    read = read with { Id = body.Text(int.MaxValue) };
                    break;
                case "email":
                    read = read with { Email = Particulars.Email(ref body, mayBeEmpty: false) };
                    break;
                case "name":
                    read = read with { Name = Particulars.Name(ref body, mayBeEmpty: false) };
                    break;
                case "plan":
                    read = read with { Plan = body.Text(TextLimits.Code) };
                    break;
                case "test_clock":
                    read = read with { TestClock = body.Text(TextLimits.Code) };
                    break;
                default:
                    body.ReadKey();
                    break;
            }
        }
        return read;
    }
}

/// <summary>The body of PATCH /v1/accounts/{id}: null leaves a field as it is, empty removes it.</summary>
internal readonly record struct AccountPatchBody(string? Email, string? Name)
{
    internal static readonly FieldSet Fields = new("email", "name", "plan", "test_clock", "idempotency_key");

    public static AccountPatchBody Read(ref BodyReader body)
    {
        var read = default(AccountPatchBody);
        if (!body.EnterObject())
            return read;
        while (body.Next(Fields) is { } field)
        {
            switch (field)
            {
                case "email":
                    read = read with { Email = Particulars.Email(ref body, mayBeEmpty: true) };
                    break;
                case "name":
                    read = read with { Name = Particulars.Name(ref body, mayBeEmpty: true) };
                    break;
                case "idempotency_key":
                    body.ReadKey();
                    break;
                default:
                    body.Unsupported();
                    break;
            }
        }
        return read;
    }
}
