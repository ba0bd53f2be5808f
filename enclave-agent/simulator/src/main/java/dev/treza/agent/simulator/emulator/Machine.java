package dev.treza.agent.simulator.emulator;

import dev.treza.agent.simulator.SoftwareNsm;
import dev.treza.agent.simulator.protocol.NsmService;
import dev.treza.agent.simulator.vhost.Backend;
import dev.treza.agent.simulator.vhost.VhostException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/// The emulated machine with all that belongs to it. When one part ends, the machine has ended.
final class Machine implements Closeable {
  private static final Duration DAEMON_PATIENCE = Duration.ofSeconds(10);
  private static final Duration BOOT_PATIENCE = Duration.ofMinutes(3);
  private static final long LOOK_MILLIS = 50;

  private final Commands commands;
  private final Path console;
  private final Deque<Closeable> parts = new ArrayDeque<>();
  private final CompletableFuture<Boolean> asked = new CompletableFuture<>();
  private final CompletableFuture<Optional<String>> end = new CompletableFuture<>();

  private Machine(Commands commands, Path console) {
    this.commands = commands;
    this.console = console;
  }

  /// Powers it on.
  ///
  /// @param run the folder of this run, for sockets
  static Machine start(EmulatorOptions options, BootFiles boot, SoftwareNsm module, Path run)
      throws IOException, EmulatorException, InterruptedException {
    Path console = options.folder().resolve("console.log");
    Files.deleteIfExists(console);
    Machine machine = new Machine(new Commands(options.programs(), run), console);
    try {
      machine.powerOn(options, boot, module);
      return machine;
    } catch (IOException | EmulatorException | InterruptedException failed) {
      machine.close();
      throw failed;
    }
  }

  private void powerOn(EmulatorOptions options, BootFiles boot, SoftwareNsm module)
      throws IOException, EmulatorException, InterruptedException {
    Path log = options.folder().resolve("emulator.log");
    boolean hasModule = options.module() != ModuleKind.NONE;
    if (hasModule) {
      Backend.Listener listener = Backend.Listener.at(commands.module());
      parts.push(listener);
      Thread.ofPlatform().daemon().name("nsm").start(() -> play(listener, module));
    }
    parts.push(ParentServices.start(commands, options.enclave(), () -> asked.complete(true)));
    run(Program.start("the vsock daemon", log, commands.vsockDaemon()));
    awaitDaemon(log);
    run(
        Program.start(
            "the enclave",
            console,
            commands.machine(boot, options.acpi(), options.memory(), hasModule)));
  }

  private void run(Program program) {
    parts.push(program);
    program.whenEnded(
        code -> end.complete(Optional.of(program.name() + " ended with exit code " + code)));
  }

  private void play(Backend.Listener listener, SoftwareNsm module) {
    try {
      listener.serve(new NsmService(module)::answer);
    } catch (IOException | VhostException failed) {
      end.complete(Optional.of("the security module: " + failed.getMessage()));
    }
  }

  private void awaitDaemon(Path log) throws EmulatorException, InterruptedException {
    long deadline = System.nanoTime() + DAEMON_PATIENCE.toNanos();
    while (!commands.vsockIsReady()) {
      if (end.isDone() || System.nanoTime() > deadline) {
        throw new EmulatorException("the vsock daemon does not start; log: " + log);
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
  }

  /// Where the agent serves.
  GuestPort agent() {
    return new GuestPort(commands.vsock(), GuestPort.AGENT);
  }

  /// Waits until the agent can be connected to. Says no if it was asked to stop before that.
  ///
  /// @throws EmulatorException if the machine ended or the agent takes too long
  boolean awaitListening() throws EmulatorException, ExecutionException, InterruptedException {
    long deadline = System.nanoTime() + BOOT_PATIENCE.toNanos();
    while (!end.isDone()) {
      if (asked.isDone() && accepts()) {
        return true;
      }
      if (System.nanoTime() > deadline) {
        throw new EmulatorException("the enclave does not listen; its console: " + console);
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
    awaitEnd();
    return false;
  }

  private boolean accepts() {
    try {
      agent().connect().close();
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  /// Waits until it was asked to stop.
  ///
  /// @throws EmulatorException if it ended by itself
  void awaitEnd() throws EmulatorException, ExecutionException, InterruptedException {
    Optional<String> why = end.get();
    if (why.isPresent()) {
      throw new EmulatorException(why.get() + "; its console: " + console);
    }
  }

  /// Ends the waiting; [#close] ends the machine.
  void stop() {
    end.complete(Optional.empty());
  }

  /// Powers it off: what was started last ends first.
  @Override
  public void close() throws IOException {
    end.complete(Optional.empty());
    while (!parts.isEmpty()) {
      parts.pop().close();
    }
  }
}
