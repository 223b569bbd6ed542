using System.Globalization;

namespace Billing.Chaos;

/// <summary>A command line that makes no sense.</summary>
internal sealed class OptionException(string message) : Exception(message);

/// <summary>What the command line says: pairs of <c>--name value</c>.</summary>
internal sealed class Options
{
    private readonly Dictionary<string, string> _values = [];

    public Options(IEnumerable<string> args)
    {
        string? name = null;
        foreach (var arg in args)
        {
            if (name is not null)
            {
                _values[name] = arg;
                name = null;
            }
            else if (arg.StartsWith("--", StringComparison.Ordinal))
            {
                name = arg[2..];
            }
            else
            {
                throw new OptionException($"'{arg}' is not an option.");
            }
        }
        if (name is not null)
            throw new OptionException($"--{name} needs a value.");
    }

    public string? Find(string name) => _values.GetValueOrDefault(name);

    public string Text(string name, string otherwise) => Find(name) ?? otherwise;

    public string Required(string name) => Find(name) ?? throw new OptionException($"--{name} is missing.");

    public int Number(string name, int otherwise) =>
        Find(name) is not { } text ? otherwise
        : int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number
        : throw new OptionException($"--{name} must be a number.");

    /// <summary>A range of seconds such as <c>0.5..2</c>.</summary>
    public (TimeSpan From, TimeSpan To) Range(string name, string otherwise)
    {
        var parts = Text(name, otherwise).Split("..");
        if (parts.Length == 2
            && double.TryParse(parts[0], CultureInfo.InvariantCulture, out var from)
            && double.TryParse(parts[1], CultureInfo.InvariantCulture, out var to)
            && from >= 0 && from <= to)
        {
            return (TimeSpan.FromSeconds(from), TimeSpan.FromSeconds(to));
        }
        throw new OptionException($"--{name} must be two numbers of seconds, such as 0.5..2.");
    }

    /// <summary>The path of the built service.</summary>
    public string ApiDll()
    {
        var path = Find("api") ?? Environment.GetEnvironmentVariable("BILLING_API_DLL")
            ?? throw new OptionException("Which service? --api <path of Billing.Api.dll>, or BILLING_API_DLL.");
        return File.Exists(path) ? Path.GetFullPath(path) : throw new OptionException($"{path} does not exist; build it first.");
    }

    /// <summary>The seed of everything random; printed, so that a run can be repeated.</summary>
    public int Seed() => Number("seed", Environment.TickCount & 0xFFFFFF);
}
