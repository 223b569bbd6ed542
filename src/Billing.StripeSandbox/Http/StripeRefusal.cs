namespace Billing.StripeSandbox.Http;

/// <summary>
/// An answer in Stripe's error envelope. It is thrown, from whatever depth of a call found the reason, and becomes the
/// answer in one place (<see cref="Pipeline"/>): to the sandbox a refusal is simply the other form of an answer.
/// </summary>
internal sealed class StripeRefusal(int status, string type, string? code, string message, string? param = null)
    : Exception(message)
{
    /// <summary>Fields beside the usual ones: decline_code, payment_intent, charge ...</summary>
    public JsonObject More { get; } = [];

    public int Status => status;

    public string? Code => code;

    public JsonObject Body()
    {
        var error = new JsonObject { ["type"] = type, ["message"] = Message };
        if (code is not null) error["code"] = code;
        if (param is not null) error["param"] = param;
        if (code is not null) error["doc_url"] = $"https://docs.stripe.com/error-codes#{code.Replace('_', '-')}";
        foreach (var (name, value) in More) error[name] = value?.DeepClone();
        return new JsonObject { ["error"] = error };
    }

    public static StripeRefusal Invalid(string message, string? param = null, string? code = null) =>
        new(400, "invalid_request_error", code, message, param);

    public static StripeRefusal Missing(string kind, string id, string param = "id") =>
        new(404, "invalid_request_error", "resource_missing", $"No such {kind}: '{id}'", param);

    /// <summary>
    /// A reference to something absent inside the parameters: Stripe answers 400 here, 404 in a path.
    /// </summary>
    public static StripeRefusal BadReference(string kind, string id, string param) =>
        Invalid($"No such {kind}: '{id}'", param, "resource_missing");

    public static StripeRefusal WrongState(string message, string code, string? param = null) =>
        Invalid(message, param, code);

    public static StripeRefusal Unauthorized(string message) => new(401, "invalid_request_error", null, message);
}
