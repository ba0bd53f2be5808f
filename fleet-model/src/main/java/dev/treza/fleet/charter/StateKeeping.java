package dev.treza.fleet.charter;

import java.util.Optional;
import java.util.stream.Stream;

/// Where an enclave that runs keeps its state, records and sealing key. A charter comes into force
/// only in an enclave that keeps them where its `stateStore` says.
public sealed interface StateKeeping {
  /// Nowhere: no charter can come into force, no key can be made.
  StateKeeping NONE = new Fixed("none");

  /// In the enclave's own memory: all of it, keys too, is gone when the enclave is. Emulated
  /// enclaves only (ADR 0010).
  StateKeeping VOLATILE = new Fixed(Charter.VOLATILE_STORE);

  /// In files of the host, as trustworthy as its disk. Simulated enclaves only.
  StateKeeping LOCAL = new Fixed(Charter.LOCAL_STORE);

  /// The form used in signed documents.
  String text();

  /// A place that has no name of its own.
  record Fixed(String text) implements StateKeeping {}

  /// In a table of DynamoDB, which outlives enclave and host.
  record Table(TableArn arn) implements StateKeeping {
    @Override
    public String text() {
      return arn.toString();
    }
  }

  static Optional<StateKeeping> parse(String text) {
    return Stream.of(NONE, VOLATILE, LOCAL)
        .filter(keeping -> keeping.text().equals(text))
        .findFirst()
        .or(() -> TableArn.parse(text).map(Table::new));
  }
}
