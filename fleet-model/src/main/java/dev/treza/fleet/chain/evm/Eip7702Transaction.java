package dev.treza.fleet.chain.evm;

import dev.treza.fleet.Bytes;
import java.util.List;

/// A transaction that has accounts run the code of a contract from now on (EIP-7702, EIP-2718 type
/// 4). Whoever signed one of its authorizations gives the whole account into that code's hands.
///
/// @param authorizations 1 to [#MAX_AUTHORIZATIONS]
public record Eip7702Transaction(FeeMarketFields fields, List<Authorization> authorizations)
    implements FeeMarketTransaction {
  static final int TYPE = 4;

  /// How many authorizations are read.
  public static final int MAX_AUTHORIZATIONS = 100;

  static final int FIELDS = FeeMarketFields.COUNT + 1;

  /// @throws IllegalArgumentException if nobody receives the transaction, or nothing is authorized
  public Eip7702Transaction {
    authorizations = List.copyOf(authorizations);
    if (fields.to().isEmpty()) {
      throw new IllegalArgumentException("a set-code transaction cannot create a contract");
    }
    if (authorizations.isEmpty() || authorizations.size() > MAX_AUTHORIZATIONS) {
      throw new IllegalArgumentException("no authorization, or too many");
    }
  }

  @Override
  public int type() {
    return TYPE;
  }

  @Override
  public List<Bytes> encodedFields() {
    List<Bytes> encoded = fields.encoded();
    encoded.add(Rlp.list(authorizations.stream().map(Authorization::encoded).toList()));
    return encoded;
  }
}
