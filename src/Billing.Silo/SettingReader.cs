using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Billing.Silo;

/// <summary>Reads settings of the environment. A compose file passes one that is not set as an empty text.</summary>
internal static class SettingReader
{
    /// <summary>The text, or the default where there is none.</summary>
    public static string Text(IConfiguration settings, string name, string otherwise) =>
        settings[name] is { Length: > 0 } text ? text : otherwise;

    /// <summary>The whole number, or the default where there is none.</summary>
    /// <exception cref="OptionsValidationException">It is no whole number.</exception>
    public static int Number(IConfiguration settings, string name, int otherwise)
    {
        if (settings[name] is not { Length: > 0 } text)
            return otherwise;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Wrong($"{name} must be a whole number.");
    }

    /// <summary>True or false, or the default where there is neither.</summary>
    /// <exception cref="OptionsValidationException">It is something else.</exception>
    public static bool Flag(IConfiguration settings, string name, bool otherwise)
    {
        if (settings[name] is not { Length: > 0 } text)
            return otherwise;
        return bool.TryParse(text, out var flag) ? flag : throw Wrong($"{name} must be true or false.");
    }

    /// <summary>Checks the annotations of an options object.</summary>
    /// <exception cref="OptionsValidationException">One does not hold; the message is the annotation's.</exception>
    public static void Check(object options)
    {
        var faults = new List<ValidationResult>();
        if (!Validator.TryValidateObject(options, new ValidationContext(options), faults, validateAllProperties: true))
            throw new OptionsValidationException("", options.GetType(), faults.Select(fault => fault.ErrorMessage!));
    }

    private static OptionsValidationException Wrong(string sentence) => new("", typeof(SettingReader), [sentence]);
}
