package dev.treza.tour;

import dev.treza.console.ConsoleException;
import dev.treza.console.launch.Installation;
import dev.treza.console.store.AttestationHistory;
import dev.treza.console.store.ConsoleHome;
import dev.treza.console.store.Records;
import dev.treza.fleet.protocol.AttestationReply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `Tour [FOLDER]`: goes through the console and leaves pictures, documents and `summary.md` in the
/// folder (default `target/tour`). Exit code 0 only if everything was as it should be.
public final class Tour {
  @FunctionalInterface
  private interface Stop {
    void visit() throws TourException;
  }

  private final Path folder;
  private final List<String> summary = new ArrayList<>();
  private boolean failed;

  private Tour(Path folder) {
    this.folder = folder;
  }

  public static void main(String... arguments) throws IOException, InterruptedException {
    Path folder = Path.of(arguments.length > 0 ? arguments[0] : "target/tour").toAbsolutePath();
    System.exit(new Tour(folder).take() ? 0 : 1);
  }

  private boolean take() throws IOException, InterruptedException {
    ConsoleHome home = new ConsoleHome(Files.createTempDirectory("treza-tour"));
    Files.createDirectories(folder);
    visit("open the console", () -> {});
    ScriptedDialogs dialogs = new ScriptedDialogs();
    try (Window window = Window.open(Installation.of(System.getenv()).at(home), dialogs)) {
      walk(home, window.guide(), dialogs);
    } catch (TourException fault) {
      failed = true;
      say("FAILED  " + fault.getMessage());
    }
    visit("keep the evidence", () -> keepEvidence(home));
    Files.write(folder.resolve("summary.md"), summary, StandardCharsets.UTF_8);
    return !failed;
  }

  private void walk(ConsoleHome home, Guide guide, ScriptedDialogs dialogs) {
    Pictures pictures = new Pictures(guide, folder);
    Walk walk = new Walk(guide, pictures, dialogs);
    Mishaps mishaps = new Mishaps(guide, pictures, home);
    Treasury treasury = new Treasury(guide, pictures, dialogs, folder);
    Looks looks = new Looks(guide, pictures);
    visit("start the local fleet and verify it", walk::startTheFleet);
    visit("read an attestation", walk::readTheAttestation);
    visit(
        "export its document",
        () -> walk.exportTheDocument(folder.resolve("exported-attestation.cose")));
    visit("make a wallet", walk::makeAWallet);
    visit("paste a payment, sign and copy it", walk::signAPayment);
    visit("save it", () -> walk.saveIt(folder.resolve("signed-transaction.hex")));
    visit(
        "open a call, acknowledge its critical risk and sign it",
        () -> walk.signABlindCall(folder.resolve("unsigned-transaction.json")));
    visit("import a key that was made elsewhere", treasury::importAKey);
    visit("release it", treasury::releaseIt);
    visit("pay a list as one batch", treasury::payAList);
    visit("meet refusals", mishaps::meetRefusals);
    visit("see it in the dark", looks::seeItInTheDark);
    visit("see it in a small window", looks::seeItSmall);
    visit("see it in a narrow window", looks::seeItNarrow);
    visit("lose an agent in the middle of a request", mishaps::loseAnAgent);
    visit("refuse an enclave with other measurements", mishaps::meetAnImpostor);
    visit("start afresh where another build founded the fleet", mishaps::startAfresh);
    visit("stop the local fleet", walk::stopTheFleet);
  }

  private void visit(String title, Stop stop) {
    try {
      stop.visit();
      say("ok      " + title);
    } catch (TourException fault) {
      failed = true;
      say("FAILED  " + title + ": " + fault.getMessage());
    }
  }

  /// The last document of the fleet, and the statement it vouches for.
  private void keepEvidence(ConsoleHome home) throws TourException {
    try (Records records = Records.in(home)) {
      Optional<AttestationReply> last = new AttestationHistory(records).lastEvidence("local-1");
      if (last.isEmpty()) {
        throw new TourException("no attestation was recorded");
      }
      write("attestation.cose", last.get().document().toArray());
      write("statement.json", last.get().statement().toArray());
    } catch (ConsoleException fault) {
      throw new TourException(fault.getMessage() == null ? "?" : fault.getMessage(), fault);
    }
  }

  private void write(String name, byte[] content) throws TourException {
    try {
      Files.write(folder.resolve(name), content);
    } catch (IOException fault) {
      throw new TourException("cannot write " + name, fault);
    }
  }

  private void say(String line) {
    System.out.println(line);
    summary.add("- " + line);
  }
}
