package dev.treza.console.store;

import dev.treza.console.ConsoleException;
import dev.treza.console.ConsoleRefusal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.h2.api.ErrorCode;
import org.h2.jdbcx.JdbcDataSource;

/// The database of the console's history (H2, one process at a time; ADR 0007). It is opened by its
/// first use, so that the window need not wait for it. All work runs on a thread of its own, which
/// nobody interrupts: an interrupt would close the engine's file under it.
public final class Records implements AutoCloseable {
  /// Work on the database.
  @FunctionalInterface
  interface Work<T> {
    T run(Connection connection) throws SQLException;
  }

  private final String url;
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("records").factory());
  private Optional<Connection> open = Optional.empty();

  private Records(String url) {
    this.url = url;
  }

  /// The database in the console's folder.
  public static Records in(ConsoleHome home) {
    return new Records(
        "jdbc:h2:file:" + home.records() + ";DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0");
  }

  /// A database that is gone when it is closed.
  public static Records inMemory(String name) {
    return new Records("jdbc:h2:mem:" + name);
  }

  <T> T with(Work<T> work) throws ConsoleException {
    try {
      return CompletableFuture.supplyAsync(() -> run(work), worker).join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof ConsoleException fault
          ? fault
          : new ConsoleException(ConsoleRefusal.RECORDS, "the work failed", failed);
    }
  }

  @Override
  public void close() throws ConsoleException {
    with(_ -> {
      if (open.isPresent()) {
        open.get().close();
        open = Optional.empty();
      }
      return true;
    });
    worker.shutdown();
  }

  private <T> T run(Work<T> work) {
    try {
      if (open.isEmpty()) {
        open = Optional.of(connect());
      }
      return work.run(open.get());
    } catch (SQLException fault) {
      throw new CompletionException(fault(fault));
    } catch (ConsoleException fault) {
      throw new CompletionException(fault);
    }
  }

  private Connection connect() throws SQLException, ConsoleException {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL(url);
    Connection first = source.getConnection();
    try {
      Flyway.configure(Records.class.getClassLoader())
          .dataSource(source)
          .locations("classpath:dev/treza/console/store/migrations")
          .load()
          .migrate();
    } catch (FlywayException fault) {
      first.close();
      throw new ConsoleException(
          ConsoleRefusal.RECORDS, "they cannot be brought up to date", fault);
    }
    return first;
  }

  private static ConsoleException fault(SQLException fault) {
    return fault.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1
        ? new ConsoleException(ConsoleRefusal.HOME_IN_USE, "its records are open there", fault)
        : new ConsoleException(ConsoleRefusal.RECORDS, "code " + fault.getErrorCode(), fault);
  }
}
