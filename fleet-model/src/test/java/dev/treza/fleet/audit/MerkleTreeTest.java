package dev.treza.fleet.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {
  private static final List<Bytes> LOG =
      IntStream.range(0, 33).mapToObj(i -> Bytes.utf8("entry " + i)).toList();

  private static Digest root(int size) {
    return MerkleTree.root(LOG.subList(0, size));
  }

  private static boolean holds(Outcome<Digest> proof) {
    return switch (proof) {
      case Outcome.Accepted<Digest> _ -> true;
      case Outcome.Refused<Digest>(var refusal) -> {
        assertThat(refusal.id()).isEqualTo(AuditRefusal.PROOF);
        yield false;
      }
    };
  }

  /// The inputs and roots of the reference tests of Certificate Transparency.
  @Test
  void hashesTheEightEntriesOfTheReferenceTestsToTheirRoots() {
    List<Bytes> entries =
        Stream.of(
                "",
                "00",
                "10",
                "2021",
                "3031",
                "40414243",
                "5051525354555657",
                "606162636465666768696a6b6c6d6e6f")
            .map(Bytes::hex)
            .toList();
    List<String> roots =
        List.of(
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
    for (int size = 1; size <= entries.size(); size++) {
      assertThat(MerkleTree.root(entries.subList(0, size)).hex()).isEqualTo(roots.get(size - 1));
    }
  }

  /// The tree of seven entries in RFC 9162 section 2.1.5, and the hash of the empty one.
  @Test
  void hashesAsTheFigureOfTheStandard() {
    assertThat(root(0).hex())
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assertThat(MerkleTree.leaf(Bytes.EMPTY).hex())
        .isEqualTo("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
    List<Bytes> seven = LOG.subList(0, 7);
    assertThat(MerkleTree.inclusion(seven, 6)).hasSize(2).last().isEqualTo(root(4));
    assertThat(MerkleTree.inclusion(seven, 0))
        .containsExactly(
            MerkleTree.leaf(LOG.get(1)),
            MerkleTree.root(LOG.subList(2, 4)),
            MerkleTree.root(LOG.subList(4, 7)));
    assertThat(MerkleTree.consistency(seven, 4))
        .containsExactly(MerkleTree.root(LOG.subList(4, 7)));
    assertThat(MerkleTree.consistency(seven, 6))
        .containsExactly(MerkleTree.root(LOG.subList(4, 6)), MerkleTree.leaf(LOG.get(6)), root(4));
  }

  @Test
  void provesEveryEntryOfEveryTreeAndNoOther() {
    for (int size = 1; size <= LOG.size(); size++) {
      List<Bytes> log = LOG.subList(0, size);
      for (int index = 0; index < size; index++) {
        List<Digest> path = MerkleTree.inclusion(log, index);
        Bytes entry = LOG.get(index);
        assertThat(holds(MerkleTree.includes(root(size), size, index, entry, path))).isTrue();
        Bytes other = LOG.get((index + 1) % LOG.size());
        assertThat(holds(MerkleTree.includes(root(size), size, index, other, path))).isFalse();
        assertThat(holds(MerkleTree.includes(root(size), size, size, entry, path))).isFalse();
        List<Digest> longer = new ArrayList<>(path);
        longer.add(Digest.of(other));
        assertThat(holds(MerkleTree.includes(root(size), size, index, entry, longer))).isFalse();
      }
    }
  }

  @Test
  void provesThatEveryCheckpointGoesOnFromEveryEarlierOneAndFromNoOther() {
    for (int later = 1; later <= LOG.size(); later++) {
      for (int earlier = 1; earlier <= later; earlier++) {
        List<Digest> path = MerkleTree.consistency(LOG.subList(0, later), earlier);
        Digest to = root(later);
        assertThat(holds(MerkleTree.follows(root(earlier), earlier, to, later, path))).isTrue();
        Digest forged = Digest.of(Bytes.utf8("forged"));
        assertThat(holds(MerkleTree.follows(forged, earlier, to, later, path))).isFalse();
        assertThat(holds(MerkleTree.follows(root(earlier), earlier, forged, later, path)))
            .isFalse();
      }
    }
  }

  @Test
  void refusesACheckpointThatDoesNotPrecede() {
    assertThat(holds(MerkleTree.follows(root(3), 3, root(2), 2, List.of()))).isFalse();
    assertThat(holds(MerkleTree.follows(root(0), 0, root(2), 2, List.of()))).isFalse();
    assertThat(holds(MerkleTree.follows(root(3), 3, root(5), 5, List.of()))).isFalse();
  }
}
