package dev.treza.fleet.chain.evm;

import dev.treza.fleet.chain.reading.Rejection;
import java.util.ArrayList;
import java.util.List;

/// The kind of transaction that named fields make.
enum EvmFieldsKind {
  LEGACY("0"),
  EIP2930("1"),
  EIP1559("2"),
  EIP4844("3"),
  EIP7702("4");

  private static final String GAS_PRICE = "gasPrice";
  private static final String MAX_FEE = "maxFeePerGas";
  private static final String PRIORITY_FEE = "maxPriorityFeePerGas";
  private static final String BLOB_FEE = "maxFeePerBlobGas";
  private static final String BLOBS = "blobVersionedHashes";
  private static final String AUTHORIZATIONS = "authorizationList";
  private static final List<String> ALWAYS = List.of("to", "value", "gasLimit", "nonce", "chainId");

  private final String type;

  EvmFieldsKind(String type) {
    this.type = type;
  }

  static EvmFieldsKind of(GivenFields fields) throws Rejection {
    boolean dynamic = fields.has(MAX_FEE) || fields.has(PRIORITY_FEE);
    boolean blobs = fields.has(BLOB_FEE) || fields.has(BLOBS);
    if (fields.has(GAS_PRICE) && dynamic) {
      throw fields.refuse(
          GAS_PRICE, "give either gasPrice or maxFeePerGas and maxPriorityFeePerGas");
    }
    if (fields.has(GAS_PRICE) && (blobs || fields.has(AUTHORIZATIONS))) {
      throw fields.refuse(GAS_PRICE, "a transaction of this kind has a maximum fee instead");
    }
    if (blobs && fields.has(AUTHORIZATIONS)) {
      throw fields.refuse(AUTHORIZATIONS, "give either blobs or authorizations");
    }
    EvmFieldsKind kind = byFields(fields, blobs);
    if (fields.has("type") && !fields.text("type").equals(kind.type)) {
      throw fields.refuse("type", "the fields make a transaction of type " + kind.type);
    }
    return kind;
  }

  private static EvmFieldsKind byFields(GivenFields fields, boolean blobs) {
    if (fields.has(AUTHORIZATIONS)) {
      return EIP7702;
    }
    if (blobs) {
      return EIP4844;
    }
    if (fields.has(GAS_PRICE)) {
      return fields.has("accessList") ? EIP2930 : LEGACY;
    }
    return EIP1559;
  }

  /// The fields a transaction of this kind cannot do without.
  List<String> required(GivenFields fields) {
    List<String> required = new ArrayList<>(ALWAYS);
    required.addAll(
        switch (this) {
          case LEGACY, EIP2930 -> List.of(GAS_PRICE);
          case EIP1559 ->
              fields.has(MAX_FEE) || fields.has(PRIORITY_FEE)
                  ? List.of(MAX_FEE, PRIORITY_FEE)
                  : List.of("gasPrice or maxFeePerGas and maxPriorityFeePerGas");
          case EIP4844 -> List.of(MAX_FEE, PRIORITY_FEE, BLOB_FEE, BLOBS);
          case EIP7702 -> List.of(MAX_FEE, PRIORITY_FEE);
        });
    return required;
  }

  EvmTransaction read(GivenFields fields) throws Rejection {
    EvmFieldsReader reader = new EvmFieldsReader(fields);
    return switch (this) {
      case LEGACY -> reader.legacy();
      case EIP2930 -> reader.eip2930();
      case EIP1559 -> new Eip1559Transaction(reader.feeMarket());
      case EIP4844 -> reader.eip4844();
      case EIP7702 -> reader.eip7702();
    };
  }
}
