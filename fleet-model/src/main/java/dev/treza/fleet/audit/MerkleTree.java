package dev.treza.fleet.audit;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/// Merkle trees over the entries of a log, each the digest of a payload (RFC 9162 sections 2.1.1 to
/// 2.1.4; RFC 6962 has the same hashes): a checkpoint commits to all entries before it, and short
/// proofs show that an entry is one of them, and that a later checkpoint goes on from an earlier.
public final class MerkleTree {
  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  private MerkleTree() {}

  /// The hash of the whole tree; of nothing for an empty log.
  public static Digest root(List<Bytes> entries) {
    return switch (entries.size()) {
      case 0 -> Digest.of(Bytes.EMPTY);
      case 1 -> leaf(entries.getFirst());
      default -> {
        int left = split(entries.size());
        yield node(root(entries.subList(0, left)), root(entries.subList(left, entries.size())));
      }
    };
  }

  /// The hash of one entry.
  public static Digest leaf(Bytes entry) {
    return hash(LEAF, entry);
  }

  /// Shows that entry `index` is one of `entries`.
  public static List<Digest> inclusion(List<Bytes> entries, int index) {
    if (entries.size() == 1) {
      return List.of();
    }
    int left = split(entries.size());
    List<Bytes> first = entries.subList(0, left);
    List<Bytes> rest = entries.subList(left, entries.size());
    List<Digest> path =
        new ArrayList<>(index < left ? inclusion(first, index) : inclusion(rest, index - left));
    path.add(root(index < left ? rest : first));
    return path;
  }

  /// Shows that the tree of all `entries` goes on from the tree of the first `size` of them.
  ///
  /// @param size from 1 to all
  public static List<Digest> consistency(List<Bytes> entries, int size) {
    return consistency(entries, size, true);
  }

  private static List<Digest> consistency(List<Bytes> entries, int size, boolean whole) {
    if (size == entries.size()) {
      return whole ? List.of() : List.of(root(entries));
    }
    int left = split(entries.size());
    List<Bytes> first = entries.subList(0, left);
    List<Bytes> rest = entries.subList(left, entries.size());
    boolean inFirst = size <= left;
    List<Digest> path =
        new ArrayList<>(
            inFirst ? consistency(first, size, whole) : consistency(rest, size - left, false));
    path.add(root(inFirst ? rest : first));
    return path;
  }

  /// Checks a proof of inclusion (RFC 9162 section 2.1.3.2). Refused: `AUD-PROOF`.
  ///
  /// @param checkpoint hash of the tree of `size` entries
  public static Outcome<Digest> includes(
      Digest checkpoint, long size, long index, Bytes entry, List<Digest> path) {
    if (index < 0 || index >= size) {
      return no("entry " + index + " is not below " + size);
    }
    long at = index;
    long last = size - 1;
    Digest hash = leaf(entry);
    for (Digest sibling : path) {
      if (last == 0) {
        return no("it is longer than the tree is high");
      }
      if ((at & 1) == 1 || at == last) {
        hash = node(sibling, hash);
        while ((at & 1) == 0 && at != 0) {
          at >>= 1;
          last >>= 1;
        }
      } else {
        hash = node(hash, sibling);
      }
      at >>= 1;
      last >>= 1;
    }
    return last == 0 && hash.equals(checkpoint)
        ? Outcome.accepted(checkpoint)
        : no("it leads to another hash");
  }

  /// Checks a proof of consistency (RFC 9162 section 2.1.4.2). Refused: `AUD-PROOF`.
  public static Outcome<Digest> follows(
      Digest earlier, long earlierSize, Digest later, long laterSize, List<Digest> path) {
    if (earlierSize < 1 || earlierSize > laterSize) {
      return no("a checkpoint of " + earlierSize + " entries does not precede " + laterSize);
    }
    if (earlierSize == laterSize) {
      return path.isEmpty() && earlier.equals(later)
          ? Outcome.accepted(later)
          : no("two checkpoints of as many entries differ");
    }
    List<Digest> all = new ArrayList<>(path);
    if (Long.bitCount(earlierSize) == 1) {
      all.addFirst(earlier);
    }
    return all.isEmpty() ? no("it is empty") : climb(earlier, earlierSize, later, laterSize, all);
  }

  private static Outcome<Digest> climb(
      Digest earlier, long earlierSize, Digest later, long laterSize, List<Digest> path) {
    int skip = Long.numberOfTrailingZeros(earlierSize);
    long at = (earlierSize - 1) >> skip;
    long last = (laterSize - 1) >> skip;
    Digest old = path.getFirst();
    Digest now = old;
    for (Digest sibling : path.subList(1, path.size())) {
      if (last == 0) {
        return no("it is longer than the tree is high");
      }
      if ((at & 1) == 1 || at == last) {
        old = node(sibling, old);
        now = node(sibling, now);
        while ((at & 1) == 0 && at != 0) {
          at >>= 1;
          last >>= 1;
        }
      } else {
        now = node(now, sibling);
      }
      at >>= 1;
      last >>= 1;
    }
    return last == 0 && old.equals(earlier) && now.equals(later)
        ? Outcome.accepted(later)
        : no("it leads to other hashes");
  }

  /// The largest power of two below `size`.
  private static int split(int size) {
    return Integer.highestOneBit(size - 1);
  }

  private static Digest node(Digest left, Digest right) {
    return hash(NODE, left.value(), right.value());
  }

  private static Digest hash(byte prefix, Bytes... parts) {
    ByteArrayOutputStream input = new ByteArrayOutputStream();
    input.write(prefix);
    for (Bytes part : parts) {
      input.writeBytes(part.toArray());
    }
    return Digest.of(input.toByteArray());
  }

  private static Outcome<Digest> no(String detail) {
    return Outcome.refused(AuditRefusal.PROOF, "the proof does not hold: " + detail);
  }
}
