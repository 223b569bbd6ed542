namespace MailKit.Customers;

/// <summary>For whom a request speaks.</summary>
internal static class Speaker
{
    /// <summary>
    /// The session's customer. An id in the request must be the same one; only a demonstration believes an id without a
    /// session. Null where the request speaks for nobody.
    /// </summary>
    public static string? Of(HttpContext http, string? named)
    {
        var services = http.RequestServices;
        var own = services.GetRequiredService<SessionCookie>().Read(http.Request);
        if (string.IsNullOrEmpty(named) || named == own)
            return own;
        // Dots alone have a meaning in a path.
        var isBelieved = named is not ("." or "..") && services.GetRequiredService<MailKitSettings>().TrustsCustomerId;
        return isBelieved ? named : null;
    }

    /// <summary>
    /// What a request is told that speaks for nobody. Another's id and one that is none look the same.
    /// </summary>
    public static IResult Unknown() =>
        Fault.Of(StatusCodes.Status404NotFound, "There is no such customer, or you are not signed in as that one.");
}
