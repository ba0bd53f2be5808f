package dev.treza.fleet.chain.evm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.RefusalId;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// Values and seeded random transactions for the tests of this package.
public final class EvmSamples {
  /// How often a seeded loop runs: often under `treza.full`, else briefly.
  public static final int CASES = Boolean.getBoolean("treza.full") ? 1_000_000 : 5_000;

  public static final EvmAddress ALICE = address("3535353535353535353535353535353535353535");
  public static final EvmAddress TOKEN = address("dac17f958d2ee523a2206206994597c13d831ec7");

  private final Random random;
  private final int numberBits;

  public EvmSamples(long seed) {
    this(seed, 62);
  }

  /// With nonces and chain ids of at most `numberBits` bits.
  public EvmSamples(long seed, int numberBits) {
    this.random = new Random(seed);
    this.numberBits = numberBits;
  }

  public static EvmAddress address(String hex) {
    return new EvmAddress(Bytes.hex(hex));
  }

  public static BigInteger integer(long value) {
    return BigInteger.valueOf(value);
  }

  public static <T> T accepted(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Accepted<T>(T value) -> value;
      case Outcome.Refused<T>(Refusal refusal) -> throw new AssertionError(refusal.line());
    };
  }

  public static <T> Refusal refused(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Accepted<T>(T value) -> throw new AssertionError("accepted " + value);
      case Outcome.Refused<T>(Refusal refusal) -> refusal;
    };
  }

  public static <T> void assertRefused(Outcome<T> outcome, RefusalId id, String place) {
    Refusal refusal = refused(outcome);
    assertThat(refusal.id()).as(refusal.line()).isEqualTo(id);
    assertThat(refusal.place()).as(refusal.line()).contains(place);
  }

  /// An unremarkable EIP-1559 payment on chain 1.
  public static Eip1559Transaction payment() {
    return call(Optional.of(ALICE), Bytes.EMPTY);
  }

  /// The payment's fields with another recipient and data.
  public static Eip1559Transaction call(Optional<EvmAddress> to, Bytes data) {
    return new Eip1559Transaction(
        new FeeMarketFields(
            BigInteger.ONE,
            integer(9),
            integer(1_000_000_000L),
            integer(20_000_000_000L),
            integer(21_000),
            to,
            new BigInteger("1500000000000000000"),
            data,
            List.of()));
  }

  /// One of any kind.
  public EvmTransaction transaction() {
    return switch (random.nextInt(5)) {
      case 0 -> legacy();
      case 1 -> eip2930();
      case 2 -> eip4844();
      case 3 -> eip7702();
      default -> eip1559();
    };
  }

  /// A transaction with a random signature, which some key may have made or none.
  public SignedEvmTransaction signed() {
    EvmSignature signature = signature();
    return transaction().assemble(signature.r(), signature.s(), signature.yParity());
  }

  public LegacyTransaction legacy() {
    Optional<BigInteger> chainId = random.nextBoolean() ? Optional.of(chainId()) : Optional.empty();
    return new LegacyTransaction(
        chainId, bits(numberBits), bits(160), bits(64), recipient(), bits(250), bytes(100));
  }

  public Eip1559Transaction eip1559() {
    return new Eip1559Transaction(feeMarket(recipient()));
  }

  public Eip2930Transaction eip2930() {
    return new Eip2930Transaction(
        chainId(),
        bits(numberBits),
        bits(160),
        bits(64),
        recipient(),
        bits(250),
        bytes(100),
        accessList());
  }

  public Eip4844Transaction eip4844() {
    List<Bytes> hashes = new ArrayList<>();
    for (int i = random.nextInt(Eip4844Transaction.MAX_BLOBS); i >= 0; i--) {
      hashes.add(BlobSidecar.versionedHash(bytes(48)));
    }
    return new Eip4844Transaction(feeMarket(someone()), bits(160), hashes);
  }

  public Eip7702Transaction eip7702() {
    List<Authorization> authorizations = new ArrayList<>();
    for (int i = random.nextInt(2); i >= 0; i--) {
      authorizations.add(
          new Authorization(
              random.nextBoolean() ? chainId() : BigInteger.ZERO,
              new EvmAddress(exactly(EvmAddress.LENGTH)),
              bits(numberBits),
              signature()));
    }
    return new Eip7702Transaction(feeMarket(someone()), authorizations);
  }

  private FeeMarketFields feeMarket(Optional<EvmAddress> to) {
    BigInteger priority = bits(100);
    return new FeeMarketFields(
        chainId(),
        bits(numberBits),
        priority,
        priority.add(bits(100)),
        bits(64),
        to,
        bits(250),
        bytes(100),
        accessList());
  }

  private Optional<EvmAddress> someone() {
    return Optional.of(new EvmAddress(exactly(EvmAddress.LENGTH)));
  }

  private EvmSignature signature() {
    BigInteger r = new BigInteger(255, random).add(BigInteger.ONE);
    BigInteger s = new BigInteger(254, random).add(BigInteger.ONE);
    return new EvmSignature(r, s, random.nextInt(2));
  }

  /// `original` with one to three bytes changed, removed or added.
  public Bytes mutated(Bytes original) {
    Bytes mutant = original;
    for (int i = random.nextInt(3); i >= 0; i--) {
      int at = random.nextInt(mutant.length() + 1);
      int to = Math.min(mutant.length(), at + random.nextInt(2));
      Bytes middle = bytes(1);
      mutant = mutant.slice(0, at).concat(middle).concat(mutant.slice(to, mutant.length()));
    }
    return mutant;
  }

  /// Up to `most` random bytes.
  public Bytes bytes(int most) {
    return exactly(random.nextInt(most + 1));
  }

  private Bytes exactly(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return Bytes.of(bytes);
  }

  private BigInteger bits(int most) {
    return new BigInteger(random.nextInt(most + 1), random);
  }

  private BigInteger chainId() {
    return bits(numberBits).add(BigInteger.ONE);
  }

  private Optional<EvmAddress> recipient() {
    return random.nextInt(8) == 0
        ? Optional.empty()
        : Optional.of(new EvmAddress(exactly(EvmAddress.LENGTH)));
  }

  private List<AccessListEntry> accessList() {
    List<AccessListEntry> entries = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      List<Bytes> keys = new ArrayList<>();
      for (int j = random.nextInt(3); j > 0; j--) {
        keys.add(exactly(AccessListEntry.KEY_LENGTH));
      }
      entries.add(new AccessListEntry(new EvmAddress(exactly(EvmAddress.LENGTH)), keys));
    }
    return entries;
  }
}
