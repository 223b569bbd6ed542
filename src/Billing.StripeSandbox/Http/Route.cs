namespace Billing.StripeSandbox.Http;

/// <summary>A call of the API: its path, the parameters that it takes, and what does it.</summary>
internal sealed record Route(string Method, string Path, ParameterTable Table, Func<Call, JsonObject> Handle)
{
    private const string Paging = " limit:whole starting_after ending_before";

    public static Route Get(string path, Func<Call, JsonObject> handle, string table = "") =>
        new("GET", path, ParameterTable.Parse(table + " expand[]"), handle);

    public static Route List(string path, Func<Call, JsonObject> handle, string table = "") =>
        Get(path, handle, table + Paging);

    public static Route Post(string path, Func<Call, JsonObject> handle, string table = "") =>
        new("POST", path, ParameterTable.Parse(table + " expand[]"), handle);

    public static Route Delete(string path, Func<Call, JsonObject> handle, string table = "") =>
        new("DELETE", path, ParameterTable.Parse(table + " expand[]"), handle);
}
