package dev.treza.console.enclave;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.console.credential.FixedCredential;
import dev.treza.console.fleet.FleetWatch;
import dev.treza.console.link.Answer;
import dev.treza.console.link.FakeEnclave;
import dev.treza.console.link.FakeFleet;
import dev.treza.console.link.Samples;
import dev.treza.console.link.keyimport.FakeImports;
import dev.treza.console.shell.DirectTasks;
import dev.treza.console.shell.TaskBoard;
import dev.treza.console.shell.Tasks;
import dev.treza.console.store.AttestationHistory;
import dev.treza.console.store.Records;
import dev.treza.fleet.Blockchain;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.RefusalId;
import dev.treza.fleet.json.JsonRefusal;
import dev.treza.fleet.protocol.AgentRefusal;
import dev.treza.fleet.wallet.DerivationPath;
import dev.treza.fleet.wallet.ImportRefusal;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ImportViewModelTest {
  private static final Path KEY = Path.of("/keys/old.key");

  private final FakeFleet fleet = new FakeFleet();
  private final FakeEnclave enclave = fleet.add(Samples.enclave("local-1"));
  private final FakeImports program = new FakeImports();
  private final TaskBoard board = new TaskBoard();
  private final Tasks tasks = DirectTasks.of(board);
  private final FleetWatch watch =
      new FleetWatch(
          fleet, new AttestationHistory(Records.inMemory(UUID.randomUUID().toString())), tasks);
  private final EnclaveSelection selection = new EnclaveSelection(watch);
  private final ImportViewModel model =
      new ImportViewModel(selection, program, FixedCredential.desk(), tasks);

  @BeforeEach
  void verified() {
    enclave.attests(Outcome.accepted(Samples.trusted()));
    watch.refresh();
    model.begin();
    model.form().keyProperty().set(Optional.of(KEY));
  }

  private void refusesBeforeReading(RefusalId id) {
    model.read();

    assertThat(board.refusalProperty().get().map(Refusal::id)).contains(id);
    assertThat(program.wishes).isEmpty();
    assertThat(model.draftProperty().get()).isEqualTo(new ImportDraft.Form());
  }

  @Test
  void onlyNamesTheFileToTheImportProgram() {
    model.form().purposeProperty().set(" payroll ");
    model.form().metadataProperty().set("ticket = T-17\n\nowner=Ann\n");
    model.read();

    assertThat(program.wishes)
        .singleElement()
        .satisfies(wish -> {
          assertThat(wish.key()).isEqualTo(KEY.toString());
          assertThat(wish.passphrase()).isEmpty();
          assertThat(wish.purpose()).contains("payroll");
          assertThat(wish.metadata().entries())
              .containsEntry("ticket", "T-17")
              .containsEntry("owner", "Ann");
        });
    assertThat(model.draftProperty().get()).isInstanceOf(ImportDraft.Reviewing.class);
    assertThat(program.approvals).isEmpty();
  }

  @Test
  void givesPathAndPassphraseToTheFormsThatHaveThemOnly() {
    model.form().formProperty().set(KeyForm.WORDS);
    model.form().pathProperty().set("m/44'/60'/0'/0/3");
    model.form().passphraseProperty().set(Optional.of(Path.of("/keys/passphrase")));
    model.read();
    model.edit();
    model.form().formProperty().set(KeyForm.RAW);
    model.read();

    assertThat(program.wishes.getFirst().path().map(DerivationPath::text))
        .contains("m/44'/60'/0'/0/3");
    assertThat(program.wishes.getFirst().passphrase()).contains("/keys/passphrase");
    assertThat(program.wishes.getLast().path()).isEmpty();
    assertThat(program.wishes.getLast().passphrase()).isEmpty();
  }

  @Test
  void sendsTheKeyWithOneApprovalAndEndsTheProgram() {
    program.takes(Outcome.accepted(new Answer.Done<>(Samples.wallet("w-1"), "receipt")));
    model.read();
    model.approve();

    assertThat(program.approvals).singleElement().satisfies(jws -> assertThat(jws).hasSize(1));
    assertThat(program.closed).isOne();
    assertThat(model.draftProperty().get())
        .isEqualTo(new ImportDraft.Imported(Samples.wallet("w-1")));
    assertThat(model.form().keyProperty().get()).isEmpty();
  }

  @Test
  void forgetsTheKeyWhenItIsCancelledOrTheEnclaveIsLeft() {
    model.read();
    model.cancel();
    assertThat(program.closed).isOne();

    fleet.add(Samples.enclave("local-2")).attests(Outcome.accepted(Samples.trusted()));
    watch.refresh();
    model.begin();
    model.form().keyProperty().set(Optional.of(KEY));
    model.read();
    selection.choose("local-2");

    assertThat(program.closed).isEqualTo(2);
    assertThat(model.draftProperty().get()).isEqualTo(new ImportDraft.None());
  }

  @Test
  void showsTheRefusalOfTheProgramAndKeepsTheForm() {
    Refusal refusal = Refusal.of(ImportRefusal.CHECKSUM, "it does not fit");
    program.refuses(refusal);
    model.read();
    assertThat(model.draftProperty().get()).isEqualTo(new ImportDraft.Refused(refusal));
    model.edit();

    assertThat(model.form().keyProperty().get()).contains(KEY);
  }

  @Test
  void readsNoKeyOfAChainThatIsNotBuilt() {
    model.form().formProperty().set(KeyForm.SOLANA);

    assertThat(model.form().blockchainProperty().get()).isEqualTo(Blockchain.SOLANA);
    refusesBeforeReading(AgentRefusal.KEY_CHAIN);
  }

  @Test
  void asksForTheFileFirst() {
    model.form().keyProperty().set(Optional.empty());

    refusesBeforeReading(ImportRefusal.FILE);
  }

  @Test
  void asksForThePassphraseOfAKeystoreFirst() {
    model.form().formProperty().set(KeyForm.WEB3);

    refusesBeforeReading(ImportRefusal.PASSPHRASE);
  }

  @Test
  void refusesAPathThatIsNone() {
    model.form().formProperty().set(KeyForm.XPRV);
    model.form().pathProperty().set("44/60");

    refusesBeforeReading(ImportRefusal.PATH);
  }

  @Test
  void refusesNotesThatAreNoPairs() {
    model.form().metadataProperty().set("no sign");

    refusesBeforeReading(JsonRefusal.NAME);
  }
}
