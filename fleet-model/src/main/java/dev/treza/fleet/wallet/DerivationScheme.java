package dev.treza.fleet.wallet;

import dev.treza.fleet.Blockchain;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.wallet.DerivationPath.Child;
import java.util.List;
import java.util.stream.IntStream;

/// Which paths the wallets of a blockchain may have: those that every wallet program looks at when
/// it restores a seed. `a` stands for any account, `i` for any index.
///
/// | blockchain | paths | by |
/// | --- | --- | --- |
/// | Ethereum, Polygon, Avalanche | `m/44'/60'/a'/0/i` | BIP-44, SLIP-44 |
/// | Bitcoin | `m/84'/c'/a'/0\|1/i`, `m/86'/c'/a'/0\|1/i`; `c` is 0 on mainnet, else 1 | BIP-84, BIP-86 |
/// | Solana | `m/44'/501'/i'/0'` | BIP-44, SLIP-10 |
/// | Ethereum 2.0 | `m/12381/3600/i/0` withdrawal, `m/12381/3600/i/0/0` signing | EIP-2334 |
public final class DerivationScheme {
  private final List<Shape> shapes;

  private DerivationScheme(Shape... shapes) {
    this.shapes = List.of(shapes);
  }

  public static DerivationScheme of(Blockchain blockchain, NetworkMode network) {
    return switch (blockchain) {
      case ETHEREUM, POLYGON, AVALANCHE ->
          new DerivationScheme(Shape.of("44'", "60'", "*'", "0", "*"));
      case BITCOIN -> {
        String coin = network == NetworkMode.MAINNET ? "0'" : "1'";
        yield new DerivationScheme(
            Shape.of("84'", coin, "*'", "0", "*"),
            Shape.of("84'", coin, "*'", "1", "*"),
            Shape.of("86'", coin, "*'", "0", "*"),
            Shape.of("86'", coin, "*'", "1", "*"));
      }
      case SOLANA -> new DerivationScheme(Shape.of("44'", "501'", "*'", "0'"));
      case ETHEREUM2 ->
          new DerivationScheme(
              Shape.of("12381", "3600", "*", "0", "0"), Shape.of("12381", "3600", "*", "0"));
    };
  }

  public boolean allows(DerivationPath path) {
    return shapes.stream().anyMatch(shape -> shape.fits(path));
  }

  /// The path that comes first in this scheme.
  public DerivationPath first() {
    return shapes.getFirst().at(0);
  }

  /// The path with number `index` where the first has 0.
  public DerivationPath numbered(int index) {
    return shapes.getFirst().at(index);
  }

  /// How people are told which paths there are.
  public String text() {
    return String.join(" or ", shapes.stream().map(Shape::text).toList());
  }

  /// One step of a shape: a fixed child, or any with that hardening.
  private record Step(String text) {
    boolean fits(Child child) {
      return child.hardened() == text.endsWith("'")
          && (free() || text.equals(child.hardened() ? child.index() + "'" : child.index() + ""));
    }

    boolean free() {
      return text.startsWith("*");
    }

    Child at(int index) {
      int fixed = free() ? index : Integer.parseInt(text.replace("'", ""));
      return new Child(fixed, text.endsWith("'"));
    }
  }

  private record Shape(List<Step> steps) {
    static Shape of(String... steps) {
      return new Shape(List.of(steps).stream().map(Step::new).toList());
    }

    boolean fits(DerivationPath path) {
      List<Child> children = path.children();
      return children.size() == steps.size()
          && IntStream.range(0, steps.size()).allMatch(i -> steps.get(i).fits(children.get(i)));
    }

    /// Accounts stay 0: only the last free step counts.
    DerivationPath at(int index) {
      int last =
          IntStream.range(0, steps.size()).filter(i -> steps.get(i).free()).max().orElseThrow();
      return new DerivationPath(
          IntStream.range(0, steps.size())
              .mapToObj(i -> steps.get(i).at(i == last ? index : 0))
              .toList());
    }

    String text() {
      return "m/" + String.join("/", steps.stream().map(Step::text).toList());
    }
  }
}
