package dev.treza.console.cli;

import dev.treza.console.ConsoleException;
import dev.treza.console.ConsoleRefusal;
import dev.treza.console.airgap.OfflineDesk;
import dev.treza.console.credential.ApprovalDesk;
import dev.treza.console.credential.OfficerCredential;
import dev.treza.console.credential.own.CredentialWorkshop;
import dev.treza.console.credential.own.OwnCredential;
import dev.treza.console.credential.own.OwnDesk;
import dev.treza.console.link.FleetLink;
import dev.treza.console.link.keyimport.KeyImportInstallation;
import dev.treza.console.link.node.ConfiguredNodes;
import dev.treza.console.store.ConsoleHome;
import dev.treza.console.store.NodeFile;
import dev.treza.console.store.ReleaseFiles;
import dev.treza.console.store.SignedFiles;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Realm;
import dev.treza.fleet.jws.JwsSigner;
import dev.treza.fleet.jws.PublicJwk;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Runs commands and keeps what they print.
final class Treza {
  /// How one command ended.
  record Run(int code, String out, String err) {}

  private static final Path NOWHERE = Path.of("no folder of releases");

  private Treza() {}

  static Run run(Instant now, String... arguments) {
    return run(new UnusedFleet(), new NoCredential(), InstantSource.fixed(now), arguments);
  }

  static Run run(
      FleetLink fleet, OfficerCredential credential, InstantSource clock, String... arguments) {
    return run(new ConsoleHome(NOWHERE), fleet, credential, clock, arguments);
  }

  /// With what the console keeps in `home`.
  static Run run(
      ConsoleHome home,
      FleetLink fleet,
      OfficerCredential credential,
      InstantSource clock,
      String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandContext context =
        new CommandContext(
            new PrintWriter(out),
            new PrintWriter(err),
            clock,
            fleet,
            new ApprovalDesk(credential, clock, new SecureRandom()),
            new OwnDesk(
                new OwnCredential(home, credential, clock),
                new CredentialWorkshop(home, new SecureRandom())),
            new OfflineDesk(home, new SecureRandom()),
            new ReleaseFiles(NOWHERE),
            new ImageParts(Optional.empty(), Optional.empty()),
            new KeyImportInstallation(Optional.empty(), Path.of("no java")),
            new ConfiguredNodes(new NodeFile(home)),
            new SignedFiles(home),
            true);
    int code = new TrezaCommand(context).execute(arguments);
    return new Run(code, out.toString(), err.toString());
  }

  static Run run(String... arguments) {
    return run(Instant.parse("2026-11-24T12:00:00Z"), arguments);
  }

  /// No credential lies on this computer.
  static final class NoCredential implements OfficerCredential {
    @Override
    public String name() {
      return "nobody";
    }

    @Override
    public PublicJwk key() throws ConsoleException {
      throw new ConsoleException(ConsoleRefusal.CREDENTIAL, "there is none");
    }

    @Override
    public Outcome<JwsSigner> unlock(Realm realm) {
      return Outcome.refused(ConsoleRefusal.CREDENTIAL, "there is none");
    }
  }
}
