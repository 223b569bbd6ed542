using Billing.Chaos;
using Billing.Chaos.Commands;

const string Usage = """
    Usage: dotnet Billing.Chaos.dll <command> [--option value ...]

      kill        kills the service, PostgreSQL or both under load, then audits
                  --target service|postgres|both (both)  --kills 50  --seconds-between 0.1..1.0
                  --accounts 24  --clients 16  --history <file to keep>
      splitbrain  two services on one database, then the audit; old keys replay
                  --seconds 10  --accounts 8  --clients 8
      parallel    1,000 debits of 1 at once on a balance of 500
      audit       --history <file> --postgres <connection string> --url <address> --key <admin key>
      self-test   shows that the audit can fail

    All but audit and self-test: --api <path of Billing.Api.dll> (or BILLING_API_DLL), --seed <number>, --keep true.
    """;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    stop.Cancel();
};
using var onTerm = System.Runtime.InteropServices.PosixSignalRegistration.Create(
    System.Runtime.InteropServices.PosixSignal.SIGTERM,
    context =>
    {
        context.Cancel = true;
        stop.Cancel();
    });

try
{
    var options = new Options(args.Skip(1));
    return args.FirstOrDefault() switch
    {
        "kill" => await KillCommand.Run(options, stop.Token),
        "splitbrain" => await SplitBrainCommand.Run(options, stop.Token),
        "parallel" => await ParallelCommand.Run(options, stop.Token),
        "audit" => await AuditCommand.Run(options, stop.Token),
        "self-test" => SelfTestCommand.Run(),
        _ => Fail(Usage, 2),
    };
}
catch (OptionException e)
{
    return Fail(e.Message, 2);
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    return Fail("stopped", 130);
}
catch (Exception e)
{
    return Fail(e.ToString(), 1);
}

static int Fail(string text, int code)
{
    Console.Error.WriteLine(text);
    return code;
}
