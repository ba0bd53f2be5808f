package dev.treza.fleet.wallet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A place in a tree of keys below a seed, written `m/44'/60'/0'/0/7` (BIP-32): child numbers from
/// 0 to 2³¹ − 1, `'` after each hardened one. It has one text form only.
///
/// @param children at least one, at most [#DEEPEST]
public record DerivationPath(List<Child> children) {
  public static final int DEEPEST = 10;

  private static final Pattern FORM = Pattern.compile("m(/(0|[1-9][0-9]{0,9})'?){1,10}");
  private static final int HARDENED = 0x8000_0000;

  /// One step down.
  public record Child(int index, boolean hardened) {
    /// @throws IllegalArgumentException if `index` is negative
    public Child {
      if (index < 0) {
        throw new IllegalArgumentException("a child's index is 0 to 2³¹ − 1");
      }
    }

    /// The child number of BIP-32: the index, with the highest bit set if it is hardened.
    public int number() {
      return hardened ? index | HARDENED : index;
    }

    private String text() {
      return hardened ? index + "'" : Integer.toString(index);
    }
  }

  /// @throws IllegalArgumentException if there are none or too many
  public DerivationPath {
    children = List.copyOf(children);
    if (children.isEmpty() || children.size() > DEEPEST) {
      throw new IllegalArgumentException("a path has 1 to " + DEEPEST + " steps");
    }
  }

  /// The path that `text` writes, or nothing if it writes none.
  public static Optional<DerivationPath> parse(String text) {
    if (!FORM.matcher(text).matches()) {
      return Optional.empty();
    }
    List<Child> children = new ArrayList<>();
    for (String step : List.of(text.substring("m/".length()).split("/", -1))) {
      boolean hardened = step.endsWith("'");
      long index = Long.parseLong(hardened ? step.substring(0, step.length() - 1) : step);
      if (index > Integer.MAX_VALUE) {
        return Optional.empty();
      }
      children.add(new Child((int) index, hardened));
    }
    return Optional.of(new DerivationPath(children));
  }

  public String text() {
    return children.stream().map(Child::text).collect(Collectors.joining("/", "m/", ""));
  }

  /// The child numbers of BIP-32, in order.
  public int[] numbers() {
    return children.stream().mapToInt(Child::number).toArray();
  }

  /// The path without its last `steps`, if anything is left.
  public Optional<DerivationPath> ancestor(int steps) {
    int left = children.size() - steps;
    return left < 1 ? Optional.empty() : Optional.of(new DerivationPath(children.subList(0, left)));
  }

  /// The same path one step further down.
  public DerivationPath child(int index) {
    List<Child> longer = new ArrayList<>(children);
    longer.add(new Child(index, false));
    return new DerivationPath(longer);
  }

  @Override
  public String toString() {
    return text();
  }
}
