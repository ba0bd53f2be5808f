package dev.treza.console.launch;

import dev.treza.console.ConsoleException;
import dev.treza.console.airgap.OfflineDesk;
import dev.treza.console.cli.CommandContext;
import dev.treza.console.cli.ImageParts;
import dev.treza.console.cli.PromptedCredential;
import dev.treza.console.cli.TrezaCommand;
import dev.treza.console.credential.ApprovalDesk;
import dev.treza.console.credential.StarterCredential;
import dev.treza.console.credential.own.CredentialWorkshop;
import dev.treza.console.credential.own.OwnCredential;
import dev.treza.console.credential.own.OwnDesk;
import dev.treza.console.link.local.LocalFleet;
import dev.treza.console.link.node.ConfiguredNodes;
import dev.treza.console.store.NodeFile;
import dev.treza.console.store.ReleaseFiles;
import dev.treza.console.store.SignedFiles;
import java.io.Console;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;

/// The command line put together, without a window or records.
final class CommandProgram {
  private static final int FAULT = 1;

  private CommandProgram() {}

  /// Runs one command and gives its exit code.
  static int run(Installation installation, String... arguments) {
    SecureRandom random = new SecureRandom();
    InstantSource clock = InstantSource.system();
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    StarterCredential starter = new StarterCredential(installation.home(), random);
    OwnCredential own = new OwnCredential(installation.home(), starter, clock);
    PromptedCredential credential =
        new PromptedCredential(
            own, Optional.ofNullable(System.getenv(PromptedCredential.VARIABLE)).map(Path::of));
    try (LocalFleet fleet =
        new LocalFleet(
            installation.home(), installation.agent(), starter, own::colleague, random, clock)) {
      CommandContext context =
          new CommandContext(
              new PrintWriter(System.out, false, StandardCharsets.UTF_8),
              err,
              clock,
              fleet,
              new ApprovalDesk(credential, clock, random),
              new OwnDesk(own, new CredentialWorkshop(installation.home(), random)),
              new OfflineDesk(installation.home(), random),
              new ReleaseFiles(installation.home().releases()),
              ImageParts.find(
                  Optional.ofNullable(System.getProperty("treza.image.path")).map(Path::of)),
              installation.keyImport(),
              new ConfiguredNodes(new NodeFile(installation.home())),
              new SignedFiles(installation.home()),
              terminal());
      return new TrezaCommand(context).execute(arguments);
    } catch (ConsoleException fault) {
      err.println(fault.refusal().line());
      return FAULT;
    }
  }

  private static boolean terminal() {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
  }
}
