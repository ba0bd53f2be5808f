package dev.treza.console.cli;

import dev.treza.console.ConsoleException;
import java.io.PrintWriter;
import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.Option;

/// `treza`: the whole command line.
@Command(
    name = "treza",
    mixinStandardHelpOptions = true,
    description = "Enclaves, their attestation, their wallets and what they sign.")
public final class TrezaCommand implements Runnable {
  private final CommandContext context;
  private final CommandLine commandLine;

  @Option(names = "--completion", description = "print a completion script for bash and zsh")
  private boolean completion;

  public TrezaCommand(CommandContext context) {
    this.context = context;
    this.commandLine =
        new CommandLine(this)
            .addSubcommand(
                new CommandLine(new AttestationCommand()).addSubcommand(new VerifyCommand(context)))
            .addSubcommand(ImageCommand.with(context))
            .addSubcommand(FleetCommand.with(context))
            .addSubcommand(NodeCommand.with(context))
            .addSubcommand(WalletCommand.with(context))
            .addSubcommand(AuditCommand.with(context))
            .addSubcommand(TransactionCommand.with(context))
            .addSubcommand(CharterCommand.with(context))
            .addSubcommand(PolicyCommand.with(context))
            .addSubcommand(AuthCommand.with(context))
            .addSubcommand(CredentialCommand.with(context))
            .addSubcommand(OfficerCommand.with(context))
            .addSubcommand(AirgapCommand.with(context))
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
            .setOut(context.out())
            .setErr(context.err())
            .setExecutionExceptionHandler(faults(context.err()));
  }

  /// Runs one command and gives the exit code of the program.
  public int execute(String... arguments) {
    int code = commandLine.execute(arguments);
    context.out().flush();
    context.err().flush();
    return code;
  }

  /// Without a command: help, or the completion script.
  @Override
  public void run() {
    if (completion) {
      context.out().print(AutoComplete.bash("treza", commandLine));
    } else {
      commandLine.usage(context.out());
    }
  }

  /// A file that cannot be read is the caller's matter; the rest is a fault of this computer.
  /// Whatever is not listed here is a programming error and ends the program as such.
  private static IExecutionExceptionHandler faults(PrintWriter err) {
    return (thrown, _, _) ->
        switch (thrown) {
          case UnreadableInputException unreadable ->
              end(
                  err,
                  List.of("treza: " + unreadable.getMessage(), "  Next: " + unreadable.nextStep()),
                  ExitCode.USAGE);
          case ConsoleException fault ->
              end(err, RefusalOutput.lines(fault.refusal()), ExitCode.FAULT);
          case InterruptedException _ -> end(err, List.of("treza: cancelled"), ExitCode.CANCELLED);
          default -> throw thrown;
        };
  }

  private static int end(PrintWriter err, List<String> lines, ExitCode code) {
    lines.forEach(err::println);
    return code.number();
  }
}
