package dev.treza.agent.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.agent.store.StateStore.Versioned;
import dev.treza.agent.store.StateStore.Write;
import dev.treza.fleet.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/// Journals as tests need them: with a few acknowledged batches, and what each of them left.
///
/// @param file the journal's bytes
/// @param ends where each state ends in the file; the first is the empty journal
/// @param states what the store held when the file was that long
record Journals(Bytes file, List<Integer> ends, List<SortedMap<String, Versioned>> states) {
  /// The length of a journal without batches.
  static final int EMPTY = JournalFormat.MAGIC.length();

  Journals {
    ends = List.copyOf(ends);
    states = List.copyOf(states);
  }

  /// Batches of one and of several writes, with new keys, rewritten keys and an empty value.
  static Journals written(Path path) throws StoreException, IOException {
    List<List<Write>> batches =
        List.of(
            List.of(Write.create("audit/head", Bytes.utf8("0"))),
            List.of(
                new Write("audit/head", 1, Bytes.utf8("1")),
                Write.create("wallet/ethereum-1", Bytes.utf8("a wallet")),
                Write.create("wallet-of/ü", Bytes.EMPTY)),
            List.of(
                new Write("audit/head", 2, Bytes.utf8("2")),
                Write.create("request/7", Bytes.utf8("the last request"))));
    List<Integer> ends = new ArrayList<>();
    List<SortedMap<String, Versioned>> states = new ArrayList<>();
    try (JournalStateStore store = JournalStateStore.open(path)) {
      ends.add(EMPTY);
      states.add(store.readAll(""));
      for (List<Write> batch : batches) {
        assertThat(store.write(batch)).isTrue();
        ends.add(ends.getLast() + lengthOf(batch));
        states.add(store.readAll(""));
      }
    }
    return new Journals(Bytes.of(Files.readAllBytes(path)), ends, states);
  }

  /// How many bytes a batch takes.
  static int lengthOf(List<Write> batch) {
    return JournalFormat.encode(batch).remaining();
  }

  /// What was acknowledged when the file was `length` bytes long.
  SortedMap<String, Versioned> acknowledged(int length) {
    int last = 0;
    for (int i = 0; i < ends.size(); i++) {
      if (ends.get(i) <= length) {
        last = i;
      }
    }
    return states.get(last);
  }

  int lastBatch() {
    return ends.get(ends.size() - 2);
  }

  static SortedMap<String, Versioned> contentOf(Path path) throws StoreException {
    try (JournalStateStore store = JournalStateStore.open(path)) {
      return store.readAll("");
    }
  }
}
