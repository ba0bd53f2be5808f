package dev.treza.fleet.chain.evm;

import dev.treza.fleet.Bytes;
import java.util.List;

/// A transaction with a maximum and a priority fee (EIP-1559, EIP-2718 type 2).
public record Eip1559Transaction(FeeMarketFields fields) implements FeeMarketTransaction {
  static final int TYPE = 2;

  @Override
  public int type() {
    return TYPE;
  }

  @Override
  public List<Bytes> encodedFields() {
    return fields.encoded();
  }
}
