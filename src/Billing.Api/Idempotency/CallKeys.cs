using Billing.Api.Problems;
using Billing.Contracts;
using Billing.Domain.Values;

namespace Billing.Api.Idempotency;

/// <summary>Where the idempotency key of a call is found (SEMANTICS B1).</summary>
internal static class CallKeys
{
    /// <summary>The header.</summary>
    public const string Header = "Idempotency-Key";

    /// <summary>The field of the body that says the same, and the name of either in a problem.</summary>
    public const string Field = "idempotency_key";

    /// <summary>Stands where there is no call to make.</summary>
    public static readonly CallKey None = new(null, Guid.Empty);

    /// <summary>The key of a call, random where the client sent none; or what is wrong with it.</summary>
    public static Problem? Read(HttpRequest request, string? fromBody, out CallKey key)
    {
        var header = request.Headers[Header];
        key = None;
        if (header.Count > 1)
            return Problem.Malformed("There is more than one Idempotency-Key.", Field);
        var fromHeader = header.Count == 1 ? header[0] ?? "" : null;
        if (fromHeader is not null && fromBody is not null && fromHeader != fromBody)
            return Problem.Malformed("The header Idempotency-Key and the field idempotency_key differ.", Field);
        if ((fromHeader ?? fromBody) is not { } text)
        {
            key = Random();
            return null;
        }
        if (Fault(text) is { } fault)
            return fault;
        key = new CallKey(text, Guid.Empty);
        return null;
    }

    /// <summary>What is wrong with a key, or null.</summary>
    public static Problem? Fault(string key) => key.Length is 0 or > OperationKey.MaxLength
        ? Problem.Malformed($"An idempotency key has 1 to {OperationKey.MaxLength} characters.", Field)
        : null;

    /// <summary>The key of a call that came without one, so that it can be decided again safely.</summary>
    public static CallKey Random() => new(null, Guid.NewGuid());
}
