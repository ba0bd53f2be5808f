package dev.treza.agent.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.agent.aws.AwsClient;
import dev.treza.agent.aws.AwsException;
import dev.treza.agent.aws.AwsService;
import dev.treza.agent.aws.dynamo.StateTable;
import dev.treza.agent.aws.dynamo.TableItem;
import dev.treza.agent.aws.dynamo.TableWrite;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.RefusalId;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.protocol.AgentRefusal;
import dev.treza.fleet.protocol.StateRefusal;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The table client over the strict DynamoDB, and over its faults.
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StateTableTest {
  private static final Bytes ONE = Bytes.utf8("one");
  private static final Bytes TWO = Bytes.utf8("two");

  private final SimulatedCloud cloud;
  private final AwsClient client;
  private StateTable table;
  private int tables;

  StateTableTest(@TempDir Path folder) throws Exception {
    cloud = new SimulatedCloud(folder);
    client = cloud.client(AwsService.DYNAMODB, HostOptions.PARENT_ROLE);
    table = table("none");
  }

  @BeforeEach
  void makeATable() throws Exception {
    cloud.noFaults();
    tables++;
    String name = "treza-vault-" + tables;
    cloud.newTable(name);
    table = table(name);
  }

  @AfterAll
  void stop() throws Exception {
    client.close();
    cloud.close();
  }

  private StateTable table(String name) {
    return new StateTable(client, name, new SecureRandom(), _ -> {});
  }

  private static TableWrite put(String key, long expected, Bytes value) {
    return new TableWrite(key, expected, Optional.of(value));
  }

  private static TableWrite demand(String key, long version) {
    return new TableWrite(key, version, Optional.empty());
  }

  private static <T> T accepted(Outcome<T> outcome) {
    return SimulatedCloud.accepted(outcome);
  }

  private static RefusalId refused(Outcome<?> outcome) {
    return switch (outcome) {
      case Outcome.Refused<?>(Refusal refusal) -> refusal.id();
      case Outcome.Accepted<?>(var value) -> throw new AssertionError("accepted " + value);
    };
  }

  private boolean write(TableWrite... batch) {
    return accepted(table.write(List.of(batch)));
  }

  private Optional<TableItem> read(String key) {
    return accepted(table.read(key));
  }

  private static List<TableWrite> many(int count, long expected, String value) {
    List<TableWrite> batch = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      batch.add(put("many/%05d".formatted(i), expected, Bytes.utf8(value + i)));
    }
    return batch;
  }

  @Test
  void writesAllOrNone() {
    assertThat(write(put("a/1", 0, ONE), put("b/1", 0, ONE))).isTrue();
    assertThat(write(put("a/1", 1, TWO), put("b/1", 0, TWO))).isFalse();
    assertThat(read("a/1")).contains(new TableItem(1, ONE));
    assertThat(write(put("a/1", 1, TWO), put("b/1", 1, TWO))).isTrue();
    assertThat(read("b/1")).contains(new TableItem(2, TWO));
    assertThat(read("c/1")).isEmpty();
  }

  @Test
  void demandsAVersionThatItLeavesAlone() {
    assertThat(write(put("owner/w", 0, ONE))).isTrue();
    assertThat(write(demand("owner/w", 1), demand("none", 0), put("a", 0, ONE))).isTrue();
    assertThat(write(demand("owner/w", 2), put("b", 0, ONE))).isFalse();
    assertThat(write(demand("owner/w", 0), put("b", 0, ONE))).isFalse();
    assertThat(read("owner/w")).contains(new TableItem(1, ONE));
    assertThat(read("b")).isEmpty();
  }

  @Test
  void listsWhatBeginsAlike() {
    assertThat(write(put("w/1", 0, ONE), put("w/2", 0, TWO), put("x/1", 0, ONE))).isTrue();
    assertThat(accepted(table.readAll("w/")).keySet()).containsExactly("w/1", "w/2");
    assertThat(accepted(table.readAll("w/2")).keySet()).containsExactly("w/2");
    assertThat(accepted(table.readAll("y/"))).isEmpty();
  }

  @Test
  void listsPageByPage() {
    byte[] large = new byte[100_000];
    for (int i = 0; i < 12; i++) {
      assertThat(write(put("w/%02d".formatted(i), 0, Bytes.of(large)))).isTrue();
    }
    assertThat(accepted(table.readAll("w/"))).hasSize(12);
  }

  @Test
  void keepsAValueThatIsLargerThanAnItem() {
    byte[] large = new byte[900_001];
    large[900_000] = 7;
    assertThat(write(put("batch/1", 0, Bytes.of(large)))).isTrue();
    assertThat(read("batch/1")).contains(new TableItem(1, Bytes.of(large)));
    assertThat(accepted(table.readAll("batch/")).values())
        .containsExactly(new TableItem(1, Bytes.of(large)));
  }

  @Test
  void writesABatchThatIsLargerThanATransactionAllOrNone() {
    assertThat(accepted(table.write(many(450, 0, "old")))).isTrue();
    assertThat(accepted(table.readAll("many/"))).hasSize(450);
    List<TableWrite> next = many(450, 1, "new");
    next.add(put("taken", 5, ONE));
    assertThat(accepted(table.write(next))).isFalse();
    assertThat(read("many/00000")).contains(new TableItem(1, Bytes.utf8("old0")));
    assertThat(accepted(table.readAll("many/")).values()).allMatch(item -> item.version() == 1);
    assertThat(accepted(table.write(many(450, 1, "new")))).isTrue();
    assertThat(read("many/00449")).contains(new TableItem(2, Bytes.utf8("new449")));
    assertThat(write(put("many/00000", 2, ONE))).isTrue();
    assertThat(read("many/00000")).contains(new TableItem(3, ONE));
  }

  @Test
  void holdsALargeBatchToWhatItDemands() {
    assertThat(write(put("owner/w", 0, ONE))).isTrue();
    List<TableWrite> wrong = many(150, 0, "x");
    wrong.add(demand("owner/w", 2));
    assertThat(accepted(table.write(wrong))).isFalse();
    assertThat(accepted(table.readAll("many/"))).isEmpty();
    List<TableWrite> right = many(150, 0, "x");
    right.add(demand("owner/w", 1));
    assertThat(accepted(table.write(right))).isTrue();
  }

  /// Its writer is gone before the last write: at every transaction it needs.
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void aLargeBatchThatWasLeftNeverBecomesTrue(int transactions) throws Exception {
    if (transactions > 1) {
      cloud.plan("TransactWriteItems", "LATE", transactions - 1);
    }
    cloud.plan("TransactWriteItems", "DENIED", 1000);
    assertThat(refused(table.write(many(250, 0, "x")))).isEqualTo(StateRefusal.DENIED);
    cloud.noFaults();
    assertThat(accepted(table.readAll("many/"))).isEmpty();
    assertThat(read("many/00000")).isEmpty();
    assertThat(write(put("many/00000", 0, ONE))).isTrue();
    assertThat(accepted(table.readAll("many/")).keySet()).containsExactly("many/00000");
    assertThat(accepted(table.write(many(250, 0, "y")))).isFalse();
    assertThat(read("many/00001")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "TransactWriteItems, BUSY",
    "TransactWriteItems, DOWN",
    "TransactWriteItems, EXPIRED",
    "TransactWriteItems, OVER_THROUGHPUT",
    "TransactWriteItems, CONFLICT",
    "TransactWriteItems, DROPPED_BEFORE",
    "TransactWriteItems, DROPPED_AFTER",
    "GetItem, BUSY",
    "GetItem, OVER_THROUGHPUT",
    "GetItem, DROPPED_AFTER"
  })
  void getsOverAFaultThatPasses(String operation, String fault) throws Exception {
    cloud.plan(operation, fault, 2);
    assertThat(write(put("a", 0, ONE))).isTrue();
    assertThat(read("a")).contains(new TableItem(1, ONE));
  }

  @Test
  void knowsThatAWriteWasMadeWhoseAnswerNeverCame() throws Exception {
    cloud.plan("TransactWriteItems", "DROPPED_AFTER", 20);
    assertThat(write(put("a", 0, ONE))).isTrue();
    cloud.noFaults();
    assertThat(read("a")).contains(new TableItem(1, ONE));
  }

  @Test
  void saysThatItDoesNotKnowOfAWriteThatWasNotMade() throws Exception {
    cloud.plan("TransactWriteItems", "DROPPED_BEFORE", 20);
    assertThat(refused(table.write(List.of(put("a", 0, ONE))))).isEqualTo(AgentRefusal.STORE);
    cloud.noFaults();
    assertThat(write(put("a", 0, ONE))).isTrue();
  }

  @Test
  void knowsThatALargeBatchWasMadeWhoseAnswersNeverCame() throws Exception {
    cloud.plan("TransactWriteItems", "DROPPED_AFTER", 200);
    assertThat(accepted(table.write(many(250, 0, "x")))).isTrue();
    cloud.noFaults();
    assertThat(accepted(table.readAll("many/"))).hasSize(250);
  }

  @ParameterizedTest
  @CsvSource({
    "BUSY, STATE-UNAVAILABLE",
    "OVER_THROUGHPUT, STATE-UNAVAILABLE",
    "CONFLICT, STATE-UNAVAILABLE",
    "DOWN, STATE-UNAVAILABLE",
    "DENIED, STATE-DENIED"
  })
  void tellsWhyItCannotWrite(String fault, String id) throws Exception {
    cloud.plan("TransactWriteItems", fault, 50);
    assertThat(refused(table.write(List.of(put("a", 0, ONE)))).id()).isEqualTo(id);
  }

  @Test
  void tellsThatThereIsNoSuchTable() {
    assertThat(refused(table("treza-other").read("a"))).isEqualTo(StateRefusal.TABLE);
    assertThat(refused(table("someones").read("a"))).isEqualTo(StateRefusal.DENIED);
  }

  @Test
  void ofManyWhoWantTheSameVersionOneHasIt() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Boolean>> tasks = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        Bytes mine = Bytes.utf8("mine " + i);
        tasks.add(() -> write(put("nonce", 0, mine), put("request/" + mine.hex(), 0, mine)));
      }
      int winners = 0;
      for (Future<Boolean> future : threads.invokeAll(tasks)) {
        winners += future.get() ? 1 : 0;
      }
      assertThat(winners).isEqualTo(1);
      assertThat(accepted(table.readAll("request/"))).hasSize(1);
    }
  }

  @Test
  void ofTwoLargeBatchesOverTheSameItemsAtMostOneBecomesTrue() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Outcome<Boolean>>> tasks =
          List.of(() -> table.write(many(220, 0, "x")), () -> table.write(many(220, 0, "y")));
      int winners = 0;
      for (Future<Outcome<Boolean>> future : threads.invokeAll(tasks)) {
        winners += future.get().equals(Outcome.accepted(true)) ? 1 : 0;
      }
      assertThat(winners).isLessThanOrEqualTo(1);
      assertThat(
              accepted(table.readAll("many/")).values().stream()
                  .map(item -> item.value().at(0))
                  .distinct())
          .hasSize(winners);
    }
  }

  @Test
  void readsConsistently() throws Exception {
    assertThat(write(put("a", 0, ONE))).isTrue();
    assertThat(write(put("a", 1, TWO))).isTrue();
    assertThat(read("a")).contains(new TableItem(2, TWO));
    assertThat(cloud.asked()).contains("GetItem");
  }

  @Test
  void isRefusedWhatIsNoneOfItsOwnByAws() {
    assertThat(errorOf("DeleteItem")).isEqualTo("UnknownOperationException");
  }

  private String errorOf(String operation) {
    try {
      client.call(operation, JsonObject.builder().build());
      throw new AssertionError(operation + " was allowed");
    } catch (AwsException refused) {
      return refused.code();
    }
  }
}
