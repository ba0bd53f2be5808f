package dev.treza.fleet.chain;

import java.math.BigInteger;

/// So many smallest units of an asset; of a collection of single tokens, so many of them.
public record AssetAmount(AssetId asset, BigInteger smallestUnits) {
  public AssetAmount {
    if (smallestUnits.signum() < 0) {
      throw new IllegalArgumentException("an amount is not negative");
    }
  }
}
