package dev.treza.console.launch;

import dev.treza.console.ConsoleException;
import dev.treza.console.ConsoleRefusal;
import dev.treza.console.charter.AmendmentViewModel;
import dev.treza.console.charter.CharterScreen;
import dev.treza.console.controls.FileDialogs;
import dev.treza.console.credential.ApprovalDesk;
import dev.treza.console.credential.StarterCredential;
import dev.treza.console.credential.own.CredentialWorkshop;
import dev.treza.console.credential.own.OwnCredential;
import dev.treza.console.credential.own.OwnDesk;
import dev.treza.console.enclave.AttestationViewModel;
import dev.treza.console.enclave.EnclaveScreen;
import dev.treza.console.enclave.EnclaveSelection;
import dev.treza.console.enclave.ImportViewModel;
import dev.treza.console.enclave.ReleaseViewModel;
import dev.treza.console.enclave.WalletsViewModel;
import dev.treza.console.fleet.EnclaveStatus;
import dev.treza.console.fleet.FleetScreen;
import dev.treza.console.fleet.FleetViewModel;
import dev.treza.console.fleet.FleetWatch;
import dev.treza.console.link.keyimport.KeyImports;
import dev.treza.console.link.keyimport.ProgramImports;
import dev.treza.console.link.local.LocalFleet;
import dev.treza.console.link.node.ConfiguredNodes;
import dev.treza.console.link.node.NodeLink;
import dev.treza.console.settings.CredentialViewModel;
import dev.treza.console.settings.NodesViewModel;
import dev.treza.console.settings.SettingsScreen;
import dev.treza.console.shell.Destination;
import dev.treza.console.shell.ShellScreen;
import dev.treza.console.shell.ShellViewModel;
import dev.treza.console.shell.Surroundings;
import dev.treza.console.shell.TaskBoard;
import dev.treza.console.shell.Tasks;
import dev.treza.console.shell.Theme;
import dev.treza.console.store.AttestationHistory;
import dev.treza.console.store.NodeFile;
import dev.treza.console.store.Records;
import dev.treza.console.store.Settings;
import dev.treza.console.store.SignedFiles;
import dev.treza.console.store.TransactionRecords;
import dev.treza.console.suspension.SuspensionViewModel;
import dev.treza.console.transactions.BatchSignatory;
import dev.treza.console.transactions.NodeDesk;
import dev.treza.console.transactions.Signatory;
import dev.treza.console.transactions.SigningLog;
import dev.treza.console.transactions.TransactionsScreen;
import dev.treza.console.transactions.TransactionsViewModel;
import dev.treza.fleet.Refusal;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.collections.ObservableList;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.kordamp.ikonli.feather.Feather;

/// The console put together: everything it consists of is made here, once, and closed here.
public final class Console implements AutoCloseable {
  private static final String FLEET = "fleet";
  private static final String ENCLAVE = "enclave";
  private static final String TRANSACTIONS = "transactions";
  private static final String CHARTER = "charter";
  private static final String SETTINGS = "settings";

  private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
  private final TaskBoard board = new TaskBoard();
  private final Tasks tasks = new Tasks(background, Platform::runLater, board);
  private final FileDialogs dialogs;
  private final LocalFleet fleet;
  private final Records records;
  private final KeyImports imports;
  private final FleetWatch watch;
  private final SigningLog log;
  private final ApprovalDesk desk;
  private final OwnDesk own;
  private final Settings settings;
  private final NodeLink nodes;
  private final NodeDesk nodeDesk;
  private final InstantSource clock = InstantSource.system();
  private List<Timeline> rhythms = List.of();

  public Console(Installation installation, FileDialogs dialogs) {
    this.dialogs = dialogs;
    SecureRandom random = new SecureRandom();
    StarterCredential starter = new StarterCredential(installation.home(), random);
    OwnCredential credential = new OwnCredential(installation.home(), starter, clock);
    this.own = new OwnDesk(credential, new CredentialWorkshop(installation.home(), random));
    this.settings = new Settings(installation.home());
    this.records = Records.in(installation.home());
    this.fleet =
        new LocalFleet(
            installation.home(),
            installation.agent(),
            starter,
            credential::colleague,
            random,
            clock);
    this.imports = new ProgramImports(fleet, installation.keyImport());
    this.watch = new FleetWatch(fleet, new AttestationHistory(records), tasks);
    this.desk = new ApprovalDesk(credential, clock, random);
    this.nodes = new ConfiguredNodes(new NodeFile(installation.home()));
    TransactionRecords transactions = new TransactionRecords(records);
    this.nodeDesk = new NodeDesk(nodes, transactions, clock);
    this.log = new SigningLog(transactions, new SignedFiles(installation.home()), clock);
  }

  /// Fills `stage`, which the caller shows. Looking at the fleet and into the records begins when
  /// the window has shown itself: on two processors the one would delay the other.
  public Scene open(Stage stage) throws ConsoleException {
    Theme theme = settings.theme().flatMap(Theme::parse).orElse(Theme.LIGHT);
    ShellViewModel shell =
        new ShellViewModel(
            List.of(FLEET, ENCLAVE, TRANSACTIONS, CHARTER, SETTINGS), theme, this::keep, board);
    EnclaveSelection selection = new EnclaveSelection(watch);
    TransactionsViewModel transactions =
        new TransactionsViewModel(
            watch,
            new Signatory(fleet, desk, log),
            new BatchSignatory(fleet, desk, log),
            log,
            nodeDesk,
            tasks);
    NodesViewModel nodesModel = new NodesViewModel(nodes, tasks);
    CredentialViewModel credentialModel = new CredentialViewModel(own, tasks);
    surround(shell);
    Scene scene =
        ShellScreen.build(
            stage,
            shell,
            destinations(shell, selection, transactions, nodesModel, credentialModel));
    FirstFrame.after(
        scene,
        () -> {
          watch.refresh();
          transactions.refresh();
          nodesModel.refresh();
          credentialModel.refresh();
        });
    return scene;
  }

  /// Shows a fault that nobody expected.
  void report(Throwable fault) {
    board.refuse(Refusal.of(ConsoleRefusal.FAULT, fault.toString()));
  }

  /// Stops the enclaves this console started, and closes its records.
  @Override
  public void close() throws ConsoleException {
    List<Timeline> running = rhythms;
    Platform.runLater(() -> running.forEach(Timeline::stop));
    background.shutdownNow();
    own.credential().lock();
    try (records) {
      fleet.close();
    }
  }

  private List<Destination> destinations(
      ShellViewModel shell,
      EnclaveSelection selection,
      TransactionsViewModel transactions,
      NodesViewModel nodesModel,
      CredentialViewModel credentialModel) {
    FleetViewModel fleetModel =
        new FleetViewModel(
            watch,
            id -> {
              selection.choose(id);
              shell.show(ENCLAVE);
            },
            clock);
    rhythms =
        Stream.concat(
                FleetScreen.rhythms(fleetModel).stream(),
                Stream.of(
                    TransactionsScreen.rhythm(transactions),
                    SettingsScreen.rhythm(credentialModel)))
            .toList();
    rhythms.forEach(Timeline::play);
    SuspensionViewModel suspensions =
        new SuspensionViewModel(selection.statusProperty(), fleet, desk, tasks);
    return List.of(
        new Destination(FLEET, "_Fleet", Feather.SERVER, FleetScreen.build(fleetModel)),
        new Destination(
            ENCLAVE,
            "_Enclave",
            Feather.CPU,
            EnclaveScreen.build(
                selection,
                new AttestationViewModel(selection, tasks),
                new WalletsViewModel(selection, fleet, desk, tasks),
                new ImportViewModel(selection, imports, desk, tasks),
                new ReleaseViewModel(selection, fleet, nodes, desk, tasks),
                suspensions,
                fleetModel.nowProperty(),
                dialogs)),
        new Destination(
            TRANSACTIONS,
            "_Transactions",
            Feather.EDIT_3,
            TransactionsScreen.build(transactions, dialogs)),
        new Destination(
            CHARTER,
            "_Policy & charter",
            Feather.SHIELD,
            CharterScreen.build(
                selection,
                new AmendmentViewModel(selection, fleet, desk, tasks),
                suspensions,
                dialogs)),
        new Destination(
            SETTINGS,
            "_Settings",
            Feather.SETTINGS,
            SettingsScreen.build(nodesModel, credentialModel, dialogs)));
  }

  private void surround(ShellViewModel shell) {
    watch.statuses().subscribe(() -> shell.surround(surroundings(watch.statuses())));
  }

  private static Surroundings surroundings(ObservableList<EnclaveStatus> statuses) {
    return new Surroundings(
        statuses.stream()
            .map(status -> status.enclave().gravestNetwork())
            .flatMap(Optional::stream)
            .min(Comparator.naturalOrder()),
        statuses.stream().anyMatch(status -> status.enclave().simulated()));
  }

  private void keep(Theme theme) {
    tasks.quietly(
        _ -> {
          settings.chooseTheme(theme.text());
          return theme;
        },
        _ -> {},
        board::refuse);
  }
}
